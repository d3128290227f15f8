import fc from 'fast-check';
import { hoursWorked } from '#libs/time-entry';
import { entryOf, hoursOf, minuteAt } from '../engine/entry.fixture.js';
import type { RuleSet } from '../engine/rule-set.js';
import { defaultSet } from '../rule-sets/contract-sets.js';
import { CALIFORNIA, FEDERAL } from '../rule-sets/statute-sets.js';
import { aWorkedTime } from '../worked-time/worked-time.fixture.js';
import { wholeWeeks } from '../worked-time/whole-weeks.js';
import { paySumOf } from './pay-sum.js';
import { type PaidWorker, payWeeks } from './pay-weeks.js';

const zone = 'America/New_York';
const placed = { zone, workweek: { day: 0, minute: 0 } };

/** Pays those entries that start on a date; all where none is given. */
function pay(
  spans: string[],
  { sets, on }: { sets: (date: string) => readonly RuleSet[]; on?: string },
): PaidWorker {
  const times = spans.map((span) => aWorkedTime(entryOf({ span, zone })));
  const isAsked = ({ scope: { date } }: (typeof times)[number]): boolean => !on || date === on;
  return payWeeks(wholeWeeks(times, isAsked, placed)!, placed, sets);
}

const day = (date: string): string => `${date} 08:00 to ${date} 18:00`;
/** Sunday to Saturday, 2031-05-04 to 10. */
const fiveTens = ['05', '06', '07', '08', '09'].map((nth) => day(`2031-05-${nth}`));

describe('paying weeks, where the company moved the workweek', () => {
  // From Sundays to Wednesdays, after Saturday, May 10: the old week of May 11 and the new one of May 14 overlap.
  const moved = {
    ...{ zone, workweek: { day: 3, minute: 0 } },
    earlier: [{ ...placed, until: minuteAt('2031-05-11 00:00', zone) }],
  };
  const tens = (...dates: number[]): string[] =>
    dates.map((nth) => day(`2031-05-${nth < 10 ? `0${nth}` : nth}`));

  it.each`
    spans                       | on              | expected      | because
    ${tens(5, 6, 7, 8, 9)}      | ${'2031-05-09'} | ${'10 × 1.5'} | ${'a week before it stays, though the new one would begin on Wednesday'}
    ${tens(12, 13, 14, 15, 16)} | ${'2031-05-16'} | ${'10 × 1.5'} | ${'the old week is whole, since that pays more'}
    ${tens(14, 15, 16, 19, 20)} | ${'2031-05-20'} | ${'10 × 1.5'} | ${'the new week is whole, since that pays more'}
    ${tens(14, 15, 16, 19, 20)} | ${'2031-05-14'} | ${'10 × 1'}   | ${'hours in both count once'}
    ${tens(12, 13, 19, 20)}     | ${'2031-05-20'} | ${'10 × 1'}   | ${'neither passes 40 hours'}
    ${tens(21, 22, 23, 26, 27)} | ${'2031-05-27'} | ${'10 × 1.5'} | ${'later weeks begin on Wednesday'}
  `('$because', ({ spans, on, expected }) => {
    const times = (spans as string[]).map((span) => aWorkedTime(entryOf({ span, zone })));
    const asked = wholeWeeks(times, ({ scope: { date } }) => date === on, moved)!;
    const paid = payWeeks(asked, moved, () => [FEDERAL.set]);
    expect(hoursOf(paid.entries[0]!.lines)).toBe(expected);
  });
});

describe('paying weeks', () => {
  it('counts the whole week, and shows what was asked', () => {
    const paid = pay(fiveTens, { sets: () => [FEDERAL.set], on: '2031-05-09' });
    expect(paid.entries).toHaveLength(1);
    expect(hoursOf(paid.entries[0]!.lines)).toBe('10 × 1.5');
    expect(paid.weeks).toMatchObject([{ paidMinutes: 3000 }]);
    expect(paySumOf(paid.entries)).toEqual({
      ...{ entries: 1, minutes: 600, addedMinutes: 0, withoutRate: 0, cents: 30_000 },
      byMultiplier: [{ multiplier: 150, minutes: 600 }],
    });
  });

  it('keeps the rules of each workweek, where they change', () => {
    const sets = (date: string): RuleSet[] => (date < '2031-05-11' ? [] : [CALIFORNIA.set]);
    const night = '2031-05-10 20:00 to 2031-05-11 06:00';
    const paid = pay([day('2031-05-09'), night, day('2031-05-11')], { sets });
    expect(paid.entries.map(({ lines }) => hoursOf(lines))).toEqual([
      '10 × 1',
      '10 × 1',
      // Of Sunday, six hours were worked in the night.
      '2 × 1, 4 × 1.5, 4 × 2',
    ]);
    expect(paid.weeks.map(({ paidMinutes }) => paidMinutes)).toEqual([14 * 60, 16 * 60]);
    const asked = pay([night, day('2031-05-11')], { sets, on: '2031-05-10' });
    expect(asked.entries[0]!.lines).toEqual(
      paid.entries[1]!.lines.map((line) => ({ ...line, entryId: asked.entries[0]!.time.scope.id })),
    );
  });

  it('plans with meals in time', () => {
    const entry = { ...entryOf({ span: '2031-05-05 08:00 to 2031-05-05 20:00', zone }), id: -7 };
    const times = [aWorkedTime(entry, 'planned')];
    const paid = payWeeks(
      wholeWeeks(times, () => true, placed)!,
      placed,
      () => [defaultSet(150), CALIFORNIA.set],
    );
    expect(hoursOf(paid.entries[0]!.lines)).toBe('8 × 1, 4 × 1.5');
    expect(paid.entries[0]!.adders).toEqual([]);
  });
});

describe('the default set', () => {
  it('has the numbers of the sheet', () => {
    const midnight = minuteAt('2031-05-05 00:00', zone);
    const meal = fc.record({ at: fc.integer({ min: -60, max: 1200 }), paid: fc.boolean() });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1440 }),
        fc.integer({ min: 0, max: 1100 }),
        fc.array(meal, { maxLength: 4 }),
        fc.integer({ min: 0, max: 480 }),
        (from, length, meals, mealTrigger) => {
          const start = midnight + from;
          const breaks = meals.map(({ at, paid }) => ({
            ...{ start: start + at, rawStart: start + at, minutes: paid ? 30 : 60, paid },
          }));
          const entry = { ...entryOf({ span: day('2031-05-05'), zone }), start, breaks };
          const time = aWorkedTime({ ...entry, end: start + length, minimum: 0, mealTrigger });
          const paid = payWeeks(
            wholeWeeks([time], () => true, placed)!,
            placed,
            () => [defaultSet(150)],
          );
          const sheet = hoursWorked({
            start: new Date(start * 60_000),
            end: new Date((start + length) * 60_000),
            breaks: breaks.map((each) => ({ ...each, startsAt: new Date(each.start * 60_000) })),
            mealTriggerMinutes: mealTrigger,
          });
          const minutesAt = (multiplier: number): number =>
            paid.entries[0]!.lines.filter((line) => line.multiplier === multiplier).reduce(
              (sum, line) => sum + line.minutes,
              0,
            );
          expect([minutesAt(100), minutesAt(150)]).toEqual([
            sheet.normalMinutes,
            sheet.penaltyMinutes,
          ]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
