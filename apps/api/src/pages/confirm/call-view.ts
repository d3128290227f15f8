import { zoneOf } from '#libs/event';
import type { CallConflict, RequestStanding, RequestState, RequestWithCall } from '#libs/labor';
import type { Language } from '#libs/messaging';
import { callOfRequest, calendarText } from '../calendar/calendar-text.js';
import { googleLink } from '../calendar/google-link.js';
import { formatDateTime } from '../translations/format-date-time.js';
import { conflictWarnings } from './conflict-warnings.js';

/** A request as a worker reads it. */
export interface CallView {
  requestId: number;
  token: string;
  state: RequestState;
  reserved: boolean;
  requirementId: number;
  name: string;
  /** 'Friday, May 2, 2031 at 7:00 AM', on the venue's clocks. */
  when: string;
  /** The same for programs: 'YYYY-MM-DDTHH:MM'. */
  dateTime: string;
  /** It has begun and is not over: whoever says yes has to come at once. */
  isRunning: boolean;
  isOver: boolean;
  /** The worker is there, or was: nothing can be canceled any more. */
  cameAlready: boolean;
  role: string;
  location: { name: string; address: string } | null;
  message: string;
  /** A sentence for each call that is in the way of a yes, or of the yes that was given. */
  warnings: string[];
  google: string;
}

/** What a request shows beside its own rows. */
export interface CallViewContext {
  standing: RequestStanding;
  conflicts: readonly CallConflict[];
  now: Date;
  language: Language;
}

export function callView(
  request: RequestWithCall,
  { standing: { isOver, attendance }, conflicts, now, language }: CallViewContext,
): CallView {
  const { event, call_time: call, requirement } = request;
  return {
    requestId: request.id,
    token: request.token_short,
    state: request.state,
    reserved: request.reserved,
    requirementId: requirement.id,
    name: call.name,
    when: formatDateTime(call.date, call.time, language),
    dateTime: `${call.date}T${call.time.slice(0, 5)}`,
    isRunning: !isOver && new Date(call.starts_at) <= now,
    isOver,
    cameAlready: attendance !== 'none',
    role: requirement.labor_type.name,
    location: event.location && { name: event.location.name, address: event.location.address },
    message: call.message?.trim() ?? '',
    warnings: isOver ? [] : conflictWarnings(conflicts, zoneOf(event), language),
    google: googleLink(calendarText(callOfRequest(request))),
  };
}
