import { displayTime, displayTimePadded, wallClock } from '#libs/kernel';

/** The result of a scan or of a button on the clock-in page. */
export type ClockResult =
  | {
      action: 'clock_in' | 'clock_out';
      callName: string;
      /** The time that counts, not the time of the scan: the scheduled call, or the rounded end. */
      countedAt: Date;
      /** IANA name of the event's zone. */
      zone: string;
    }
  | {
      /**
       * Nothing changed: the worker is in and the call has not started, or the code was scanned
       * twice.
       */
      action: 'still_in';
      callName: string;
      /** When they signed in. */
      since: Date;
      zone: string;
    };

/**
 * The clock's message to a worker: 'Clocked in for Load in at 08:00 AM.', 'You are in since 6:21
 * AM.'
 */
export function clockMessage(result: ClockResult): string {
  if (result.action === 'still_in')
    return `You are in since ${displayTime(wallClock(result.since, result.zone).slice(11))}.`;
  const { action, callName, countedAt, zone } = result;
  const time = displayTimePadded(wallClock(countedAt, zone).slice(11));
  return `Clocked ${action === 'clock_in' ? 'in' : 'out'} for ${callName} at ${time}.`;
}
