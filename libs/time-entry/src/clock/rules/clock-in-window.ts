const CLOCK_IN_WINDOW_MS = 60 * 60_000;

/** A call to clock in to. */
export interface ClockInCall {
  startsAt: Date;
  /** The worker was confirmed after the call had begun. */
  isConfirmedAfterStart: boolean;
  /** See `isCallOver`; asked for late ones only. */
  isOver: boolean;
}

/**
 * A crew may clock in from 60 minutes before its call to 60 minutes after it, both to the second and included; workers
 * confirmed late, until the call is over.
 */
export function mayClockIn(
  { startsAt, isConfirmedAfterStart, isOver }: ClockInCall,
  now: Date,
): boolean {
  if (isConfirmedAfterStart) return !isOver;
  return Math.abs(now.getTime() - startsAt.getTime()) <= CLOCK_IN_WINDOW_MS;
}

/**
 * Whether workers may clock out themselves: from the scheduled start on. Before, only a steward
 * signs them out.
 */
export function mayClockOut(startsAt: Date, now: Date): boolean {
  return now >= startsAt;
}
