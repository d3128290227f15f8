import { defaultSet, SHIPPED_SETS, type RuleSet } from '#libs/pay';

/** What a company may start from. */
export interface RuleSetExample {
  /** In the address: 'new_york'. */
  key: string;
  set: RuleSet;
  /** Null: what the company has set itself. */
  source: { text: string; readOn: string } | null;
}

/** The set that counts without a choice, and the shipped ones. @param mealPenalty hundredths, of the company */
export function ruleSetExamples(mealPenalty: number): RuleSetExample[] {
  return [
    { key: 'default', set: defaultSet(mealPenalty), source: null },
    ...SHIPPED_SETS.map(({ set, source, readOn }) => ({
      key: set.name.toLowerCase().replace(/[^a-z]+/g, '_'),
      set,
      source: { text: source, readOn },
    })),
  ];
}
