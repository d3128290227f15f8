import { zoneOf } from '#libs/event';
import { instantOf, oneLine, wallClock } from '#libs/kernel';
import type { RequestWithCall } from '#libs/labor';
import { zoneComponent } from './zone-component.js';

/** How long a call is taken to last: nobody knows when it ends. */
const ASSUMED_HOURS = 4;

/** A call as a calendar keeps it. Start and end are wall clocks of the zone: 'YYYY-MM-DDTHH:MM:SS'. */
export interface CalendarEvent {
  uid: string;
  title: string;
  start: string;
  end: string;
  /** IANA name. */
  zone: string;
  location: string;
  details: string;
}

export function callEvent({
  id,
  worker,
  event,
  call_time: call,
  requirement,
}: RequestWithCall): CalendarEvent {
  const zone = zoneOf(event);
  const start = instantOf(call.date, call.time, zone);
  return {
    uid: `${call.slug}-${id}@callmanager`,
    title: oneLine(`${event.event_name} - ${call.name}`),
    start: wallClock(start, zone),
    end: wallClock(new Date(start.getTime() + ASSUMED_HOURS * 3_600_000), zone),
    zone,
    location: event.location
      ? oneLine([event.location.name, event.location.address].filter(Boolean).join(', '))
      : 'TBD',
    details: `Position: ${oneLine(requirement.labor_type.name)}\nWorker: ${oneLine(worker.name)}`,
  };
}

/** Opens Google Calendar's editor with everything filled in. */
export function googleLink({ title, start, end, zone, location, details }: CalendarEvent): string {
  const query = new URLSearchParams({
    action: 'TEMPLATE',
    text: title,
    dates: `${compact(start)}/${compact(end)}`,
    ctz: zone,
    details,
    location,
  });
  return `https://calendar.google.com/calendar/render?${query.toString()}`;
}

/** A calendar file (RFC 5545) with the zones its times are told in. @param now when it is made */
export function calendarFile(events: readonly CalendarEvent[], now: Date): string {
  const zones = new Map<string, string[]>();
  for (const { zone, start } of events) zones.set(zone, [...(zones.get(zone) ?? []), start]);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//CallManager//Calls//EN',
    'CALSCALE:GREGORIAN',
    ...[...zones].flatMap(([zone, starts]) => zoneComponent(zone, starts)),
    ...events.flatMap((event) => eventComponent(event, now)),
    'END:VCALENDAR',
  ];
  return lines.flatMap(folded).join('\r\n') + '\r\n';
}

function eventComponent(
  { uid, title, start, end, zone, location, details }: CalendarEvent,
  now: Date,
): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${compact(now.toISOString().slice(0, 19))}Z`,
    `DTSTART;TZID=${zone}:${compact(start)}`,
    `DTEND;TZID=${zone}:${compact(end)}`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(location)}`,
    `DESCRIPTION:${escaped(details)}`,
    'STATUS:CONFIRMED',
    'END:VEVENT',
  ];
}

/** '20310501T070000' */
function compact(wall: string): string {
  return wall.replace(/[-:]/g, '');
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** Lines hold 75 bytes at most; the rest goes on behind a blank. No character is torn. */
function folded(line: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    if (Buffer.byteLength(part + character) > 75) {
      parts.push(part);
      part = ' ';
    }
    part += character;
  }
  return [...parts, part];
}
