/** Metadata key of `@Revised` routes; tests and the API documentation read it. */
export const REVISED_METADATA = 'callmanager:revised';

/** When an answer becomes another one although no row changes: `by-day` is for what depends on the date in any zone. */
export type Turning = 'never' | 'by-day';

/** Midnight of every zone falls on one: zones differ from UTC by multiples of 15 minutes. */
const QUARTER_OF_AN_HOUR = 15 * 60_000;

/** The same number at two instants: the answer has not turned in between. */
export function turnOf(turning: Turning, now: Date): number {
  return turning === 'never' ? 0 : Math.floor(now.getTime() / QUARTER_OF_AN_HOUR);
}
