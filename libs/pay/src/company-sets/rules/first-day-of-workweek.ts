import { dateOf } from '../../engine/local-clock.js';
import type { Placed } from '../../engine/pay-input.js';
import { Workweeks } from '../../engine/workweeks.js';

/** The company's local date on which the workweek of an instant starts, 'YYYY-MM-DD': versions and choices count from it. */
export function firstDayOfWorkweek(placed: Placed, at: Date): string {
  const weeks = new Workweeks(placed);
  return dateOf(weeks.firstDay(weeks.startOf(Math.floor(at.getTime() / 60_000))));
}
