const CLOCK_IN_WINDOW_MS = 60 * 60_000;

/** A crew clocks in from 60 minutes before its call to 60 minutes after it, both to the second and included. */
export function mayClockIn(startsAt: Date, now: Date): boolean {
  return Math.abs(now.getTime() - startsAt.getTime()) <= CLOCK_IN_WINDOW_MS;
}
