import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { PayRuleSetQueries } from '../company-sets/pay-rule-set.queries.js';
import { paysCallMinimum } from '../company-sets/rules/call-minimum.js';
import { firstDayOfWorkweek } from '../company-sets/rules/first-day-of-workweek.js';
import { PayCalculationQueries } from './pay-calculation.queries.js';

/** What a form of a call or of labor has to know before it promises a minimum. No money. */
@Injectable()
export class CallMinimumQueries {
  constructor(
    private readonly calculation: PayCalculationQueries,
    private readonly sets: PayRuleSetQueries,
  ) {}

  /** Whether the rules of the workweek pay the minimum of a call. For whoever reaches the call. Two statements. */
  async isPaidUnchecked(work: Work, companyId: number, at: Date): Promise<boolean> {
    const basis = await this.calculation.basisUnchecked(work, companyId);
    const day = firstDayOfWorkweek(basis, at);
    const stacks = await this.sets.stacksOfUnchecked(work, companyId, [day]);
    return paysCallMinimum(stacks.get(day) ?? []);
  }
}
