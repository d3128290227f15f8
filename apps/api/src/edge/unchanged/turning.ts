/** Metadata key of `@Revised` routes; tests and the API documentation read it. */
export const REVISED_METADATA = 'callmanager:revised';

/**
 * When an answer becomes another one although no row changes: `by-day` is for what depends on the date in any zone, `by-minute`
 * for what says how long it is until something.
 */
export type Turning = 'never' | 'by-day' | 'by-minute';

/** Milliseconds. Midnight of every zone falls on a quarter of an hour: zones differ from UTC by multiples of it. */
const LENGTHS = { never: Infinity, 'by-day': 15 * 60_000, 'by-minute': 60_000 };

/** The same number at two instants: the answer has not turned in between. */
export function turnOf(turning: Turning, now: Date): number {
  return Math.floor(now.getTime() / LENGTHS[turning]);
}

/** The beginning of a minute. @param turn `by-minute` */
export function minuteOf(turn: number): Date {
  return new Date(turn * LENGTHS['by-minute']);
}
