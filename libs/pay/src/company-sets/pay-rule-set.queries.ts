import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import type { Layer, Rules } from '../engine/rule-set.js';
import { assertMoneyReached } from '../pay.policy.js';
import { defaultSet } from '../rule-sets/contract-sets.js';
import {
  CHOICE_COLUMNS,
  NEWEST_COLUMNS,
  type NewestRuleSet,
  type PayRuleSetChoiceRow,
  type PayRuleSetRow,
  type PayRuleSetVersionRow,
  RULE_SET_COLUMNS,
  ruleSetOf,
  type StackedRuleSet,
  VERSION_COLUMNS,
} from './pay-rule-set.rows.js';

interface StackRow {
  date: string;
  layer: Layer;
  /** Null: nothing was chosen in the layer by that date. */
  choice_id: number | null;
  meal_penalty_hundredths: number;
  /** Null: no rules were chosen. */
  set: Parameters<typeof ruleSetOf>[0] | null;
  version: { version: number; rules: Rules; effective_from: string } | null;
}

/** Rule sets of companies: which count when, and what stands in them. One statement each. */
@Injectable()
export class PayRuleSetQueries {
  /**
   * The rules that count in workweeks, in the order federal, state, contract. For each layer: the latest choice on or before
   * the workweek's first day, then that set's version likewise (else its first one). Without a contract choice the default
   * set counts. For whoever may read the pay that is computed with them.
   *
   * @param dates first days of workweeks
   */
  async stacksOfUnchecked(
    work: Work,
    companyId: number,
    dates: readonly string[],
  ): Promise<Map<string, StackedRuleSet[]>> {
    const rows = await work.rows<StackRow>(
      `select d.day::text as date, l.layer, chosen.id as choice_id, c.meal_penalty_hundredths,
              case when prs.id is not null then json_build_object('id', prs.id, 'name', prs.name, 'layer', prs.layer,
                'archived', prs.archived_at is not null) end as set,
              case when prs.id is not null then
                json_build_object('version', said.version, 'rules', said.rules, 'effective_from', said.effective_from) end as version
         from companies c
        cross join unnest($2::date[]) as d(day)
        cross join unnest(array['federal', 'state', 'contract']) with ordinality as l(layer, nth)
         left join lateral (
           select prc.id, prc.rule_set_id from pay_rule_set_choices prc
            where prc.company_id = c.id and prc.layer = l.layer and prc.effective_from <= d.day
            order by prc.effective_from desc, prc.id desc limit 1
         ) chosen on true
         left join pay_rule_sets prs on prs.id = chosen.rule_set_id and prs.company_id = c.id
         left join lateral (
           select prv.version, prv.rules, prv.effective_from from pay_rule_set_versions prv where prv.rule_set_id = prs.id
            order by prv.effective_from <= d.day desc, abs(prv.effective_from - d.day), prv.version desc limit 1
         ) said on true
        where c.id = $1 order by d.day, l.nth`,
      [companyId, [...new Set(dates)]],
    );
    const stacks = new Map<string, StackedRuleSet[]>();
    for (const row of rows) {
      const stack = stacks.get(row.date) ?? [];
      stacks.set(row.date, stack);
      if (row.set) stack.push(ruleSetOf(row.set, row.version!));
      else if (row.layer === 'contract' && row.choice_id === null)
        stack.push(withoutId(row.meal_penalty_hundredths));
    }
    return stacks;
  }

  /** Sets that can be chosen, each with its newest version, in the order of the stack and by name. @throws NotFound */
  async ofCompany(work: Work, companyId: number): Promise<NewestRuleSet[]> {
    assertMoneyReached(work.actor, companyId);
    return work.rows<NewestRuleSet>(
      `select ${RULE_SET_COLUMNS}, to_json(said) as newest from pay_rule_sets prs
        cross join lateral (
          select ${NEWEST_COLUMNS} from pay_rule_set_versions prv where prv.rule_set_id = prs.id order by prv.version desc limit 1
        ) said
        where prs.company_id = $1 and prs.archived_at is null
        order by array_position(array['federal', 'state', 'contract'], prs.layer), lower(prs.name), prs.id`,
      [companyId],
    );
  }

  /** Null: unknown, or another company's. @throws NotFound the actor may not read the company's money */
  async inCompany(work: Work, companyId: number, id: number): Promise<PayRuleSetRow | null> {
    assertMoneyReached(work.actor, companyId);
    return work.row<PayRuleSetRow>(
      `select ${RULE_SET_COLUMNS} from pay_rule_sets prs where prs.company_id = $1 and prs.id = $2`,
      [companyId, id],
    );
  }

  /** All versions of a set, the newest first. @throws NotFound the actor may not read the company's money */
  async versionsOf(work: Work, companyId: number, id: number): Promise<PayRuleSetVersionRow[]> {
    assertMoneyReached(work.actor, companyId);
    return work.rows<PayRuleSetVersionRow>(
      `select ${VERSION_COLUMNS} from pay_rule_set_versions prv where prv.company_id = $1 and prv.rule_set_id = $2
        order by prv.version desc`,
      [companyId, id],
    );
  }

  /** Every choice of the company, the latest first. @throws NotFound the actor may not read the company's money */
  async choicesOf(
    work: Work,
    companyId: number,
  ): Promise<(PayRuleSetChoiceRow & { name: string | null })[]> {
    assertMoneyReached(work.actor, companyId);
    return work.rows<PayRuleSetChoiceRow & { name: string | null }>(
      `select ${CHOICE_COLUMNS}, prs.name from pay_rule_set_choices prc
         left join pay_rule_sets prs on prs.id = prc.rule_set_id and prs.company_id = prc.company_id
        where prc.company_id = $1 order by prc.effective_from desc, prc.id desc`,
      [companyId],
    );
  }
}

function withoutId(mealPenalty: number): StackedRuleSet {
  return { ...defaultSet(mealPenalty), ruleSetId: null, effectiveFrom: null, isArchived: false };
}
