const WEEK = 7 * 24 * 60 * 60_000;

/**
 * Whether a time entered by hand can belong to a call: within seven elapsed days of its start, both
 * ends included.
 */
export function isPlausibleDate(typed: Date, scheduledStart: Date): boolean {
  return Math.abs(typed.getTime() - scheduledStart.getTime()) <= WEEK;
}
