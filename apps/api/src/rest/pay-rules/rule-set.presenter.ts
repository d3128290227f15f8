import {
  type NewestRuleSet,
  type PayPreview,
  type PayRuleSetChoiceRow,
  type PayRuleSetRow,
  type PayRuleSetVersionRow,
  presentRules,
  type Rules,
  ruleSentences,
  type ShippedSet,
} from '#libs/pay';
import { presentSum } from '../pay-lines/pay-lines.presenter.js';
import type {
  RuleSetChoiceView,
  RuleSetExampleView,
  RulesPreviewView,
  RuleSetView,
  RuleSetWithVersionsView,
} from './rule-set.dto.js';

type Language = 'en' | 'es';

export function presentRuleSet(
  { id, name, layer, newest }: NewestRuleSet,
  language: Language,
): RuleSetView {
  const { version, effective_from } = newest;
  return { id, name, layer, version, effective_from, ...presentSaid(newest, language) };
}

export function presentRuleSetWithVersions(
  { id, name, layer, archived_at: archivedAt }: PayRuleSetRow,
  versions: readonly PayRuleSetVersionRow[],
  language: Language,
): RuleSetWithVersionsView {
  return {
    ...{ id, name, layer, archived_at: archivedAt?.toISOString() ?? null },
    versions: versions.map((each) => ({
      ...{ version: each.version, effective_from: each.effective_from },
      ...presentSaid(each, language),
      created_at: each.created_at.toISOString(),
    })),
  };
}

export function presentExample(
  {
    set: { name, version: _, layer, ...rules },
    source,
    readOn,
  }: Omit<ShippedSet, 'readOn'> & { readOn: string | null },
  language: Language,
): RuleSetExampleView {
  return { name, layer, ...presentSaid({ rules, source, read_on: readOn }, language) };
}

export function presentChoice(
  choice: PayRuleSetChoiceRow & { name: string | null },
): RuleSetChoiceView {
  const { layer, rule_set_id: id, name, effective_from } = choice;
  return { layer, rule_set: id === null ? null : { id, name: name ?? '' }, effective_from };
}

export function presentPreview({ calls, before, after }: PayPreview): RulesPreviewView {
  return {
    calls: calls.map(({ slug, name, event_name: event, date, ...sums }) => ({
      ...{ call_time: { slug, name }, event, date },
      ...{ before: presentSum(sums.before), after: presentSum(sums.after) },
    })),
    ...{ before: presentSum(before), after: presentSum(after) },
  };
}

function presentSaid(
  { rules, source, read_on }: { rules: Rules; source: string; read_on: string | null },
  language: Language,
): Pick<RuleSetView, 'rules' | 'says' | 'source' | 'read_on'> {
  const says = ruleSentences(rules, language);
  return { rules: presentRules(rules), says, source, read_on };
}
