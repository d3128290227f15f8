import { Random } from '../data/random.js';
import { aPose, drawPicture, type Picture, type Pose } from './qr-picture.js';

export interface SeededPicture {
  text: string;
  pose: Pose;
  picture: Picture;
}

/** Pictures of clock-in links; the same for the same seed. */
export function* seededPictures(
  seed: number,
  count: number,
  glare: 'anywhere' | 'on the code' = 'anywhere',
): Generator<SeededPicture> {
  for (let nth = 0; nth < count; nth++) {
    const random = new Random(seed * 10_000 + nth);
    const pose = aPose(() => random.next(), glare);
    const text = `https://callmanager.example.com/app/clock-in/2f1c5e0e-6f5a-4c58-9f0a-${String(nth).padStart(12, '0')}/`;
    yield { text, pose, picture: drawPicture(text, pose, () => random.next()) };
  }
}
