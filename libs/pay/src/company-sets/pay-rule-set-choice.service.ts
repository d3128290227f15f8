import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import type { Layer } from '../engine/rule-set.js';
import { assertMoneyReached } from '../pay.policy.js';
import { RuleSetNotChoosable } from './rule-set.errors.js';
import { PayRuleSetChosen } from './rule-set.facts.js';

/** Says which rule sets count from when. */
@Injectable()
export class PayRuleSetChoiceService {
  constructor(private readonly facts: FactBus) {}

  /**
   * Says which set counts in a layer, for workweeks whose first day is `effectiveFrom` or later.
   *
   * @param ruleSetId null: no rules in this layer
   * @throws NotFound the actor may not read the company's money
   * @throws RuleSetNotChoosable
   */
  async choose(
    work: Work,
    companyId: number,
    choice: { layer: Layer; ruleSetId: number | null; effectiveFrom: string },
  ): Promise<void> {
    assertMoneyReached(work.actor, companyId);
    const { layer, ruleSetId, effectiveFrom } = choice;
    const set = ruleSetId === null ? null : await this.choosable(work, companyId, layer, ruleSetId);
    const before = await work.row<{ name: string | null; rule_set_id: number | null }>(
      `select prc.rule_set_id, prs.name from pay_rule_set_choices prc
         left join pay_rule_sets prs on prs.id = prc.rule_set_id and prs.company_id = prc.company_id
        where prc.company_id = $1 and prc.layer = $2 and prc.effective_from <= $3
        order by prc.effective_from desc, prc.id desc limit 1`,
      [companyId, layer, effectiveFrom],
    );
    if (before && before.rule_set_id === ruleSetId) return;
    await work.rows(
      `insert into pay_rule_set_choices (company_id, layer, effective_from, rule_set_id, user_id, created_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [companyId, layer, effectiveFrom, ruleSetId, work.actor.userId, work.now],
    );
    const after = { layer, rule_set: set?.name ?? null, effective_from: effectiveFrom };
    await this.facts.record(
      work,
      new PayRuleSetChosen({
        companyId,
        before: before && { layer, rule_set: before.name },
        after,
      }),
    );
  }

  /** Locked, so that it is not archived meanwhile. */
  private async choosable(
    work: Work,
    companyId: number,
    layer: Layer,
    id: number,
  ): Promise<{ name: string }> {
    const set = await work.row<{ name: string }>(
      `select prs.name from pay_rule_sets prs
        where prs.company_id = $1 and prs.id = $2 and prs.layer = $3 and prs.archived_at is null for update`,
      [companyId, id, layer],
    );
    if (!set) throw new RuleSetNotChoosable();
    return set;
  }
}
