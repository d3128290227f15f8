import type { CompanyJson, LocationRow } from '#libs/company';
import { isDifferentTime, startsAt } from './starts-at.js';

it.each`
  date            | time          | location                                | instant                       | because
  ${'2026-11-23'} | ${'08:00:00'} | ${null}                                 | ${'2026-11-23T13:00:00.000Z'} | ${'no location: the zone of the company'}
  ${'2026-11-23'} | ${'08:00:00'} | ${{ time_zone: null }}                  | ${'2026-11-23T13:00:00.000Z'} | ${'the location has no zone of its own'}
  ${'2026-11-23'} | ${'08:00:00'} | ${{ time_zone: 'America/Los_Angeles' }} | ${'2026-11-23T16:00:00.000Z'} | ${'the wall hangs at the location'}
  ${'2026-03-08'} | ${'02:30:00'} | ${null}                                 | ${'2026-03-08T07:30:00.000Z'} | ${'the hour is skipped in spring: it is 03:30'}
  ${'2026-11-01'} | ${'01:30:00'} | ${null}                                 | ${'2026-11-01T05:30:00.000Z'} | ${'the hour comes twice in autumn: the first'}
`(
  'C.6 $date $time at $location is $instant, because $because',
  (row: { date: string; time: string; location: LocationRow | null; instant: string }) => {
    const company = { time_zone: 'America/New_York' } as CompanyJson;
    expect(startsAt(row, { company, location: row.location }).toISOString()).toBe(row.instant);
  },
);

it.each`
  kept                     | wanted                   | moved    | because
  ${'2031-05-01 08:00:00'} | ${'2031-05-01 08:00:00'} | ${false} | ${'nothing was touched'}
  ${'2031-05-01 08:00:30'} | ${'2031-05-01 08:00:00'} | ${false} | ${'the form shows no seconds and sent back what it showed'}
  ${'2031-05-01 08:00:30'} | ${'2031-05-01 08:00:30'} | ${false} | ${'the half minute was not touched either'}
  ${'2031-05-01 08:00:00'} | ${'2031-05-01 08:00:30'} | ${true}  | ${'somebody asked for the half minute'}
  ${'2031-05-01 08:00:00'} | ${'2031-05-01 08:30:00'} | ${true}  | ${'that is half an hour later'}
  ${'2031-05-01 08:00:00'} | ${'2031-05-02 08:00:00'} | ${true}  | ${'that is another day'}
`(
  '$kept to $wanted: moved $moved, because $because',
  (row: { kept: string; wanted: string; moved: boolean }) => {
    expect(isDifferentTime(clock(row.kept), clock(row.wanted))).toBe(row.moved);
  },
);

function clock(text: string): { date: string; time: string } {
  const [date = '', time = ''] = text.split(' ');
  return { date, time };
}
