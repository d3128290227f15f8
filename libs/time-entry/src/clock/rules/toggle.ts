import { mayClockIn, mayClockOut } from './clock-in-window.js';

/** A call of the event that the worker is confirmed for, with what its time entry says so far. */
export interface ToggleCall {
  id: number;
  /** The instant of the scheduled call. */
  startsAt: Date;
  /** Null while not signed in. */
  startedAt: Date | null;
  /** Null while not signed out. */
  endedAt: Date | null;
}

export interface Toggle {
  callId: number;
  action: 'clock_in' | 'clock_out' | 'still_in';
}

/**
 * What one scan of a worker's code means, at the scanner and at the station.
 *
 * A running call is clocked out first, whenever it began (of several, the one that started earliest), but not before its
 * scheduled start: then nothing changes. Else the nearest call not started yet whose clock-in window is open is clocked in (of
 * two as near, the earlier). Ended calls are over.
 *
 * @returns null when nothing fits: the steward has to help
 */
export function chooseToggle(calls: readonly ToggleCall[], now: Date): Toggle | null {
  const running = calls
    .filter((call) => call.startedAt && !call.endedAt)
    .sort((a, b) => startedAt(a) - startedAt(b) || earlier(a, b))[0];
  if (running)
    return {
      callId: running.id,
      action: mayClockOut(running.startsAt, now) ? 'clock_out' : 'still_in',
    };

  const distance = (call: ToggleCall): number => Math.abs(call.startsAt.getTime() - now.getTime());
  const nearest = calls
    .filter((call) => !call.startedAt && !call.endedAt && mayClockIn(call.startsAt, now))
    .sort((a, b) => distance(a) - distance(b) || earlier(a, b))[0];
  return nearest ? { callId: nearest.id, action: 'clock_in' } : null;
}

function startedAt(call: ToggleCall): number {
  return call.startedAt?.getTime() ?? 0;
}

function earlier(a: ToggleCall, b: ToggleCall): number {
  return a.startsAt.getTime() - b.startsAt.getTime() || a.id - b.id;
}
