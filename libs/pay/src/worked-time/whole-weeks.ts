import type { Placed } from '../engine/pay-input.js';
import { Workweeks } from '../engine/workweeks.js';
import type { PayableEntry, PayableWeeks } from './worked-time.js';

const DAY = 1440;
/** Days before the first week: they count for rest, recall and consecutive, rolling and work-period days (docs/pay.md 1). */
export const CONTEXT_DAYS = 14;

/**
 * The whole workweeks of one worker that the asked entries touch, and 14 days of context. An entry across the start of the
 * first week is paid with it, since its minutes belong to the regular rate of that week.
 *
 * @param times of one worker, from five weeks before the asked ones to three weeks after them
 * @returns null: nothing is asked
 */
export function wholeWeeks(
  times: readonly PayableEntry[],
  isAsked: (time: PayableEntry) => boolean,
  placed: Placed,
): PayableWeeks | null {
  const asked = times.filter(isAsked);
  const [first] = asked;
  if (!first) return null;
  const weeks = new Workweeks(placed);
  const { from: begin, to: stop } = weeks.together(
    Math.min(...asked.map(({ entry }) => entry.start)),
    Math.max(...asked.map(({ entry: { start, end } }) => Math.max(start, end - 1))),
  );
  const contextFrom = begin - CONTEXT_DAYS * DAY;
  return {
    workerId: first.scope.workerId,
    asked: new Set(asked.map(({ scope }) => scope.id)),
    times: times
      .filter(({ entry: { start, end } }) => start < stop && Math.max(start, end) > contextFrom)
      .map((time) => {
        const { start, end } = time.entry;
        const isContext = start < begin && end <= begin;
        return isContext ? { ...time, entry: { ...time.entry, context: true } } : time;
      })
      .sort((a, b) => a.entry.start - b.entry.start || a.scope.id - b.scope.id),
  };
}
