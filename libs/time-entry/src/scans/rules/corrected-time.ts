/** How far a corrected time may lie in the future: what measuring may be off by. */
const AHEAD_MS = 60_000;

export interface ClockReading {
  /** By the device's clock. */
  deviceAt: Date;
  /** The server's clock minus the device's, as measured when it was sent. */
  offsetMs: number;
  receivedAt: Date;
}

/**
 * The true instant of a scan: the device's time plus the measured offset. What lies slightly in the future happened when it
 * arrived.
 *
 * @returns `isAhead`: it cannot have happened yet
 */
export function correctedTime({ deviceAt, offsetMs, receivedAt }: ClockReading): {
  at: Date;
  isAhead: boolean;
} {
  const corrected = deviceAt.getTime() + offsetMs;
  const isAhead = corrected > receivedAt.getTime() + AHEAD_MS;
  return { at: new Date(isAhead ? corrected : Math.min(corrected, receivedAt.getTime())), isAhead };
}
