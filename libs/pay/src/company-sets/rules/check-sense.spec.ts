import type { Layer } from '../../engine/rule-set.js';
import { readRules } from './read-rules.js';
import { InvalidRules } from './rule-problem.js';

const problemsOf = (given: unknown, layer: Layer, unreadable: string[] = []): string[] => {
  try {
    readRules(given, layer, new Set(unreadable));
    return [];
  } catch (error) {
    if (!(error instanceof InvalidRules)) throw error;
    return error.problems.map(({ path, code }) => `${path} ${code}`);
  }
};

const meal = { after: 300, cure: 'until_meal', multiplier: 200 };
const premium = { after: 300, cure: 'one_hour_premium' };
const night = { from: 0, to: 480, multiplier: 150 };
const rest = { from: 240, below: 480, multiplier: 150, until: 'shift' };

describe('rules that somebody can have meant', () => {
  it.each`
    rules                                                                                  | because
    ${{ combine: 'adds', nights: [night] }}                                                | ${'there is something to add'}
    ${{ daily: [{ after: 480, multiplier: 150 }, { after: 481, multiplier: 200 }] }}       | ${'a minute later is later'}
    ${{ daily: [{ after: 0, multiplier: 150 }], weekly: [{ after: 0, multiplier: 150 }] }} | ${'daily steps are not compared with weekly ones'}
    ${{ day: { kind: 'period', gap: 480 } }}                                               | ${'eight hours off end a day'}
    ${{ day: { kind: 'rolling' } }}                                                        | ${'it ends by itself'}
    ${{ weekdays: [{ days: [6], first: 480, multiplier: 100, then: 200 }] }}               | ${'later hours pay more'}
    ${{ weekdays: [{ days: [6], first: 480, multiplier: 150, then: 100 }] }}               | ${'the first hours pay more'}
    ${{ weekdays: [{ days: [6], multiplier: 150 }, { days: [0, 1], multiplier: 200 }] }}   | ${'each day has one rule'}
    ${{ consecutive: [{ nth: 6, multiplier: 150 }, { nth: 7, multiplier: 200 }] }}         | ${'each has another number'}
    ${{ meals: [meal, { ...premium, after: 301 }] }}                                       | ${'the second is later, and the premium'}
    ${{ meals: [{ ...premium, after: 'call' }, premium] }}                                 | ${'a call may have an earlier meal'}
    ${{ meals: [{ ...premium, waivable_up_to: 301 }] }}                                    | ${'a meal is due after 300 minutes'}
    ${{ meals: [{ ...premium, after: 'call', waivable_up_to: 60 }] }}                      | ${'a call may have a meal after 30 minutes'}
    ${{ nights: [night, { ...night, to: 300 }, { ...night, from: 60 }] }}                  | ${'windows may lie within each other'}
    ${{ holidays: { dates: ['2031-12-25', '2031-12-26'], multiplier: 200 } }}              | ${'those are two days'}
    ${{ rest: [{ ...rest, below: 241 }] }}                                                 | ${'there is time off of 240 minutes'}
    ${{ minimum: { minutes: 240, recall: { within: 61, minutes: 120 } }, continuity: 60 }} | ${'a gap of 61 minutes begins another call'}
    ${{ minimum: { minutes: 240, recall: { within: 1, minutes: 120 } } }}                  | ${'without a continuity any gap does'}
    ${{ minimum: { minutes: 240 }, continuity: 60 }}                                       | ${'nobody has to be called back'}
    ${{ reporting: { percent: 50, least: 240, most: 240 } }}                               | ${'that is one sum, whatever was planned'}
    ${{ day_rate: { minutes: 600, half: 599 } }}                                           | ${'half is less than the whole'}
    ${{ day_rate: { minutes: 600 } }}                                                      | ${'nobody has to work half days'}
  `('are read, because $because', ({ rules }) => {
    expect(problemsOf(rules, 'contract')).toEqual([]);
  });

  it('divide bonuses by straight hours in a state alone', () => {
    expect(problemsOf({ bonus: 'straight_hours' }, 'state')).toEqual([]);
    expect(problemsOf({ bonus: 'straight_hours' }, 'federal')).toEqual(['bonus bonus_of_state']);
  });
});

describe('rules that nobody can have meant', () => {
  const step = (after: number) => ({ after, multiplier: 150 });
  it.each`
    rules                                                                                         | problems                                                                                                               | because
    ${{ daily: [step(480), step(720), step(600)] }}                                               | ${['daily.2.after not_ascending']}                                                                                     | ${'the third begins before the second'}
    ${{ weekdays: [{ days: [6], first: 480, multiplier: 100, then: 100 }] }}                      | ${['weekdays.0.multiplier nothing_extra']}                                                                             | ${'neither part pays more'}
    ${{ weekdays: [{ days: [1, 6, 1], multiplier: 150 }] }}                                       | ${['weekdays.0.days.2 day_twice']}                                                                                     | ${'Monday is named twice'}
    ${{ weekdays: [{ days: [5], multiplier: 150 }, { days: [6], first: 480, multiplier: 150 }] }} | ${['weekdays.1.then first_without_then']}                                                                              | ${'later hours are not named'}
    ${{ consecutive: [{ nth: 6, multiplier: 150 }, { nth: 7, multiplier: 100 }] }}                | ${['consecutive.1.multiplier nothing_extra']}                                                                          | ${'the seventh day pays nothing'}
    ${{ consecutive: [{ nth: 7, multiplier: 150, then: 200 }] }}                                  | ${['consecutive.0.first then_without_first']}                                                                          | ${'later than what?'}
    ${{ meals: [premium, premium] }}                                                              | ${['meals.1.after second_meal_early']}                                                                                 | ${'they are due at once'}
    ${{ meals: [{ ...premium, after: 'call' }, { ...premium, after: 'call' }] }}                  | ${['meals.1.after second_meal_early']}                                                                                 | ${'they are due at once, whenever that is'}
    ${{ meals: [{ ...premium, waivable_up_to: 240 }] }}                                           | ${['meals.0.waivable_up_to waiver_short']}                                                                             | ${'no meal is due up to there'}
    ${{ meals: [{ ...meal, waivable_up_to: 240 }] }}                                              | ${['meals.0.waivable_up_to waiver_unused']}                                                                            | ${'the engine would not look at it'}
    ${{ meals: [{ after: 300, cure: 'until_meal' }, { after: 600, cure: 'next_hour' }] }}         | ${['meals.0.multiplier multiplier_missing', 'meals.1.cure second_meal_cure', 'meals.1.multiplier multiplier_missing']} | ${'each meal is judged'}
    ${{ nights: [night, { ...night, from: 60 }, night] }}                                         | ${['nights.2.from night_twice']}                                                                                       | ${'the third is the first'}
    ${{ holidays: { dates: ['2031-12-25', '2031-12-26', '2031-12-25'], multiplier: 200 } }}       | ${['holidays.dates.2 date_twice']}                                                                                     | ${'the third is the first'}
    ${{ rest: [rest, { ...rest, below: 239 }] }}                                                  | ${['rest.1.below below_from']}                                                                                         | ${'no time off is in between'}
    ${{ minimum: { minutes: 240, recall: { within: 59, minutes: 120 } }, continuity: 60 }}        | ${['minimum.recall.within recall_continues']}                                                                          | ${'so soon it is the same call'}
    ${{ day_rate: { minutes: 600, half: 601 } }}                                                  | ${['day_rate.half half_not_below']}                                                                                    | ${'half is more than the whole'}
    ${{ combine: 'adds', daily: [step(600), step(600)], rest: [{ ...rest, below: 240 }] }}        | ${['daily.1.after not_ascending', 'rest.0.below below_from']}                                                          | ${'all that is wrong is told'}
  `('are refused, because $because', ({ rules, problems }) => {
    expect(problemsOf(rules, 'contract')).toEqual(problems);
  });

  it('are not judged where they are wrong in themselves, or stand for what could not be read', () => {
    const unknown = { minutes: 600, half: 700, whole: 1 };
    expect(problemsOf({ day_rate: unknown }, 'contract')).toEqual(['day_rate.whole unknown']);
    const given = { day_rate: { minutes: 600, half: 700 }, nights: [night, night] };
    expect(problemsOf(given, 'contract', ['day_rate'])).toEqual(['nights.1.from night_twice']);
    expect(problemsOf({ combine: 'adds' }, 'contract', ['daily'])).toEqual([]);
  });
});
