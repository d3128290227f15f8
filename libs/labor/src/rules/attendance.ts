import type { CallProgress } from '#libs/call-time';

/**
 * What the hours of a request say. `recorded`: in, by the hand of a steward or manager. `scanned`: in, by the worker's own code.
 * `worked`: in and out again. Hours that were voided are none.
 */
export type Attendance = 'none' | 'recorded' | 'scanned' | 'worked';

/** Whether the worker is there right now. */
export function isClockedIn(attendance: Attendance): boolean {
  return attendance === 'recorded' || attendance === 'scanned';
}

/** What the hours of a call say: whether anybody came, and whether somebody is in. */
export type CallAttendance = Pick<CallProgress, 'hasClockIns' | 'isSomebodyIn'>;
