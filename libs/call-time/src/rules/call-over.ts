const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Without any clock-in nobody can tell when a call ended. */
const OVER_WITHOUT_CLOCK_IN_MS = 16 * HOUR;

/** However long somebody stays signed in: hours after the start. SQL may leave out what began earlier. */
export const LONGEST_CALL_HOURS = 36;

/** How far a call has come. */
export interface CallProgress {
  startsAt: Date;
  /** What it is expected to take, else its resolved minimum. */
  plannedMinutes: number;
  /** Whether hours of anybody count, running or ended. */
  hasClockIns: boolean;
  /** Whether somebody is signed in and not out. */
  isSomebodyIn: boolean;
}

/**
 * Whether a call is over, the one rule of it: until then offers are sent, answered and canceled, links act, and who was
 * confirmed late may clock in. It is over when everybody who came has gone and its planned end has passed; without any
 * clock-in 16 hours after its start; and 36 hours after it in any case.
 */
export function isCallOver(call: CallProgress, now: Date): boolean {
  const elapsed = now.getTime() - call.startsAt.getTime();
  if (elapsed >= LONGEST_CALL_HOURS * HOUR) return true;
  if (!call.hasClockIns) return elapsed >= OVER_WITHOUT_CLOCK_IN_MS;
  return !call.isSomebodyIn && elapsed >= call.plannedMinutes * MINUTE;
}
