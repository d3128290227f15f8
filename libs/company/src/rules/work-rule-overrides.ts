import { resolveWorkRules, type WorkRules, type WorkRulesChain } from './work-rules.js';
import { overrideOnCreate, overrideOnEdit } from './value-overrides.js';

/** Work rules of a form for a new row, in minutes; null: blank. */
export type WorkRulesForm = Record<keyof WorkRules, number | null>;

/** Work rules of an edit; undefined: left out, null: emptied. */
export type WorkRuleChanges = { [Rule in keyof WorkRules]?: number | null };

/** The three columns; null: inherits. */
export interface WorkRuleColumns {
  minimum_minutes: number | null;
  meal_trigger_minutes: number | null;
  round_up_minutes: number | null;
}

/**
 * What a new row stores.
 *
 * @param inherited the rules without any in this row
 * @param company   what forms without the chain are pre-filled with
 */
export function workRuleOverridesOnCreate(
  given: WorkRulesForm,
  inherited: WorkRules,
  company: WorkRules,
): WorkRuleColumns {
  const choose = (rule: keyof WorkRules): number | null =>
    overrideOnCreate(given[rule], inherited[rule], company[rule]);
  return {
    minimum_minutes: choose('minimumMinutes'),
    meal_trigger_minutes: choose('mealTriggerMinutes'),
    round_up_minutes: choose('roundUpMinutes'),
  };
}

/**
 * What an edited row stores.
 *
 * @param chain  before the edit, including the row: what GET showed
 * @param stored the row's own values
 */
export function workRuleOverridesOnEdit(
  given: WorkRuleChanges,
  chain: WorkRulesChain,
  stored: WorkRuleColumns,
): WorkRuleColumns {
  const resolved = resolveWorkRules(chain);
  return {
    minimum_minutes: overrideOnEdit(
      given.minimumMinutes,
      stored.minimum_minutes,
      resolved.minimumMinutes,
    ),
    meal_trigger_minutes: overrideOnEdit(
      given.mealTriggerMinutes,
      stored.meal_trigger_minutes,
      resolved.mealTriggerMinutes,
    ),
    round_up_minutes: overrideOnEdit(
      given.roundUpMinutes,
      stored.round_up_minutes,
      resolved.roundUpMinutes,
    ),
  };
}
