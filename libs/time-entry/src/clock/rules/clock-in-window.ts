const CLOCK_IN_WINDOW_MS = 60 * 60_000;

/**
 * Whether a crew may clock in: from 60 minutes before its call to 60 minutes after it, both
 * inclusive.
 */
export function mayClockIn(startsAt: Date, now: Date): boolean {
  return Math.abs(now.getTime() - startsAt.getTime()) <= CLOCK_IN_WINDOW_MS;
}

/**
 * Whether workers may clock out themselves: from the scheduled start on. Before, only a steward
 * signs them out.
 */
export function mayClockOut(startsAt: Date, now: Date): boolean {
  return now >= startsAt;
}
