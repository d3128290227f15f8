import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { PayCalculationQueries } from '../calculation/pay-calculation.queries.js';
import { type PaySum, paySumOf } from '../calculation/pay-sum.js';
import { assertMoneyReached } from '../pay.policy.js';
import { type OpenPeriod, PayPeriodQueries } from './pay-period.queries.js';
import { WaitingEntryQueries } from './waiting-entry.queries.js';

/** The period that runs, and what it comes to so far. */
export interface PeriodSoFar {
  period: OpenPeriod;
  /** Of calls and cancellations on its dates, drafts included; those of earlier dates may be many years', and are not computed. */
  sum: PaySum;
  /** Open periods before it that can be closed. */
  overdue: number;
}

/** What the running period comes to before it is closed. */
@Injectable()
export class PeriodSoFarQueries {
  constructor(
    private readonly periods: PayPeriodQueries,
    private readonly waiting: WaitingEntryQueries,
    private readonly calculation: PayCalculationQueries,
  ) {}

  /** Nine statements. Null: none is open. @throws NotFound the actor may not read the company's money */
  async ofCompany(work: Work, companyId: number): Promise<PeriodSoFar | null> {
    assertMoneyReached(work.actor, companyId);
    const open = await this.periods.openOfCompany(work, companyId);
    const period = open[0];
    if (!period) return null;
    const waiting = await this.waiting.ofPeriodUnchecked(work, companyId, period);
    const ids = waiting.filter(({ date }) => date >= period.startsOn).map(({ id }) => id);
    const { workers } = await this.calculation.ofEntriesUnchecked(work, companyId, { ids });
    const sum = paySumOf(workers.flatMap(({ entries }) => entries));
    return { period, sum, overdue: open.filter(({ isOver }) => isOver).length };
  }
}
