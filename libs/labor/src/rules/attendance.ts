import type { CallProgress } from '#libs/call-time';

/**
 * Attendance of a request. `recorded`: clocked in by a steward or manager. `scanned`: clocked in by the worker's own
 * code. `worked`: clocked in and out. Voided hours do not count.
 */
export type Attendance = 'none' | 'recorded' | 'scanned' | 'worked';

/** Whether the worker is there right now. */
export function isClockedIn(attendance: Attendance): boolean {
  return attendance === 'recorded' || attendance === 'scanned';
}

/** Attendance of a call: whether anybody came, and whether somebody is clocked in. */
export type CallAttendance = Pick<CallProgress, 'hasClockIns' | 'isSomebodyIn'>;
