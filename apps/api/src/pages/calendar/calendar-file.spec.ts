import fc from 'fast-check';
import ICAL from 'ical.js';
import { instantOf } from '#libs/kernel';
import type { CalendarCall } from '#libs/labor';
import { calendarEntry, calendarFile } from './calendar-file.js';
import { type CallOfWorker, calendarText } from './calendar-text.js';
import { googleLink } from './google-link.js';

const CALL: CallOfWorker = {
  event: 'Rock & Roll; Live',
  call: 'Load in',
  role: 'Rigger',
  worker: 'Zoë',
  location: { name: 'Arena', address: '1 Main Street' },
  startsAt: new Date('2031-05-01T11:00:00Z'),
  plannedMinutes: 270,
  zone: 'America/New_York',
};
const entryOf = (given: Partial<CallOfWorker> & { uid?: string } = {}) => ({
  ...calendarText({ ...CALL, ...given }),
  uid: given.uid ?? 'AbCdEf1-7@callmanager',
  isCanceled: false,
  url: null,
  sequence: 3,
  lastModified: new Date('2031-04-01T12:00:00Z'),
});

/** Parses a file with the zones that it contains and no others, as a calendar would. */
function readBack(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file) as never);
  const zones = new Map(
    calendar.getAllSubcomponents('vtimezone').map((component) => {
      const tzid = component.getFirstPropertyValue('tzid') as string;
      return [tzid, new ICAL.Timezone({ component, tzid })] as const;
    }),
  );
  const instant = (property: ICAL.Property | null): Date | null => {
    if (!property) return null;
    const time = property.getFirstValue() as ICAL.Time;
    const tzid = property.getFirstParameter('tzid');
    if (tzid) time.zone = zones.get(tzid)!;
    return new Date(time.toUnixTime() * 1000);
  };
  return calendar.getAllSubcomponents('vevent').map((event) => ({
    start: instant(event.getFirstProperty('dtstart')),
    end: instant(event.getFirstProperty('dtend')),
    title: event.getFirstPropertyValue('summary'),
    location: event.getFirstPropertyValue('location'),
    details: event.getFirstPropertyValue('description'),
    status: event.getFirstPropertyValue('status'),
    sequence: event.getFirstPropertyValue('sequence'),
  }));
}

it('fills in the editor of Google Calendar, until the planned end', () => {
  const url = new URL(googleLink(calendarText(CALL)));
  expect(url.origin).toBe('https://calendar.google.com');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    action: 'TEMPLATE',
    text: 'Rock & Roll; Live - Load in',
    dates: '20310501T070000/20310501T113000',
    ctz: 'America/New_York',
    details: 'Position: Rigger\nWorker: Zoë',
    location: 'Arena, 1 Main Street',
  });
});

describe('a calendar file', () => {
  const file = calendarFile([
    entryOf(),
    { ...entryOf({ event: 'ñ'.repeat(100), uid: 'x' }), isCanceled: true },
  ]);
  const lines = file.split('\r\n');

  it('tells times in their zone, and once what the zone is', () => {
    expect(lines).toContain('DTSTART;TZID=America/New_York:20310501T070000');
    expect(lines).toContain('DTEND;TZID=America/New_York:20310501T113000');
    expect(lines.filter((line) => line === 'BEGIN:VTIMEZONE')).toHaveLength(1);
    expect(file).toContain(
      'BEGIN:DAYLIGHT\r\nDTSTART:20310309T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nEND:DAYLIGHT',
    );
    expect(file).toContain(
      'BEGIN:STANDARD\r\nDTSTART:20311102T020000\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nEND:STANDARD',
    );
  });

  it('says which version of an entry it is, and whether it is canceled', () => {
    for (const line of [
      'UID:AbCdEf1-7@callmanager',
      'DTSTAMP:20310401T120000Z',
      'LAST-MODIFIED:20310401T120000Z',
      'SEQUENCE:3',
      'STATUS:CONFIRMED',
      'STATUS:CANCELLED',
    ])
      expect(lines).toContain(line);
    expect(file.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('escapes what means something to calendars', () => {
    expect(lines).toContain('SUMMARY:Rock & Roll\\; Live - Load in');
    expect(lines).toContain('LOCATION:Arena\\, 1 Main Street');
    expect(lines).toContain('DESCRIPTION:Position: Rigger\\nWorker: Zoë');
  });

  it('keeps its lines short and its characters whole', () => {
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(file.replaceAll('\r\n ', '')).toContain(`SUMMARY:${'ñ'.repeat(100)}`);
  });

  it('gives a call of no length no end, and says nothing of a place that is not known', () => {
    const [entry] = readBack(calendarFile([entryOf({ plannedMinutes: 0, location: null })]));
    expect(entry).toMatchObject({ start: CALL.startsAt, end: null, location: 'TBD' });
  });

  it.each`
    hours | end                                              | because
    ${2}  | ${'DTEND:20311102T043000Z'}                      | ${'clocks are set back soon after'}
    ${3}  | ${'DTEND:20311102T053000Z'}                      | ${'01:30 is shown twice, and this is the first time'}
    ${4}  | ${'DTEND:20311102T063000Z'}                      | ${'this is the second'}
    ${9}  | ${'DTEND;TZID=America/New_York:20311102T063000'} | ${'the morning is like any other'}
  `('ends $hours h after 22:30 as $end, because $because', ({ hours, end }) => {
    const startsAt = new Date('2031-11-02T02:30:00Z');
    const night = calendarFile([entryOf({ startsAt, plannedMinutes: hours * 60 })]);
    expect(night.split('\r\n')).toContain(end);
    expect(readBack(night)[0]).toMatchObject({
      start: startsAt,
      end: new Date(startsAt.getTime() + hours * 3_600_000),
    });
  });

  it('without entries is one all the same', () => {
    expect(readBack(calendarFile([]))).toEqual([]);
  });
});

it('is read back as it was meant, in whatever zone, night and name', () => {
  const zone = fc.constantFrom(
    'America/New_York',
    'America/Los_Angeles',
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'America/Phoenix',
    'Africa/Casablanca',
    'Pacific/Auckland',
  );
  const date = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));
  const hour = fc.integer({ min: 0, max: 23 });
  const changes = fc.constantFrom('2031-03-09', '2031-11-02', '2031-03-30', '2031-10-26');
  const name = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
    fc.constantFrom(
      'a,b;c\\d:"e"',
      'BEGIN:VEVENT\r\nEND',
      '\u2028\u0007x',
      '舞'.repeat(200),
      'é\r',
    ),
  );
  fc.assert(
    fc.property(
      fc.record({ zone, date: fc.oneof(date, changes), hour, name }),
      fc.integer({ min: 0, max: 48 }),
      (given, halfHours) => {
        const time = `${String(given.hour).padStart(2, '0')}:30:00`;
        const startsAt = instantOf(given.date, time, given.zone);
        const entry = entryOf({
          startsAt,
          plannedMinutes: halfHours * 30,
          zone: given.zone,
          event: given.name,
          location: { name: given.name, address: null },
          worker: given.name,
        });
        const file = calendarFile([entry]);
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
        expect(readBack(file)).toEqual([
          expect.objectContaining({
            start: startsAt,
            end: halfHours > 0 ? new Date(startsAt.getTime() + halfHours * 1_800_000) : null,
            title: entry.title,
            location: entry.location,
            details: entry.details,
          }),
        ]);
      },
    ),
    { numRuns: 60 },
  );
});

it('lets no line break or control character of a name into a calendar', () => {
  const entry = calendarEntry(
    {
      id: 7,
      call_slug: 'AbCdEf1',
      worker_name: 'Zo\u0007 Ray',
      event_name: 'Gala\nEND:VEVENT',
      call_name: 'Load\r\nin',
      location_name: 'Arena\u2028North',
      location_address: '1 Main\r\nStreet',
      skill: 'Rigger\u0085',
      starts_at: CALL.startsAt,
      planned_minutes: 240,
      time_zone: CALL.zone,
      is_off: false,
      revision: 1,
      last_modified: CALL.startsAt,
    } as CalendarCall,
    null,
  );
  expect(entry).toMatchObject({
    uid: 'AbCdEf1-7@callmanager',
    title: 'Gala END:VEVENT - Load in',
    location: 'Arena North, 1 Main Street',
    details: 'Position: Rigger\nWorker: Zo Ray',
  });
});
