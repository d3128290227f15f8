/**
 * Hours. Two calls of one worker that start closer than this are shown as a conflict; nothing is
 * blocked.
 */
export const CONFLICT_HOURS = 5;

/** Whether two calls start within five hours of each other, exactly five hours included. */
export function isConflict(a: Date, b: Date): boolean {
  return Math.abs(a.getTime() - b.getTime()) <= CONFLICT_HOURS * 3_600_000;
}
