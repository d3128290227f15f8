import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { drawPicture } from '../../bench/decoder/qr-picture.js';

/** Held well, a little askew. */
const POSE = {
  ...{ size: 0.5, turn: 12, tilt: 10, axis: 30, blur: 0.5, brightness: 1 },
  ...{ glare: { x: 0, y: 0, radius: 20, strength: 0 }, shift: { x: 10, y: -5 } },
};

/** Switches that give a browser a camera before which a code with that text is held. */
export async function aCameraThatSees(text: string): Promise<string[]> {
  const { data, width, height } = drawPicture(text, POSE, () => 0.5);
  const picture = await sharp(Buffer.from(data), { raw: { width, height, channels: 4 } })
    .jpeg({ quality: 90 })
    .toBuffer();
  const file = join(await mkdtemp(join(tmpdir(), 'callmanager-camera-')), 'camera.mjpeg');
  await writeFile(file, Buffer.concat(Array<Buffer>(5).fill(picture)));
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ];
}
