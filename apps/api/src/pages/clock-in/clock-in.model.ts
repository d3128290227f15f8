import { zoneOf } from '#libs/event';
import { wallClock } from '#libs/kernel';
import type { Language } from '#libs/messaging';
import {
  type ClockCall as CallAtTheClock,
  type ClockInTokenDetails,
  mayClockIn,
  mayClockOut,
} from '#libs/time-entry';
import { formatTime, formatDateTime, formatZone } from '../translations/format-date-time.js';

/** A call on the worker's clock-in page. */
export interface ClockCall {
  id: number;
  name: string;
  when: string;
  role: string;
  /** The action that is possible now. */
  action: 'clock_in' | 'clock_out' | null;
  /** '7:00 AM' once clocked in. */
  since: string | null;
  isOver: boolean;
}

export interface ClockInModel {
  language: Language;
  eventName: string;
  workerName: string;
  zone: string;
  calls: ClockCall[];
}

export function clockInModel(
  { event, worker_name: workerName, language }: ClockInTokenDetails,
  rows: readonly CallAtTheClock[],
  now: Date,
): ClockInModel {
  const zone = zoneOf(event);
  const calls = rows.map((call) => ({
    id: call.call_time_id,
    name: call.name,
    when: formatDateTime(call.date, call.time, language),
    role: call.role,
    action: actionOf(call, now),
    since: sinceOf(call, zone, language),
    isOver: call.end_at !== null,
  }));
  return {
    language,
    eventName: event.event_name,
    workerName,
    zone: formatZone(zone, language),
    calls,
  };
}

/** Neither an action nor a running shift: the worker has to see the steward. */
export function isNothingToClock({ calls }: ClockInModel): boolean {
  return calls.every(({ action, since, isOver }) => !action && (!since || isOver));
}

/** The clock-in, as the board and the scanner say it; of imported hours the start. */
function sinceOf(
  { start_at: start, signed_in_at: signedIn }: CallAtTheClock,
  zone: string,
  language: Language,
): string | null {
  const since = start && (signedIn ?? start);
  return since && formatTime(wallClock(since, zone).slice(11), language);
}

function actionOf(call: CallAtTheClock, now: Date): ClockCall['action'] {
  if (call.end_at) return null;
  if (call.start_at) return mayClockOut(call.starts_at, now) ? 'clock_out' : null;
  return mayClockIn({ ...call, startsAt: call.starts_at }, now) ? 'clock_in' : null;
}
