const CLOCK_IN_WINDOW_MS = 60 * 60_000;

/** A crew clocks in from 60 minutes before its call to 60 minutes after it, both to the second and included. */
export function mayClockIn(startsAt: Date, now: Date): boolean {
  return Math.abs(now.getTime() - startsAt.getTime()) <= CLOCK_IN_WINDOW_MS;
}

/** Before its scheduled start nobody clocks out of a call by themselves; only a steward signs them out on the time sheet. */
export function mayClockOut(startsAt: Date, now: Date): boolean {
  return now >= startsAt;
}
