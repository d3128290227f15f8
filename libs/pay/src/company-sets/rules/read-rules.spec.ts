import fc from 'fast-check';
import type { Rules, RuleSet } from '../../engine/rule-set.js';
import { payWorker } from '../../engine/pay-worker.js';
import { entryOf } from '../../engine/entry.fixture.js';
import { defaultSet } from '../../rule-sets/contract-sets.js';
import { SHIPPED_SETS } from '../../rule-sets/shipped-sets.js';
import { presentRules, readRules } from './read-rules.js';
import { RULE_OPTIONS } from './rule-options.js';
import { InvalidRules } from './rule-problem.js';
import type { OptionShape } from './rule-shape.js';

const optionsOf = ({ name: _n, version: _v, layer: _l, ...rules }: RuleSet): Rules => rules;

const problemsOf = (given: unknown, layer: RuleSet['layer'] = 'contract'): string[] => {
  try {
    readRules(given, layer);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidRules)) throw error;
    return error.problems.map(({ path, code }) => `${path} ${code}`);
  }
};

/** Values that fit a shape, most of the time. */
function nearly(shape: OptionShape): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 60, arbitrary: fitting(shape) },
    { weight: 1, arbitrary: fc.anything() },
  );
}

function fitting(shape: OptionShape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'object': {
      const fields = Object.entries(shape.fields);
      const required = fields.filter(([, field]) => !field.optional).map(([name]) => name);
      const values = Object.fromEntries(fields.map(([name, field]) => [name, nearly(field)]));
      return fc.record(values, { requiredKeys: required });
    }
    case 'list':
      return fc.array(nearly(shape.of), { minLength: shape.least, maxLength: 3 });
    case 'whole':
      return fc.integer({ min: shape.least, max: shape.most });
    case 'call_or_minutes':
      return fc.oneof(fc.constant('call'), nearly(shape.minutes));
    case 'word':
      return fc.constantFrom(...shape.of);
    case 'step':
      return fc.constantFrom(...shape.of);
    case 'flag':
      return fc.boolean();
    case 'date':
      return fc.constantFrom('2026-11-23', '2026-11-24', '2027-01-01');
  }
}
const nearlyRight = fc
  .subarray(Object.keys(RULE_OPTIONS), { minLength: 1, maxLength: 4 })
  .chain((names) =>
    fc.record(Object.fromEntries(names.map((name) => [name, nearly(RULE_OPTIONS[name]!)]))),
  );

describe('rules that a company gives', () => {
  it.each([...SHIPPED_SETS.map(({ set }) => set), defaultSet(150)])(
    'are read as they are presented: $name',
    (set) => {
      const rules = optionsOf(set);
      expect(readRules(presentRules(rules), set.layer)).toEqual(rules);
    },
  );

  const meal = { after: 300, cure: 'until_meal', multiplier: 200 };
  const premium = { after: 600, cure: 'one_hour_premium' };
  it.each`
    rules                                                                                         | problem                                     | because
    ${[]}                                                                                         | ${' not_an_object'}                         | ${'options have names'}
    ${null}                                                                                       | ${' not_an_object'}                         | ${'nothing is no rule set'}
    ${{}}                                                                                         | ${' no_rule'}                               | ${'an empty set says nothing'}
    ${{ combine: 'adds' }}                                                                        | ${' no_rule'}                               | ${'there is nothing to add'}
    ${{ dayli: [] }}                                                                              | ${'dayli unknown'}                          | ${'the name is misspelt'}
    ${{ dayRate: { minutes: 600 } }}                                                              | ${'dayRate unknown'}                        | ${'names of the API are in snake_case'}
    ${{ daily: {} }}                                                                              | ${'daily not_a_list'}                       | ${'there may be several'}
    ${{ daily: [] }}                                                                              | ${'daily required'}                         | ${'no step is no overtime'}
    ${{ daily: [{ after: 600 }] }}                                                                | ${'daily.0.multiplier required'}            | ${'each step has one'}
    ${{ daily: [{ after: '600', multiplier: 200 }] }}                                             | ${'daily.0.after not_whole'}                | ${'text is no number'}
    ${{ daily: [{ after: 600.5, multiplier: 200 }] }}                                             | ${'daily.0.after not_whole'}                | ${'minutes are whole'}
    ${{ daily: [{ after: 600, multiplier: 2 }] }}                                                 | ${'daily.0.multiplier out_of_bounds'}       | ${'multipliers are hundredths'}
    ${{ daily: [{ after: 600, multiplier: 100 }] }}                                               | ${'daily.0.multiplier out_of_bounds'}       | ${'straight time is no overtime'}
    ${{ daily: [{ after: 720, multiplier: 200 }, { after: 480, multiplier: 150 }] }}              | ${'daily.1.after not_ascending'}            | ${'8 h come before 12 h'}
    ${{ weekly: [{ after: 2400, multiplier: 150 }, { after: 2400, multiplier: 200 }] }}           | ${'weekly.1.after not_ascending'}           | ${'only one of them would count'}
    ${{ day: { kind: 'period' } }}                                                                | ${'day.gap gap_missing'}                    | ${'nobody knows when it ends'}
    ${{ day: { kind: 'calendar', gap: 480 } }}                                                    | ${'day.gap gap_unused'}                     | ${'midnight ends it'}
    ${{ weekdays: [{ days: [6], first: 480, multiplier: 150 }] }}                                 | ${'weekdays.0.then first_without_then'}     | ${'later hours are not named'}
    ${{ weekdays: [{ days: [6], multiplier: 150, then: 200 }] }}                                  | ${'weekdays.0.first then_without_first'}    | ${'later than what?'}
    ${{ weekdays: [{ days: [6], multiplier: 100 }] }}                                             | ${'weekdays.0.multiplier nothing_extra'}    | ${'it pays nothing'}
    ${{ weekdays: [{ days: [0, 6], multiplier: 150 }, { days: [6], multiplier: 200 }] }}          | ${'weekdays.1.days.0 day_twice'}            | ${'Saturday has two'}
    ${{ weekdays: [{ days: [7], multiplier: 150 }] }}                                             | ${'weekdays.0.days.0 out_of_bounds'}        | ${'0 is Sunday'}
    ${{ consecutive: [{ nth: 7, multiplier: 150 }, { nth: 7, multiplier: 200 }] }}                | ${'consecutive.1.nth nth_twice'}            | ${'the second never counts'}
    ${{ consecutive: [{ nth: 1, multiplier: 150 }] }}                                             | ${'consecutive.0.nth out_of_bounds'}        | ${'each day is a first one'}
    ${{ meals: [meal, { ...meal, after: 600 }] }}                                                 | ${'meals.1.cure second_meal_cure'}          | ${'the clock restarts by itself'}
    ${{ meals: [{ ...premium, after: 300 }, { ...meal, after: 600 }] }}                           | ${'meals.1.cure second_meal_cure'}          | ${'whatever the first one is'}
    ${{ meals: [premium, { ...premium, after: 300 }] }}                                           | ${'meals.1.after second_meal_early'}        | ${'it is the second'}
    ${{ meals: [premium, { ...premium, after: 'call' }] }}                                        | ${'meals.1.after second_meal_early'}        | ${'a call has one trigger, which may be any'}
    ${{ meals: [{ after: 300, cure: 'next_hour' }] }}                                             | ${'meals.0.multiplier multiplier_missing'}  | ${'how is that hour paid?'}
    ${{ meals: [{ ...premium, multiplier: 150 }] }}                                               | ${'meals.0.multiplier multiplier_unused'}   | ${'the premium is one hour'}
    ${{ meals: [{ ...meal, waivable_up_to: 360 }] }}                                              | ${'meals.0.waivable_up_to waiver_unused'}   | ${'the engine would not look at it'}
    ${{ meals: [{ ...premium, waivable_up_to: 600 }] }}                                           | ${'meals.0.waivable_up_to waiver_short'}    | ${'no meal is due up to there'}
    ${{ nights: [{ from: 0, to: 1440, multiplier: 150 }] }}                                       | ${'nights.0.to out_of_bounds'}              | ${'midnight is 0'}
    ${{ nights: [{ from: 0, to: 480, multiplier: 150 }, { from: 0, to: 480, multiplier: 200 }] }} | ${'nights.1.from night_twice'}              | ${'one of them never counts'}
    ${{ holidays: { dates: ['2026-02-30'], multiplier: 200 } }}                                   | ${'holidays.dates.0 not_a_date'}            | ${'there is no such day'}
    ${{ holidays: { dates: ['2026-12-25', '2026-12-25'], multiplier: 200 } }}                     | ${'holidays.dates.1 date_twice'}            | ${'a slip'}
    ${{ rest: [{ from: 480, below: 480, multiplier: 150, until: 'shift' }] }}                     | ${'rest.0.below below_from'}                | ${'no time off is that long'}
    ${{ rest: [{ from: 0, below: 480, multiplier: 150, until: 'ever' }] }}                        | ${'rest.0.until not_a_choice'}              | ${'there are two'}
    ${{ minimum: { minutes: 240, recall: { within: 60, minutes: 120 } }, continuity: 60 }}        | ${'minimum.recall.within recall_continues'} | ${'within an hour it is the same call'}
    ${{ minimum: { minutes: 240, counts: 'yes' } }}                                               | ${'minimum.counts not_a_flag'}              | ${'text is no flag'}
    ${{ reporting: { percent: 50, least: 240, most: 120 } }}                                      | ${'reporting.most most_below_least'}        | ${'no sum is both'}
    ${{ day_rate: { minutes: 600, half: 600 } }}                                                  | ${'day_rate.half half_not_below'}           | ${'that is the whole day'}
    ${{ bonus: 'straight_hours' }}                                                                | ${'bonus bonus_of_state'}                   | ${'the contract has no say'}
    ${{ rounding: { step: 10 } }}                                                                 | ${'rounding.step not_a_choice'}             | ${'the federal rule allows three'}
  `('$problem, because $because', ({ rules, problem }) => {
    expect(problemsOf(rules)).toEqual([problem]);
  });

  const daily = (after: unknown, multiplier: unknown) => ({ daily: [{ after, multiplier }] });
  const steps = (count: number) =>
    Array.from({ length: count }, (_, nth) => ({ after: nth * 60, multiplier: 150 }));
  it.each`
    rules                                                         | problem                               | because
    ${daily(0, 101)}                                              | ${undefined}                          | ${'those are the least'}
    ${daily(10_080, 1000)}                                        | ${undefined}                          | ${'those are the most'}
    ${daily(-1, 150)}                                             | ${'daily.0.after out_of_bounds'}      | ${'no day has fewer than no minutes'}
    ${daily(10_081, 150)}                                         | ${'daily.0.after out_of_bounds'}      | ${'a week has no more minutes'}
    ${daily(0, 1001)}                                             | ${'daily.0.multiplier out_of_bounds'} | ${'more than tenfold is a slip'}
    ${{ daily: steps(6) }}                                        | ${undefined}                          | ${'there may be six steps'}
    ${{ daily: steps(7) }}                                        | ${'daily out_of_bounds'}              | ${'seven are too many'}
    ${{ daily: [null] }}                                          | ${'daily.0 not_an_object'}            | ${'nothing is no step'}
    ${{ daily: [[480, 150]] }}                                    | ${'daily.0 not_an_object'}            | ${'its numbers have names'}
    ${'daily'}                                                    | ${' not_an_object'}                   | ${'a name is no rule'}
    ${{ bonus: null, ...daily(480, 150), nights: undefined }}     | ${undefined}                          | ${'what is nothing is absent'}
    ${{ daily: [{ after: null, multiplier: 150 }] }}              | ${'daily.0.after required'}           | ${'nothing is no number'}
    ${JSON.parse('{"__proto__":{"daily":[]}}')}                   | ${'__proto__ unknown'}                | ${'that is a name as any other'}
    ${{ ...daily(480, 150), toString: 1 }}                        | ${'toString unknown'}                 | ${'so is that'}
    ${{ ...daily(480, 150), ['x'.repeat(60)]: 1 }}                | ${`${'x'.repeat(60)} unknown`}        | ${'that is short enough to be repeated'}
    ${{ ...daily(480, 150), ['x'.repeat(61)]: 1 }}                | ${'? unknown'}                        | ${'that is not'}
    ${{ ...daily(480, 150), '<b>': 1 }}                           | ${'? unknown'}                        | ${'markup is not repeated'}
    ${{ ...daily(480, 150), 'a b': 1 }}                           | ${'? unknown'}                        | ${'nor are sentences'}
    ${{ minimum: { minutes: 'call', counts: false } }}            | ${undefined}                          | ${'what the call says, and no is an answer'}
    ${{ minimum: { minutes: 'Call' } }}                           | ${'minimum.minutes not_whole'}        | ${'it is neither the word nor a number'}
    ${{ minimum: { minutes: 0 } }}                                | ${'minimum.minutes out_of_bounds'}    | ${'that is no minimum'}
    ${{ holidays: { dates: [20_311_225], multiplier: 200 } }}     | ${'holidays.dates.0 not_a_date'}      | ${'a number is no day'}
    ${{ holidays: { dates: ['2031-12-25'], multiplier: 200 } }}   | ${undefined}                          | ${'Christmas is one'}
    ${{ holidays: { dates: [['2031-12-25']], multiplier: 200 } }} | ${'holidays.dates.0 not_a_date'}      | ${'a list is no day'}
    ${{ rounding: { step: '15' } }}                               | ${'rounding.step not_a_choice'}       | ${'text is no number'}
  `('of $rules: $problem, because $because', ({ rules, problem }) => {
    expect(problemsOf(rules)).toEqual(problem === undefined ? [] : [problem]);
  });

  it('have no minus zero, and no option that was given as nothing', () => {
    const given = { daily: [{ after: -0, multiplier: 150 }], bonus: null };
    expect(readRules(given, 'contract')).toStrictEqual({ daily: [{ after: 0, multiplier: 150 }] });
  });

  it.each`
    rules                         | sentence
    ${daily(480, 1001)}           | ${'rules.daily.0.multiplier: This has to be from 101 to 1000.'}
    ${{ daily: steps(7) }}        | ${'rules.daily: There may be at most 6.'}
    ${{ rounding: { step: 10 } }} | ${'rules.rounding.step: This has to be one of: 5, 6, 15.'}
    ${{ combine: 'lowest' }}      | ${'rules.combine: This has to be one of: highest, adds.'}
  `('are refused with the bounds: $sentence', ({ rules, sentence }) => {
    expect(() => readRules(rules, 'contract')).toThrow(sentence as string);
  });

  it('are refused with fifty problems at most', () => {
    const names = Array.from({ length: 60 }, (_, nth) => [`option_${nth}`, 1]);
    expect(problemsOf(Object.fromEntries(names))).toHaveLength(50);
  });

  it('are judged where others cannot be read', () => {
    const nights = [{ from: 0, to: 480, multiplier: 150 }];
    expect(
      problemsOf({
        daily: [{ after: 600, multiplier: 2 }],
        nights: [...nights, ...nights],
        bonus: 'straight_hours',
      }),
    ).toEqual([
      'daily.0.multiplier out_of_bounds',
      'nights.1.from night_twice',
      'bonus bonus_of_state',
    ]);
  });

  it('may be anything: they are read or refused, by a path of plain names', () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        for (const problem of problemsOf(given)) expect(problem).toMatch(/^[\w.?]* [a-z_]+$/);
      }),
      { numRuns: 300 },
    );
  });

  it('may nearly be right: what is read can be computed with, and reads back the same', () => {
    let understood = 0;
    fc.assert(
      fc.property(
        nearlyRight,
        fc.constantFrom('state' as const, 'contract' as const),
        (given, layer) => {
          if (problemsOf(given, layer).length > 0) return;
          const rules = readRules(given, layer);
          understood += 1;
          expect(readRules(JSON.parse(JSON.stringify(presentRules(rules))), layer)).toEqual(rules);
          payWorker({
            zone: 'America/New_York',
            workweek: { day: 0, minute: 0 },
            sets: [{ name: 'Any', version: 1, layer, ...rules }],
            entries: [
              entryOf({ span: '2026-11-23 20:00 to 2026-11-24 09:30', breaks: 'paid 22:00' }),
            ],
          });
        },
      ),
      { numRuns: 500 },
    );
    expect(understood).toBeGreaterThan(100);
  });
});
