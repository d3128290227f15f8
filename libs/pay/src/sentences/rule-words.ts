import type { Rules } from '../engine/rule-set.js';

export type RuleOption = keyof Rules;
/** What stands at an option. */
export type Given<Option extends RuleOption> = NonNullable<Rules[Option]>;

/** What each option says; a list has a sentence for each entry. */
export type RuleSentences = {
  [Option in RuleOption]-?: (given: Given<Option>) => string | readonly string[];
};
