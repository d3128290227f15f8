import { displayTimePadded, wallClock } from '#libs/kernel';

export interface ClockResult {
  action: 'clock_in' | 'clock_out';
  callName: string;
  /** The time that counts, not the moment of the scan: the scheduled call, or the rounded end. */
  countedAt: Date;
  /** IANA name of the event's zone. */
  zone: string;
}

/** What the clock says to a worker: 'Clocked in for Load in at 08:00 AM.' */
export function clockMessage({ action, callName, countedAt, zone }: ClockResult): string {
  const time = displayTimePadded(wallClock(countedAt, zone).slice(11));
  return `Clocked ${action === 'clock_in' ? 'in' : 'out'} for ${callName} at ${time}.`;
}
