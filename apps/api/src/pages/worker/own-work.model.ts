import { plannedMinutes } from '#libs/call-time';
import { zoneOf } from '#libs/event';
import type { MyDay, OwnCall } from '#libs/labor';
import type { Language } from '#libs/messaging';
import { hoursOfEntry } from '#libs/time-entry';
import { conflictWarnings } from '../confirm/conflict-warnings.js';

/** A call as its worker sees it. */
export interface OwnCallView extends Pick<OwnCall, 'id' | 'state' | 'reserved' | 'isFull'> {
  token: string;
  callName: string;
  eventName: string;
  eventSlug: string;
  eventId: number;
  workerId: number;
  company: string;
  role: string;
  /** 'YYYY-MM-DD' and 'HH:MM:SS' in the venue's zone. */
  date: string;
  time: string;
  /** IANA name of the venue's zone. */
  zone: string;
  startsAt: Date;
  plannedMinutes: number;
  /** The event was canceled. */
  isCanceled: boolean;
  isRunning: boolean;
  isOver: boolean;
  /** The worker has clocked in, so that nothing can be canceled any more. */
  cameAlready: boolean;
  /** Clocked in: the start that counts; null: they are not. */
  countsFrom: Date | null;
  workedMinutes: number;
  location: { name: string; address: string } | null;
  message: string;
  contact: OwnCall['contact'];
  /** The address of the question about a move; null: nothing is asked. */
  movePath: string | null;
  /** The address of the call sheet; null: there is none. */
  sheetPath: string | null;
  /** A sentence for each call that conflicts with a yes, or with the yes that was given. */
  warnings: string[];
  hasClockIns: boolean;
}

/** A worker's own calls, by what is to be done with them. */
export interface OwnWorkModel {
  companies: string[];
  next: OwnCallView | null;
  /** Unanswered, soonest first. */
  open: OwnCallView[];
  /** Confirmed, after the next one, and not left already. */
  upcoming: OwnCallView[];
  /** Said yes, and not confirmed. */
  waiting: OwnCallView[];
  /** Said no to a call that is not over. */
  declined: OwnCallView[];
  /** Canceled and missed ones that are not over. */
  ended: OwnCallView[];
  /** Confirmed, and over or left, of the last 30 days, latest first. */
  past: OwnCallView[];
  /** Requests whose hours are approved. */
  approved: ReadonlySet<number>;
}

export function ownWorkModel(
  day: MyDay,
  now: Date,
  language: Language,
): Omit<OwnWorkModel, 'approved'> {
  const calls = day.calls.map((call) => viewOf(call, now, language));
  const ahead = calls.filter(({ isOver, isCanceled }) => !isOver && !isCanceled);
  const isIn = (state: OwnCallView['state']) => (call: OwnCallView) => call.state === state;
  const confirmed = ahead.filter(isIn('confirmed')).filter((call) => !hasLeft(call));
  // Who is clocked in works there, however early the other call began.
  const next = confirmed.find(({ countsFrom }) => countsFrom) ?? confirmed[0] ?? null;
  return {
    companies: [...new Set(day.workers.map(({ company_name: name }) => name))],
    next,
    open: ahead.filter(isIn('pending')),
    upcoming: confirmed.filter((call) => call !== next),
    waiting: ahead.filter(isIn('available')),
    declined: ahead.filter(isIn('declined')),
    ended: ahead.filter(({ state }) => state === 'canceled' || state === 'no_show'),
    past: calls
      .filter((call) => call.state === 'confirmed' && (call.isOver || hasLeft(call)))
      .reverse(),
  };
}

/** Who has clocked out is done, however long the call goes on. */
function hasLeft({ cameAlready, countsFrom }: OwnCallView): boolean {
  return cameAlready && countsFrom === null;
}

function viewOf(call: OwnCall, now: Date, language: Language): OwnCallView {
  const { event, call_time: time, requirement, time_entry: entry } = call;
  const startsAt = new Date(time.starts_at);
  return {
    id: call.id,
    state: call.state,
    reserved: call.reserved,
    isFull: call.isFull,
    token: call.token_short,
    callName: time.name,
    eventName: event.event_name,
    eventSlug: event.slug,
    eventId: event.id,
    workerId: call.worker_id,
    company: event.company.name,
    role: requirement.labor_type.name,
    date: time.date,
    time: time.time,
    zone: zoneOf(event),
    startsAt,
    plannedMinutes: plannedMinutes(time, event),
    isCanceled: event.canceled,
    isRunning: !call.isOver && startsAt <= now,
    isOver: call.isOver,
    cameAlready: call.attendance !== 'none',
    countsFrom: entry && entry.end_at === null ? new Date(entry.start_at) : null,
    workedMinutes: entry ? hoursOfEntry(entry, event).totalMinutes : 0,
    location: event.location && { name: event.location.name, address: event.location.address },
    message: time.message?.trim() ?? '',
    contact: call.contact,
    movePath: call.time_change_token && `/app/call/confirm-time-change/${call.time_change_token}/`,
    sheetPath: call.has_sheet ? `/app/call-sheet/${call.token_short}/` : null,
    warnings: call.isOver ? [] : conflictWarnings(call.conflicts, zoneOf(event), language),
    hasClockIns: event.company.time_tracking,
  };
}
