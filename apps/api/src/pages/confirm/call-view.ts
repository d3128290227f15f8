import { plannedEnd, plannedMinutes } from '#libs/call-time';
import { zoneOf } from '#libs/event';
import { wallClock } from '#libs/kernel';
import {
  type CallConflict,
  isClockedIn,
  type RequestProgress,
  type RequestState,
  type RequestWithCall,
} from '#libs/labor';
import type { Language } from '#libs/messaging';
import { callOfRequest, calendarText } from '../calendar/calendar-text.js';
import { googleLink } from '../calendar/google-link.js';
import { durationText } from '../frame/duration.js';
import { mapLink } from '../frame/map-link.js';
import { formatDateTime, formatTime } from '../translations/format-date-time.js';
import { conflictWarnings } from './conflict-warnings.js';
import { CONFIRM_WORDS } from './confirm.words.js';

/** A request as its worker sees it. */
export interface CallView {
  requestId: number;
  token: string;
  state: RequestState;
  reserved: boolean;
  requirementId: number;
  callId: number;
  name: string;
  /** 'Friday, May 2, 2031 at 7:00 AM', in the venue's zone. */
  when: string;
  /** The same, machine-readable: 'YYYY-MM-DDTHH:MM'. */
  dateTime: string;
  /** The call has begun and is not over: a yes means coming at once. */
  isRunning: boolean;
  isOver: boolean;
  /** The worker has clocked in, so that nothing can be canceled any more. */
  cameAlready: boolean;
  /** The worker is clocked in and not out. */
  isIn: boolean;
  role: string;
  /** 'about 8 h, until 3:00 PM'; null: nobody said how long it takes. */
  lasts: string | null;
  /** With the address of a map. */
  location: { name: string; address: string; map: string } | null;
  message: string;
  /** A sentence for each call that conflicts with a yes, or with the yes that was given. */
  warnings: string[];
  google: string;
}

/** Data of a request's view that is not in its own rows. */
export interface CallViewContext {
  progress: RequestProgress;
  conflicts: readonly CallConflict[];
  now: Date;
  language: Language;
}

export function callView(
  request: RequestWithCall,
  { progress: { isOver, attendance }, conflicts, now, language }: CallViewContext,
): CallView {
  const { event, call_time: call, requirement } = request;
  return {
    requestId: request.id,
    token: request.token_short,
    state: request.state,
    reserved: request.reserved,
    requirementId: requirement.id,
    callId: call.id,
    name: call.name,
    when: formatDateTime(call.date, call.time, language),
    dateTime: `${call.date}T${call.time.slice(0, 5)}`,
    isRunning: !isOver && new Date(call.starts_at) <= now,
    isOver,
    cameAlready: attendance !== 'none',
    isIn: isClockedIn(attendance),
    role: requirement.labor_type.name,
    lasts: lastsText(request, language),
    location: event.location && {
      name: event.location.name,
      address: event.location.address,
      map: mapLink(event.location),
    },
    message: call.message?.trim() ?? '',
    warnings: isOver ? [] : conflictWarnings(conflicts, zoneOf(event), language),
    google: googleLink(calendarText(callOfRequest(request))),
  };
}

function lastsText({ event, call_time: call }: RequestWithCall, language: Language): string | null {
  const minutes = plannedMinutes(call, event);
  if (minutes === 0) return null;
  const until = wallClock(plannedEnd(new Date(call.starts_at), minutes), zoneOf(event));
  return CONFIRM_WORDS[language].about(
    durationText(minutes),
    formatTime(until.slice(11, 16), language),
  );
}
