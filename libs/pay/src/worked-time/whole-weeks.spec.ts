import { entryOf, minuteAt } from '../engine/entry.fixture.js';
import { aWorkedTime } from './worked-time.fixture.js';
import { wholeWeeks } from './whole-weeks.js';
import type { PayableEntry } from './worked-time.js';

const zone = 'America/New_York';
const placed = { zone, workweek: { day: 0, minute: 0 } };

/** Entries named by their id: '7: 2026-11-23 08:00 to 2026-11-23 18:00'. */
function times(list: string[]): PayableEntry[] {
  return list.map((each) => {
    const [id = '', span = ''] = each.split(/: (.*)/);
    return aWorkedTime(entryOf({ span, id: Number(id), zone }));
  });
}

/** '1c 2 3': entries in order of time, context marked. */
const shown = (found: ReturnType<typeof wholeWeeks>): string | null =>
  found && found.times.map(({ entry: { id, context } }) => `${id}${context ? 'c' : ''}`).join(' ');

/** Asks for the entries that start on a date. */
const on =
  (date: string) =>
  ({ entry: { start } }: PayableEntry): boolean =>
    start >= minuteAt(`${date} 00:00`, zone) && start <= minuteAt(`${date} 23:59`, zone);

const MONDAY = '1: 2026-11-23 08:00 to 2026-11-23 18:00';
it.each`
  others                                         | expected  | because
  ${[]}                                          | ${'1'}    | ${'it is alone'}
  ${['2: 2026-11-28 20:00 to 2026-11-28 23:00']} | ${'1 2'}  | ${'Saturday is of the same week'}
  ${['2: 2026-11-29 08:00 to 2026-11-29 10:00']} | ${'1'}    | ${'the next week does not matter'}
  ${['2: 2026-11-20 08:00 to 2026-11-20 10:00']} | ${'2c 1'} | ${'the week before is context'}
  ${['2: 2026-11-21 20:00 to 2026-11-22 02:00']} | ${'2 1'}  | ${'it reaches into this week'}
  ${['2: 2026-11-21 20:00 to 2026-11-22 00:00']} | ${'2c 1'} | ${'it ends where this week starts'}
  ${['2: 2026-11-06 08:00 to 2026-11-06 10:00']} | ${'1'}    | ${'it is sixteen days before the week'}
`('the weeks of a Monday with $others are $expected, since $because', ({ others, expected }) => {
  const found = wholeWeeks(times([MONDAY, ...(others as string[])]), on('2026-11-23'), placed);
  expect(shown(found)).toBe(expected);
  expect([...found!.asked]).toEqual([1]);
});

it('contain both weeks of an entry across their border', () => {
  const night = '3: 2026-11-28 20:00 to 2026-11-29 03:00';
  const sunday = '4: 2026-11-29 18:00 to 2026-11-29 20:00';
  const later = '5: 2026-12-06 08:00 to 2026-12-06 10:00';
  expect(shown(wholeWeeks(times([MONDAY, night, sunday, later]), on('2026-11-28'), placed))).toBe(
    '1 3 4',
  );
});

it('are none where nothing is asked', () => {
  expect(wholeWeeks(times([MONDAY]), on('2026-11-24'), placed)).toBeNull();
});
