import { plannedEnd } from '#libs/call-time';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Hours. Two calls of one worker that start at most this far apart are shown to managers as a conflict; nothing is
 * blocked.
 */
export const CONFLICT_HOURS = 5;

/** Hours. No call is planned for longer, and no company requires more rest: SQL may leave out calls farther apart. */
export const LONGEST_PLAN_HOURS = 24;
export const LONGEST_REST_HOURS = 24;

/** The planned start and length of a call; `plannedEnd` gives its end. */
export interface PlannedCall {
  startsAt: Date;
  plannedMinutes: number;
}

/** `overlap`: the calls overlap in time. `short_rest`: less time in between than the company requires. */
export type CallConflictKind = 'overlap' | 'short_rest';

/**
 * The conflict between two calls of one worker, in any order; null: there is none.
 *
 * @param restMinutes required between two calls; null: none
 */
export function conflictBetween(
  a: PlannedCall,
  b: PlannedCall,
  restMinutes: number | null,
): CallConflictKind | null {
  if (overlap(a, b)) return 'overlap';
  return restMinutes !== null && minutesBetween(a, b) < restMinutes ? 'short_rest' : null;
}

/** Whole minutes from the planned end of the earlier call to the start of the later one; 0 where they overlap. */
export function minutesBetween(a: PlannedCall, b: PlannedCall): number {
  const [first, second] = a.startsAt <= b.startsAt ? [a, b] : [b, a];
  return Math.max(0, Math.floor((second.startsAt.getTime() - endOf(first).getTime()) / MINUTE));
}

/** Whether managers see the two calls as a conflict: within five hours of each other, both ends included, or overlapping. */
export function isListedAsConflict(a: PlannedCall, b: PlannedCall): boolean {
  const apart = Math.abs(a.startsAt.getTime() - b.startsAt.getTime());
  return apart <= CONFLICT_HOURS * HOUR || overlap(a, b);
}

/** Calls without length that start at the same instant overlap. */
function overlap(a: PlannedCall, b: PlannedCall): boolean {
  if (a.startsAt.getTime() === b.startsAt.getTime()) return true;
  return a.startsAt < endOf(b) && b.startsAt < endOf(a);
}

function endOf({ startsAt, plannedMinutes }: PlannedCall): Date {
  return plannedEnd(startsAt, plannedMinutes);
}
