import { resolveWorkRules, type WorkRules, type WorkRulesChain } from './work-rules.js';
import { overrideOnCreate, overrideOnEdit } from './value-overrides.js';

/** Work rules as a form for a new row posts them, in minutes; null where a field was blank. */
export type WorkRulesForm = Record<keyof WorkRules, number | null>;

/** Work rules as an edit posts them; undefined where a field was left out, null where it was emptied. */
export type WorkRuleChanges = { [Rule in keyof WorkRules]?: number | null };

/** The three columns, null where the row follows the chain. */
export interface WorkRuleColumns {
  minimum_minutes: number | null;
  meal_trigger_minutes: number | null;
  round_up_minutes: number | null;
}

/**
 * What a new row stores of what its form posted.
 *
 * @param inherited what the chain gives when the row sets nothing
 * @param company   what forms are pre-filled with where they do not know the chain
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
 * @param chain  as it was before the edit, the row included: what GET showed
 * @param stored the row's own values so far
 */
export function workRuleOverridesOnEdit(
  given: WorkRuleChanges,
  chain: WorkRulesChain,
  stored: WorkRuleColumns,
): WorkRuleColumns {
  const shown = resolveWorkRules(chain);
  return {
    minimum_minutes: overrideOnEdit(
      given.minimumMinutes,
      stored.minimum_minutes,
      shown.minimumMinutes,
    ),
    meal_trigger_minutes: overrideOnEdit(
      given.mealTriggerMinutes,
      stored.meal_trigger_minutes,
      shown.mealTriggerMinutes,
    ),
    round_up_minutes: overrideOnEdit(
      given.roundUpMinutes,
      stored.round_up_minutes,
      shown.roundUpMinutes,
    ),
  };
}
