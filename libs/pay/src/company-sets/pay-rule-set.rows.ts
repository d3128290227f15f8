import { columnsOf, type RowOf } from '#libs/platform';
import type { Layer, Rules, RuleSet } from '../engine/rule-set.js';
import { PayRuleSetChoice } from './pay-rule-set-choice.entity.js';
import { PayRuleSetVersion } from './pay-rule-set-version.entity.js';
import { PayRuleSet } from './pay-rule-set.entity.js';

export type PayRuleSetRow = Omit<RowOf<PayRuleSet>, 'company_id'>;
export type PayRuleSetVersionRow = Omit<
  RowOf<PayRuleSetVersion>,
  'company_id' | 'rule_set_id' | 'rules'
> & { rules: Rules };
export type PayRuleSetChoiceRow = Omit<RowOf<PayRuleSetChoice>, 'company_id'>;

/** A set with its newest version. */
export interface NewestRuleSet extends PayRuleSetRow {
  newest: Omit<PayRuleSetVersionRow, 'created_at'>;
}

/** A rule set of a stack. Null: the default set, which no company wrote. */
export interface StackedRuleSet extends RuleSet {
  ruleSetId: number | null;
  effectiveFrom: string | null;
  /** It has no page any more. */
  isArchived: boolean;
}

export const RULE_SET_COLUMNS = columnsOf(PayRuleSet, 'prs', ['company_id']);
export const VERSION_COLUMNS = columnsOf(PayRuleSetVersion, 'prv', ['company_id', 'rule_set_id']);
export const NEWEST_COLUMNS = columnsOf(PayRuleSetVersion, 'prv', [
  ...(['company_id', 'rule_set_id', 'created_at'] as const),
]);
export const CHOICE_COLUMNS = columnsOf(PayRuleSetChoice, 'prc', ['company_id']);

/** A stored version as the engine takes it. */
export function ruleSetOf(
  set: { id: number; name: string; layer: Layer; archived: boolean },
  version: { version: number; rules: Rules; effective_from: string },
): StackedRuleSet {
  const { name, layer, id: ruleSetId, archived: isArchived } = set;
  const { version: number, effective_from: effectiveFrom } = version;
  return { ...version.rules, name, version: number, layer, ruleSetId, effectiveFrom, isArchived };
}
