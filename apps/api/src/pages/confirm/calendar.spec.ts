import type { RequestWithCall } from '#libs/labor';
import { calendarFile, type CalendarEvent, callEvent, googleLink } from './calendar.js';

const EVENT: CalendarEvent = {
  uid: 'AbCdEf1-7@callmanager',
  title: 'Rock & Roll; Live - Load in',
  start: '2031-05-01T07:00:00',
  end: '2031-05-01T11:00:00',
  zone: 'America/New_York',
  location: 'Arena, 1 Main Street',
  details: 'Position: Rigger\nWorker: Zoë',
};

it('fills in the editor of Google Calendar', () => {
  const url = new URL(googleLink(EVENT));
  expect(url.origin).toBe('https://calendar.google.com');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    action: 'TEMPLATE',
    text: EVENT.title,
    dates: '20310501T070000/20310501T110000',
    ctz: 'America/New_York',
    details: EVENT.details,
    location: EVENT.location,
  });
});

describe('a calendar file', () => {
  const file = calendarFile(
    [EVENT, { ...EVENT, uid: 'x', title: 'ñ'.repeat(100) }],
    new Date('2031-04-01T12:00:00Z'),
  );
  const lines = file.split('\r\n');

  it('tells times in their zone, and once what the zone is', () => {
    expect(lines).toContain('DTSTART;TZID=America/New_York:20310501T070000');
    expect(lines).toContain('DTEND;TZID=America/New_York:20310501T110000');
    expect(lines).toContain('DTSTAMP:20310401T120000Z');
    expect(lines.filter((line) => line === 'BEGIN:VTIMEZONE')).toHaveLength(1);
    expect(file).toContain(
      'BEGIN:DAYLIGHT\r\nDTSTART:20310309T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nEND:DAYLIGHT',
    );
    expect(file).toContain(
      'BEGIN:STANDARD\r\nDTSTART:20311102T020000\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nEND:STANDARD',
    );
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
});

it('lets no line break or control character of a name into a calendar', () => {
  const location = { name: 'Arena\u2028North', address: '1 Main\r\nStreet', time_zone: null };
  const event = callEvent({
    id: 7,
    worker: { name: 'Zo\u0007 Ray' },
    event: { event_name: 'Gala\nEND:VEVENT', location, company: { time_zone: 'America/New_York' } },
    call_time: { slug: 'AbCdEf1', name: 'Load\r\nin', date: '2031-05-01', time: '07:00:00' },
    requirement: { labor_type: { name: 'Rigger\u0085' } },
  } as unknown as RequestWithCall);

  expect(event).toMatchObject({
    title: 'Gala END:VEVENT - Load in',
    location: 'Arena North, 1 Main Street',
    details: 'Position: Rigger\nWorker: Zo Ray',
  });
});
