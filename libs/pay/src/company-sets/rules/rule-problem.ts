import { Invalid } from '#libs/kernel';
import type { WholeShape } from './rule-shape.js';

/** What is wrong with a rule, apart from numbers out of bounds and words that are none of the choices. */
const SENTENCES = {
  required: 'This field is required.',
  unknown: 'There is no such option.',
  not_an_object: 'This has to be an object.',
  not_a_list: 'This has to be a list.',
  not_whole: 'This has to be a whole number.',
  not_a_flag: 'This has to be true or false.',
  not_a_date: 'This has to be a day, such as 2031-05-01.',
  no_rule: 'Name one rule at least.',
  not_ascending: 'Each step has to begin later than the one before it.',
  gap_missing: 'A day that ends with a gap needs the length of the gap.',
  gap_unused: 'Only a day that ends with a gap has one.',
  first_without_then: 'Say how later hours are paid: name `then`.',
  then_without_first: 'Say after how many minutes this begins: name `first`.',
  nothing_extra: 'Paid at straight time throughout, this rule does nothing.',
  day_twice: 'This day of the week has a rule already.',
  nth_twice: 'This day in a row has a rule already.',
  second_meal_cure:
    'Only the first meal is paid higher until it is taken: that clock restarts by itself.',
  second_meal_early: 'The second meal has to be due later than the first.',
  multiplier_missing: 'Say at which multiplier time without the meal is paid.',
  multiplier_unused: 'A premium of one hour has no multiplier.',
  waiver_unused: 'Only a meal with a premium of one hour can be waived.',
  waiver_short: 'Up to here no meal is due, so there is nothing to waive.',
  night_twice: 'These hours have a rule already.',
  date_twice: 'This day is in the list already.',
  below_from: 'This has to be more than the time off from which the rule holds.',
  recall_continues: 'So short a gap makes one call, so it cannot be a recall.',
  most_below_least: 'This has to be at least as much as the least.',
  half_not_below: 'Half a day has to be shorter than the day.',
  bonus_of_state: 'Only sets of a state divide bonuses by straight hours.',
} as const;

export type RuleProblemCode = keyof typeof SENTENCES | 'out_of_bounds' | 'not_a_choice';

/** One thing that is wrong, at a path such as `daily.1.after`. */
export interface RuleProblem {
  path: string;
  code: RuleProblemCode;
  /** Of `out_of_bounds`. */
  bounds?: Pick<WholeShape, 'unit' | 'least' | 'most'> | { unit: 'entries'; most: number };
  /** Of `not_a_choice`. */
  choices?: readonly (string | number)[];
}

/** For clients of the API: numbers in the units of the API. */
function problemSentence({ code, bounds, choices }: RuleProblem): string {
  if (code === 'not_a_choice') return `This has to be one of: ${choices!.join(', ')}.`;
  if (code !== 'out_of_bounds') return SENTENCES[code];
  if (bounds!.unit === 'entries') return `There may be at most ${bounds!.most}.`;
  return `This has to be from ${bounds!.least} to ${bounds!.most}.`;
}

/** Rules that are not understood, or make no sense. Fields are named `rules.daily.1.after`. */
export class InvalidRules extends Invalid {
  constructor(readonly problems: readonly RuleProblem[]) {
    const fields = new Map<string, string[]>();
    for (const problem of problems) {
      const path = problem.path === '' ? 'rules' : `rules.${problem.path}`;
      fields.set(path, [...(fields.get(path) ?? []), problemSentence(problem)]);
    }
    const [first] = fields;
    super(
      'pay_rule_set.invalid_rules',
      `${first![0]}: ${first![1][0]}`,
      Object.fromEntries(fields),
    );
  }
}
