/** Two calls of one worker closer than this, either way, are shown as a conflict. They block nothing. */
export const CONFLICT_HOURS = 5;

/** Whether two calls start within five hours of each other; exactly five hours is one. */
export function isConflict(a: Date, b: Date): boolean {
  return Math.abs(a.getTime() - b.getTime()) <= CONFLICT_HOURS * 3_600_000;
}
