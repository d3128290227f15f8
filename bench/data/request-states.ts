import type { Random } from './random.js';

export type RequestState =
  'pending' | 'available' | 'confirmed' | 'declined' | 'canceled' | 'no_show';

/** Positions of a requirement with twelve requests: 3.6 of 4 are filled on average. */
export const POSITIONS = 4;
export const ASKED = 12;

/** Twelve states in the order of asking. */
export function requestStates(random: Random, isOver: boolean): RequestState[] {
  const confirmed = random.chance(0.6) ? 4 : 3;
  const states: RequestState[] = Array.from({ length: confirmed }, () => 'confirmed');
  for (let count = random.between(2, 3); count > 0; count--) states.push('declined');
  for (let count = random.between(1, 2); count > 0; count--) states.push('available');
  if (random.chance(0.3)) states.push('canceled');
  if (isOver && random.chance(0.1)) states.push('no_show');
  while (states.length < ASKED) states.push('pending');
  return random.shuffle(states);
}
