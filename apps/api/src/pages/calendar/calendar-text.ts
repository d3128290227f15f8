import { plannedEnd, plannedMinutes } from '#libs/call-time';
import { zoneOf } from '#libs/event';
import { oneLine, wallClock } from '#libs/kernel';
import type { RequestWithCall } from '#libs/labor';

/** A worker's call, for calendars. */
export interface CallOfWorker {
  event: string;
  call: string;
  role: string;
  worker: string;
  location: { name: string; address: string | null } | null;
  startsAt: Date;
  plannedMinutes: number;
  /** IANA name. */
  zone: string;
}

/** Text and times of a call in a calendar. Start and planned end are wall clocks of the zone: 'YYYY-MM-DDTHH:MM:SS'. */
export interface CalendarText {
  title: string;
  start: string;
  end: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  location: string;
  details: string;
}

/**
 * Line breaks and other control characters are removed from names, since they could start a property of a calendar
 * file.
 */
export function calendarText(call: CallOfWorker): CalendarText {
  const { location, startsAt, zone } = call;
  const endsAt = plannedEnd(startsAt, call.plannedMinutes);
  return {
    title: oneLine(`${call.event} - ${call.call}`),
    start: wallClock(startsAt, zone),
    end: wallClock(endsAt, zone),
    startsAt,
    endsAt,
    zone,
    location: oneLine([location?.name, location?.address].filter(Boolean).join(', ')) || 'TBD',
    details: `Position: ${oneLine(call.role)}\nWorker: ${oneLine(call.worker)}`,
  };
}

export function callOfRequest(request: RequestWithCall): CallOfWorker {
  const { event, call_time: call, requirement, worker } = request;
  return {
    event: event.event_name,
    call: call.name,
    role: requirement.labor_type.name,
    worker: worker.name,
    location: event.location,
    startsAt: new Date(call.starts_at),
    plannedMinutes: plannedMinutes(call, event),
    zone: zoneOf(event),
  };
}
