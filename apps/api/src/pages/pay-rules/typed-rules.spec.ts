import {
  defaultSet,
  type Layer,
  readRules,
  RULE_OPTIONS,
  type Rules,
  SHIPPED_SETS,
} from '#libs/pay';
import { readTypedRules, TypedRulesRefused } from './read-typed-rules.js';
import { RULE_BLOCKS } from './rule-blocks.js';
import { ENGLISH_BLOCKS } from './rule-blocks.words.en.js';
import { SPANISH_BLOCKS } from './rule-blocks.words.es.js';
import { readDays, readValue, type ValueKind } from './rule-values.js';
import { typedRules } from './typed-rules.js';

const problemsOf = (typed: Record<string, string[]>, layer: Layer = 'contract'): string[] => {
  try {
    readTypedRules(typed, layer);
    return [];
  } catch (error) {
    if (!(error instanceof TypedRulesRefused)) throw error;
    return error.problems.map(({ field, code, day }) => [field, code, day].join(' ').trim());
  }
};

describe('the fields of the editor', () => {
  it('are there for every option, with words around every field in both languages', () => {
    expect(RULE_BLOCKS.map(({ option }) => option).sort()).toEqual(
      Object.keys(RULE_OPTIONS).sort(),
    );
    for (const words of [ENGLISH_BLOCKS, SPANISH_BLOCKS])
      for (const { option, lines } of RULE_BLOCKS) {
        const { lines: around, labels, choices = {} } = words[option]!;
        expect([option, around.length]).toEqual([option, lines.length]);
        for (const field of lines.flat()) {
          expect([option, field.name, labels[field.name]]).toEqual([
            ...[option, field.name, expect.stringMatching(/\S/)],
          ]);
          if (field.kind === 'choice')
            expect(Object.keys(choices).sort()).toEqual([...field.of].sort());
        }
      }
  });

  it.each([...SHIPPED_SETS.map(({ set }) => set), defaultSet(175)])('hold all of $name', (set) => {
    const { name: _n, version: _v, layer, ...rules } = set;
    expect(readTypedRules(typedRules(rules), layer)).toEqual(rules);
  });

  it('hold every further option', () => {
    const rules: Rules = readRules(
      {
        ...{ combine: 'adds', rounding: { step: 6 }, continuity: 90, day: { kind: 'rolling' } },
        weekdays: [{ days: [0, 6], first: 480, multiplier: 150, then: 200 }],
        holidays: { dates: ['2026-12-25', '2027-01-01'], multiplier: 250 },
        rest: [
          { from: 1, below: 360, after_work: 840, multiplier: 150, until: 'break' },
          { from: 360, below: 480, multiplier: 125, until: 'shift' },
        ],
        minimum: { minutes: 'call', counts: true, recall: { within: 120, minutes: 90 } },
        ...{ increment: 30, cancellation: { notice: 1440, minutes: 180 } },
        spread: { over: 600, minutes: 60, cents: 1650 },
        day_rate: { minutes: 600, half: 300 },
      },
      'contract',
    );
    expect(readTypedRules(typedRules(rules), 'contract')).toEqual(rules);
  });

  it('leave blank rows out, and tell problems in the row where they stand', () => {
    const typed = {
      'daily.0.after': [''],
      'daily.0.multiplier': [' '],
      'daily.2.after': ['10'],
      'daily.2.multiplier': ['2'],
      'meals.0.cure': ['until_meal'],
      'meals.1.cure': ['until_meal'],
    };
    expect(readTypedRules(typed, 'contract')).toEqual({ daily: [{ after: 600, multiplier: 200 }] });
    expect(problemsOf({ ...typed, 'daily.3.after': ['8'], 'daily.3.multiplier': ['1,5'] })).toEqual(
      ['daily.3.after not_ascending'],
    );
  });

  it('tell all problems at once: what cannot be read, what is missing, and what makes no sense', () => {
    expect(
      problemsOf({
        ...{ 'daily.0.after': ['ten'], 'daily.1.after': ['8'], 'daily.1.multiplier': ['200'] },
        ...{ 'nights.0.from': ['22:00'], 'nights.0.multiplier': ['1.5'] },
        ...{ 'weekly.0.after': ['40'], 'weekly.0.multiplier': ['1.5'] },
        ...{ 'weekly.1.after': ['30'], 'weekly.1.multiplier': ['2'] },
      }),
    ).toEqual([
      'daily.0.after not_hours',
      'daily.0.multiplier required',
      'daily.1.multiplier out_of_bounds',
      'nights.0.to required',
      'weekly.1.after not_ascending',
    ]);
    // What is judged is not what was left out.
    expect(problemsOf({ increment: ['x'] })).toEqual(['increment not_hours']);
  });

  it.each`
    typed                                                                                                                                                                            | problem                                  | because
    ${{}}                                                                                                                                                                            | ${'no_rule'}                             | ${'nothing was typed'}
    ${{ 'daily.0.after': ['ten'], 'daily.0.multiplier': ['2'] }}                                                                                                                     | ${'daily.0.after not_hours'}             | ${'that is no number'}
    ${{ 'daily.0.after': ['10'], 'daily.0.multiplier': ['double'] }}                                                                                                                 | ${'daily.0.multiplier not_times'}        | ${'neither is that'}
    ${{ 'daily.0.after': ['10'] }}                                                                                                                                                   | ${'daily.0.multiplier required'}         | ${'half of the sentence is missing'}
    ${{ 'nights.0.from': ['25:00'], 'nights.0.to': ['08:00'], 'nights.0.multiplier': ['1.5'] }}                                                                                      | ${'nights.0.from not_clock'}             | ${'there is no such time'}
    ${{ 'holidays.dates': ['2026-12-25\nChristmas'], 'holidays.multiplier': ['2'] }}                                                                                                 | ${'holidays.dates not_a_date Christmas'} | ${'the line is named'}
    ${{ 'weekdays.1.days': ['6'], 'weekdays.0.days': ['6'], 'weekdays.0.multiplier': ['2'], 'weekdays.1.multiplier': ['2'] }}                                                        | ${'weekdays.1.days day_twice'}           | ${'the row is named'}
    ${{ 'meals.1.after': ['10'], 'meals.1.cure': ['until_meal'], 'meals.1.multiplier': ['2'], 'meals.0.after': ['5'], 'meals.0.cure': ['until_meal'], 'meals.0.multiplier': ['2'] }} | ${'meals.1.cure second_meal_cure'}       | ${'the clock restarts'}
    ${{ 'rounding.step': ['7'] }}                                                                                                                                                    | ${'rounding.step not_a_choice'}          | ${'the form was changed'}
    ${{ 'rest.0.below': ['8'], 'rest.0.multiplier': ['1.5'], 'rest.0.until': [''] }}                                                                                                 | ${'rest.0.until required'}               | ${'it is asked'}
  `('refuse with $problem, since $because', ({ typed, problem }) => {
    expect(problemsOf(typed as Record<string, string[]>)).toEqual([problem]);
  });
});

it.each<[ValueKind, string, number | null]>([
  ['hours', '10', 600],
  ['hours', '10.5', 630],
  ['hours', '0,25', 15],
  ['hours', '10:30', 630],
  ['hours', '10 h 30', 630],
  ['hours', '4h', 240],
  ['hours', '45 min', 45],
  ['hours', '-1', null],
  ['hours', '1e3', null],
  ['times', '2 ×', 200],
  ['times', '1.5x', 150],
  ['times', '1,25', 125],
  ['times', '1.125', null],
  ['clock', '00:00', 0],
  ['clock', '23:59', 1439],
  ['clock', '24:00', null],
  ['money', '$17', 1700],
  ['money', '17.5', 1750],
  ['number', '7', 7],
  ['number', '7.5', null],
])('a typed %s of "%s" is %s', (kind, text, value) => {
  expect(readValue(kind, text)).toBe(value);
});

it('reads days in lines or between commas, as the computer or an American writes them', () => {
  expect(readDays(' 2026-12-25\n1/1/2027, 13/1/2027;;\n')).toEqual([
    ...['2026-12-25', '2027-01-01', '13/1/2027'],
  ]);
});
