import type { Rules } from '../engine/rule-set.js';
import { ENGLISH_RULES } from './rule-sentences.en.js';
import { SPANISH_RULES } from './rule-sentences.es.js';
import type { Given, RuleOption, RuleSentences } from './rule-words.js';

/** In the order in which people ask: hours, meals, nights and days, minimums, the rest. */
const ORDER: readonly RuleOption[] = [
  ...(['daily', 'day', 'weekly', 'weekdays', 'consecutive', 'holidays'] as const),
  ...(['meals', 'nights', 'rest', 'minimum', 'increment', 'continuity', 'rounding'] as const),
  ...(['reporting', 'cancellation', 'spread', 'dayRate', 'bonus', 'combine'] as const),
];

/** What a rule set says, one sentence for each rule, made of nothing but its options. */
export function ruleSentences(rules: Rules, language: 'en' | 'es'): string[] {
  const words = language === 'en' ? ENGLISH_RULES : SPANISH_RULES;
  return ORDER.flatMap((option) => sentencesOf(option, rules, words));
}

function sentencesOf<Option extends RuleOption>(
  option: Option,
  rules: Rules,
  words: RuleSentences,
): readonly string[] {
  const given = rules[option] as Given<Option> | undefined;
  if (given === undefined) return [];
  const say = words[option] as (given: Given<Option>) => string | readonly string[];
  const said = say(given);
  return typeof said === 'string' ? [said] : said;
}
