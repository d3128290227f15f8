import fc from 'fast-check';
import {
  addDays,
  daysBetween,
  dateIn,
  displayDate,
  displayTime,
  displayTimePadded,
  timeWithSeconds,
  instantOf,
  isDate,
  isTime,
  isTimeZone,
  wallClock,
} from './wall-clock.js';

const NEW_YORK = 'America/New_York';
const ZONES = [
  NEW_YORK,
  'America/Los_Angeles',
  'America/Phoenix',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/London',
  'Pacific/Apia',
  'UTC',
];

describe('the instant of a wall clock time', () => {
  it.each`
    date            | time          | zone                     | instant                   | because
    ${'2026-11-23'} | ${'08:00'}    | ${NEW_YORK}              | ${'2026-11-23T13:00:00Z'} | ${'winter is five hours behind'}
    ${'2026-07-04'} | ${'08:00'}    | ${NEW_YORK}              | ${'2026-07-04T12:00:00Z'} | ${'summer is four hours behind'}
    ${'2026-07-04'} | ${'08:00:30'} | ${'America/Los_Angeles'} | ${'2026-07-04T15:00:30Z'} | ${'seconds are kept'}
    ${'2027-03-14'} | ${'01:59'}    | ${NEW_YORK}              | ${'2027-03-14T06:59:00Z'} | ${'the last minute before the gap'}
    ${'2027-03-14'} | ${'02:00'}    | ${NEW_YORK}              | ${'2027-03-14T07:00:00Z'} | ${'02:00 does not exist: 03:00'}
    ${'2027-03-14'} | ${'02:30'}    | ${NEW_YORK}              | ${'2027-03-14T07:30:00Z'} | ${'02:30 does not exist: 03:30'}
    ${'2027-03-14'} | ${'03:00'}    | ${NEW_YORK}              | ${'2027-03-14T07:00:00Z'} | ${'the gap is over'}
    ${'2026-11-01'} | ${'00:59'}    | ${NEW_YORK}              | ${'2026-11-01T04:59:00Z'} | ${'nothing repeats yet'}
    ${'2026-11-01'} | ${'01:30'}    | ${NEW_YORK}              | ${'2026-11-01T05:30:00Z'} | ${'01:30 comes twice: the first'}
    ${'2026-11-01'} | ${'02:00'}    | ${NEW_YORK}              | ${'2026-11-01T07:00:00Z'} | ${'02:00 comes once'}
    ${'2026-10-04'} | ${'02:15'}    | ${'Australia/Lord_Howe'} | ${'2026-10-03T15:45:00Z'} | ${'there the gap is half an hour: 02:45'}
    ${'2011-12-30'} | ${'12:00'}    | ${'Pacific/Apia'}        | ${'2011-12-30T22:00:00Z'} | ${'Samoa skipped that whole day'}
    ${'2026-11-23'} | ${'08:00'}    | ${'Asia/Kathmandu'}      | ${'2026-11-23T02:15:00Z'} | ${'some zones are off by quarters'}
  `(
    '$date $time in $zone is $instant, because $because',
    (row: { date: string; time: string; zone: string; instant: string }) => {
      expect(instantOf(row.date, row.time, row.zone)).toEqual(new Date(row.instant));
    },
  );

  it('is 1795438800 Unix seconds for 08:00 on 23 November 2026 in New York', () => {
    expect(instantOf('2026-11-23', '08:00', NEW_YORK).getTime() / 1000).toBe(1_795_438_800);
  });

  it('is shown again by that wall, except for the times that are skipped', () => {
    const minutes = fc.integer({
      min: Date.parse('2000-01-01') / 60_000,
      max: Date.parse('2060-01-01') / 60_000,
    });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...ZONES), (minute, zone) => {
        const instant = new Date(minute * 60_000);
        const shown = wallClock(instant, zone);
        const found = instantOf(shown.slice(0, 10), shown.slice(11), zone);
        expect(wallClock(found, zone)).toBe(shown);
        expect(found.getTime()).toBeLessThanOrEqual(instant.getTime());
      }),
    );
  });

  it.each([
    ['2026-02-30', '08:00', NEW_YORK],
    ['2026-11-23', '24:00', NEW_YORK],
    ['2026-11-23', '08:00', 'Mars/Base'],
  ])('refuses %s %s in %s', (date, time, zone) => {
    expect(() => instantOf(date, time, zone)).toThrow(RangeError);
  });
});

it.each`
  instant                       | zone                | shown                    | because
  ${'2026-11-23T13:00:00.999Z'} | ${NEW_YORK}         | ${'2026-11-23T08:00:00'} | ${'fractions are dropped'}
  ${'2026-11-01T05:30:00Z'}     | ${NEW_YORK}         | ${'2026-11-01T01:30:00'} | ${'the first 01:30'}
  ${'2026-11-01T06:30:00Z'}     | ${NEW_YORK}         | ${'2026-11-01T01:30:00'} | ${'and the second'}
  ${'2026-12-31T23:30:00Z'}     | ${'Asia/Kathmandu'} | ${'2027-01-01T05:15:00'} | ${'it is next year there'}
`(
  'at $instant the wall in $zone shows $shown, because $because',
  (row: { instant: string; zone: string; shown: string }) => {
    expect(wallClock(new Date(row.instant), row.zone)).toBe(row.shown);
    expect(dateIn(row.zone, new Date(row.instant))).toBe(row.shown.slice(0, 10));
  },
);

it.each`
  text                  | is       | because
  ${'2026-11-23'}       | ${true}  | ${'a Monday'}
  ${'2028-02-29'}       | ${true}  | ${'a leap year'}
  ${'2027-02-29'}       | ${false} | ${'no leap year'}
  ${'2026-02-30'}       | ${false} | ${'no such day'}
  ${'2026-13-01'}       | ${false} | ${'no such month'}
  ${'2026-00-10'}       | ${false} | ${'months begin at 1'}
  ${'1900-01-01'}       | ${true}  | ${'the first'}
  ${'2999-12-31'}       | ${true}  | ${'the last'}
  ${'1899-12-31'}       | ${false} | ${'a slip of the finger'}
  ${'3000-01-01'}       | ${false} | ${'another one'}
  ${'0026-11-23'}       | ${false} | ${'half a year typed'}
  ${'2026-1-2'}         | ${false} | ${'digits are missing'}
  ${'11/23/2026'}       | ${false} | ${'another order'}
  ${'2026-11-23T08:00'} | ${false} | ${'more than a date'}
  ${'2026-11-23\n'}     | ${false} | ${'a line end'}
  ${''}                 | ${false} | ${'nothing'}
`('$text is a date: $is, because $because', (row: { text: string; is: boolean }) => {
  expect(isDate(row.text)).toBe(row.is);
});

it.each`
  text          | is
  ${'00:00'}    | ${true}
  ${'08:00'}    | ${true}
  ${'23:59:59'} | ${true}
  ${'24:00'}    | ${false}
  ${'08:60'}    | ${false}
  ${'8:00'}     | ${false}
  ${'08:00:60'} | ${false}
  ${'08:00 AM'} | ${false}
  ${''}         | ${false}
`('$text is a time: $is', (row: { text: string; is: boolean }) => {
  expect(isTime(row.text)).toBe(row.is);
});

it.each`
  name                   | is
  ${'America/New_York'}  | ${true}
  ${'US/Eastern'}        | ${true}
  ${'UTC'}               | ${true}
  ${'+05:00'}            | ${false}
  ${'local'}             | ${false}
  ${'Mars/Base'}         | ${false}
  ${'America/New_York '} | ${false}
  ${''}                  | ${false}
`('$name is a zone: $is', (row: { name: string; is: boolean }) => {
  expect(isTimeZone(row.name)).toBe(row.is);
});

it.each`
  date            | days   | then
  ${'2026-11-30'} | ${1}   | ${'2026-12-01'}
  ${'2026-10-31'} | ${1}   | ${'2026-11-01'}
  ${'2028-02-28'} | ${1}   | ${'2028-02-29'}
  ${'2027-01-01'} | ${-1}  | ${'2026-12-31'}
  ${'2026-11-23'} | ${0}   | ${'2026-11-23'}
  ${'2026-11-23'} | ${365} | ${'2027-11-23'}
`('$days days from $date it is $then', (row: { date: string; days: number; then: string }) => {
  expect(addDays(row.date, row.days)).toBe(row.then);
  expect(daysBetween(row.date, row.then)).toBe(row.days);
});

it.each`
  time          | said          | padded        | full
  ${'08:00'}    | ${'8:00 AM'}  | ${'08:00 AM'} | ${'08:00:00'}
  ${'00:05'}    | ${'12:05 AM'} | ${'12:05 AM'} | ${'00:05:00'}
  ${'12:00'}    | ${'12:00 PM'} | ${'12:00 PM'} | ${'12:00:00'}
  ${'13:30:45'} | ${'1:30 PM'}  | ${'01:30 PM'} | ${'13:30:45'}
  ${'23:59'}    | ${'11:59 PM'} | ${'11:59 PM'} | ${'23:59:00'}
`('$time is said as $said', (row: { time: string; said: string; padded: string; full: string }) => {
  expect(displayTime(row.time)).toBe(row.said);
  expect(displayTimePadded(row.time)).toBe(row.padded);
  expect(timeWithSeconds(row.time)).toBe(row.full);
});

it.each`
  date            | said
  ${'2026-11-23'} | ${'Mon, Nov 23'}
  ${'2027-01-03'} | ${'Sun, Jan 3'}
`('$date is said as $said', (row: { date: string; said: string }) => {
  expect(displayDate(row.date)).toBe(row.said);
});
