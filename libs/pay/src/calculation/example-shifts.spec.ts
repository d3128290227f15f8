import type { Rules, RuleSet } from '../engine/rule-set.js';
import { type ExampleShiftKey, exampleShifts } from './example-shifts.js';

const aSet = (rules: Rules, layer: RuleSet['layer'] = 'contract'): RuleSet => ({
  ...{ ...rules, name: 'Set', version: 1, layer },
});
const cents = (sets: RuleSet[]): Record<ExampleShiftKey, number | null> =>
  Object.fromEntries(exampleShifts([], sets).map(({ key, after }) => [key, after.cents])) as Record<
    ExampleShiftKey,
    number | null
  >;

const HOUSE = aSet({
  daily: [{ after: 600, multiplier: 200 }],
  meals: [{ after: 300, cure: 'until_meal', multiplier: 200 }],
  nights: [{ from: 0, to: 480, multiplier: 150 }],
});
const FEDERAL = aSet({ weekly: [{ after: 2400, multiplier: 150 }] }, 'federal');
const MINIMUM = aSet({ minimum: { minutes: 'call' } });
const canceled = (notice: number): RuleSet => aSet({ cancellation: { notice, minutes: 180 } });

describe('example shifts at 20.00 an hour', () => {
  // 12 h without a meal, 12 h with meals, 8 h of a night, 1 h 30, five days of 10 h, canceled 12 h before.
  it.each`
    sets                | noMeal    | meals     | night     | short    | week       | canceled | because
    ${[]}               | ${24_000} | ${24_000} | ${16_000} | ${3_000} | ${100_000} | ${0}     | ${'straight time'}
    ${[HOUSE]}          | ${38_000} | ${28_000} | ${20_000} | ${3_000} | ${100_000} | ${0}     | ${'double after 10, a meal by 5, night from midnight'}
    ${[FEDERAL]}        | ${24_000} | ${24_000} | ${16_000} | ${3_000} | ${110_000} | ${0}     | ${'overtime of the week'}
    ${[MINIMUM]}        | ${24_000} | ${24_000} | ${16_000} | ${8_000} | ${100_000} | ${0}     | ${'the minimum of a call'}
    ${[FEDERAL, HOUSE]} | ${38_000} | ${28_000} | ${20_000} | ${3_000} | ${110_000} | ${0}     | ${'together'}
    ${[canceled(721)]}  | ${24_000} | ${24_000} | ${16_000} | ${3_000} | ${100_000} | ${6_000} | ${'a canceled shift with less notice'}
    ${[canceled(720)]}  | ${24_000} | ${24_000} | ${16_000} | ${3_000} | ${100_000} | ${0}     | ${'notice enough'}
  `('$because', ({ sets, because: _, ...expected }) => {
    expect(cents(sets as RuleSet[])).toEqual(expected);
  });

  it('are paid by both, the ones that count first', () => {
    const [noMeal] = exampleShifts([], [HOUSE]);
    expect(noMeal).toMatchObject({
      key: 'noMeal',
      before: { minutes: 720, cents: 24_000, byMultiplier: [{ multiplier: 100, minutes: 720 }] },
      after: { minutes: 720, cents: 38_000 },
    });
  });
});
