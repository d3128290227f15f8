const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Without any clock-in the end of a call is unknown. */
const OVER_WITHOUT_CLOCK_IN_MS = 16 * HOUR;

/** Hours after the start, even if a worker is still clocked in. SQL may leave out earlier calls. */
export const LONGEST_CALL_HOURS = 36;

/** How far a call has come. */
export interface CallProgress {
  startsAt: Date;
  /** The expected length, else the resolved minimum. */
  plannedMinutes: number;
  /** Whether any hours count, running or ended. */
  hasClockIns: boolean;
  /** Whether a worker is clocked in and not out. */
  isSomebodyIn: boolean;
}

/**
 * Whether a call is over; the only rule of it. Until then offers are sent, answered and canceled, links act, and
 * workers who were confirmed late may clock in. A call is over when everybody who came has left and its planned end has
 * passed; without any clock-in 16 hours after its start; and 36 hours after it in any case.
 */
export function isCallOver(call: CallProgress, now: Date): boolean {
  const elapsed = now.getTime() - call.startsAt.getTime();
  if (elapsed >= LONGEST_CALL_HOURS * HOUR) return true;
  if (!call.hasClockIns) return elapsed >= OVER_WITHOUT_CLOCK_IN_MS;
  return !call.isSomebodyIn && elapsed >= call.plannedMinutes * MINUTE;
}
