import { Injectable } from '@nestjs/common';
import { dateIn } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { PayRuleSetQueries } from '../company-sets/pay-rule-set.queries.js';
import {
  type MissingFederalRules,
  missingFederalRules,
} from '../company-sets/rules/missing-federal-rules.js';
import { assertMoneyReached } from '../pay.policy.js';

/** What a company of the United States lacks that never chose federal rules, for pages that show pay without them. */
@Injectable()
export class MissingFederalRulesQueries {
  constructor(private readonly sets: PayRuleSetQueries) {}

  /** Two statements. @throws NotFound the actor may not read the company's money */
  async ofCompany(
    work: Work,
    { id, time_zone: zone }: { id: number; time_zone: string },
  ): Promise<MissingFederalRules | null> {
    assertMoneyReached(work.actor, id);
    const today = dateIn(zone, work.now);
    const choices = await this.sets.choicesOf(work, id);
    const stacks = await this.sets.stacksOfUnchecked(work, id, [today]);
    return missingFederalRules(zone, stacks.get(today) ?? [], choices);
  }
}
