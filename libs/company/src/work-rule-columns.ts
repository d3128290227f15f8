import type { WorkRulesChain } from './rules/work-rules.js';

export interface RuleColumns<Value> {
  minimum_minutes: Value;
  meal_trigger_minutes: Value;
  round_up_minutes: Value;
}

/** A row's columns as a level of the chain. */
export function workRulesOf<Value>(row: RuleColumns<Value>): {
  minimumMinutes: Value;
  mealTriggerMinutes: Value;
  roundUpMinutes: Value;
} {
  return {
    minimumMinutes: row.minimum_minutes,
    mealTriggerMinutes: row.meal_trigger_minutes,
    roundUpMinutes: row.round_up_minutes,
  };
}

/** The chain of a location and its company. @param location null: none */
export function locationWorkRules(
  location: RuleColumns<number | null> | null,
  company: RuleColumns<number>,
): WorkRulesChain {
  return { location: location && workRulesOf(location), company: workRulesOf(company) };
}
