import { type ClockInCall, mayClockIn, mayClockOut } from './clock-in-window.js';

/** A call of the event that the worker is confirmed for, with what its time entry says so far. */
export interface ToggleCall extends ClockInCall {
  id: number;
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
 * Decides what one scan of a worker's code does.
 *
 * A running call is clocked out (of several, the one that started earliest), but not before its
 * scheduled start. Otherwise the nearest call with an open clock-in window is clocked in (of two
 * equally near, the earlier). Ended calls are ignored.
 *
 * @returns null when nothing applies: the steward has to help
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
    .filter((call) => !call.startedAt && !call.endedAt && mayClockIn(call, now))
    .sort((a, b) => distance(a) - distance(b) || earlier(a, b))[0];
  return nearest ? { callId: nearest.id, action: 'clock_in' } : null;
}

function startedAt(call: ToggleCall): number {
  return call.startedAt?.getTime() ?? 0;
}

function earlier(a: ToggleCall, b: ToggleCall): number {
  return a.startsAt.getTime() - b.startsAt.getTime() || a.id - b.id;
}
