import ICAL from 'ical.js';
import type { CalendarCall } from '#libs/labor';
import { type CalendarText, calendarText } from './calendar-text.js';
import { clocksChangeNear, zoneComponent } from './zone-component.js';

/** Bytes: the library does not count the blank that a folded line begins with, and 75 are allowed. */
ICAL.foldLength = 74;

/** An entry of a calendar file; calendars recognise it by its uid. */
export interface CalendarEntry extends CalendarText {
  uid: string;
  /** The call's page; null: it has none any more. */
  url: string | null;
  isCanceled: boolean;
  /** Grows with every change; calendars keep the entry with the larger one. */
  sequence: number;
  lastModified: Date;
}

/** @param url of the call's page */
export function calendarEntry(call: CalendarCall, url: string | null): CalendarEntry {
  return {
    ...calendarText({
      event: call.event_name,
      call: call.call_name,
      role: call.skill,
      worker: call.worker_name,
      location:
        call.location_name === null
          ? null
          : { name: call.location_name, address: call.location_address },
      startsAt: call.starts_at,
      plannedMinutes: call.planned_minutes,
      zone: call.time_zone,
    }),
    uid: `${call.call_slug}-${call.id}@callmanager`,
    url,
    isCanceled: call.is_off,
    sequence: call.revision,
    lastModified: call.last_modified,
  };
}

/**
 * A calendar file (RFC 5545) of any number of entries, with the zones of their times.
 *
 * @param name of a calendar that is read again and again, shown by who subscribes to it
 */
export function calendarFile(entries: readonly CalendarEntry[], name?: string): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//CallManager//Calls//EN');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  if (name !== undefined) {
    calendar.addPropertyWithValue('name', name);
    calendar.addPropertyWithValue('x-wr-calname', name);
    calendar.addPropertyWithValue('refresh-interval', ICAL.Duration.fromString('PT1H'));
    calendar.addPropertyWithValue('x-published-ttl', 'PT1H');
  }
  for (const [zone, walls] of wallsByZone(entries))
    calendar.addSubcomponent(zoneComponent(zone, walls));
  for (const entry of entries) calendar.addSubcomponent(eventComponent(entry));
  return `${calendar.toString()}\r\n`;
}

function wallsByZone(entries: readonly CalendarEntry[]): Map<string, string[]> {
  const walls = new Map<string, string[]>();
  for (const { zone, start, end } of entries)
    walls.set(zone, [...(walls.get(zone) ?? []), start, end]);
  return walls;
}

function eventComponent(entry: CalendarEntry): ICAL.Component {
  const event = new ICAL.Component('vevent');
  const modified = ICAL.Time.fromJSDate(entry.lastModified, true);
  event.addPropertyWithValue('uid', entry.uid);
  // Without a METHOD the stamp is the time of the last revision.
  event.addPropertyWithValue('dtstamp', modified);
  event.addPropertyWithValue('last-modified', modified);
  event.addPropertyWithValue('sequence', entry.sequence);
  const { start, startsAt, end, endsAt, zone } = entry;
  event.addProperty(timeProperty('dtstart', { wall: start, instant: startsAt }, zone));
  // An end must be later than its start, so a call without length has none.
  if (endsAt > startsAt)
    event.addProperty(timeProperty('dtend', { wall: end, instant: endsAt }, zone));
  event.addPropertyWithValue('summary', entry.title);
  event.addPropertyWithValue('location', entry.location);
  event.addPropertyWithValue('description', entry.details);
  if (entry.url !== null) event.addPropertyWithValue('url', entry.url);
  event.addPropertyWithValue('status', entry.isCanceled ? 'CANCELLED' : 'CONFIRMED');
  return event;
}

/**
 * A wall clock of the zone; in UTC in a night in which its clocks change, since calendars read a
 * time that is shown twice as either.
 */
function timeProperty(
  name: 'dtstart' | 'dtend',
  { wall, instant }: { wall: string; instant: Date },
  zone: string,
): ICAL.Property {
  const property = new ICAL.Property(name);
  if (clocksChangeNear(zone, instant)) {
    property.setValue(ICAL.Time.fromJSDate(instant, true));
    return property;
  }
  property.setParameter('tzid', zone);
  property.setValue(ICAL.Time.fromDateTimeString(wall));
  return property;
}
