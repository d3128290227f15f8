import { zoneOf } from '#libs/event';
import { instantOf } from '#libs/kernel';
import type { RequestState, RequestWithCall } from '#libs/labor';
import type { Language } from '#libs/messaging';
import { formatDateTime } from '../translations/format-date-time.js';
import { callEvent, googleLink } from './calendar.js';

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
  started: boolean;
  role: string;
  location: { name: string; address: string } | null;
  message: string;
  google: string;
}

export function callView(request: RequestWithCall, now: Date, language: Language): CallView {
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
    started: instantOf(call.date, call.time, zoneOf(event)) <= now,
    role: requirement.labor_type.name,
    location: event.location && { name: event.location.name, address: event.location.address },
    message: call.message?.trim() ?? '',
    google: googleLink(callEvent(request)),
  };
}
