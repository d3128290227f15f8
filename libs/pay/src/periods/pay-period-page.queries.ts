import { Injectable } from '@nestjs/common';
import { isDate, NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { assertMoneyReached } from '../pay.policy.js';
import type { WorkerTotals } from './closed-pay.queries.js';
import { type ClosedPeriod, PayPeriodQueries, type WaitingCall } from './pay-period.queries.js';
import type { PeriodDates } from './rules/open-periods.js';

/** One period with all that a screen shows of it. */
export interface PeriodDetails {
  dates: PeriodDates;
  /** Null: it is open. */
  closed: ClosedPeriod | null;
  isOver: boolean;
  /** Of a closed period. */
  workers: WorkerTotals[];
  /** Calls until its last day that are in no closed period, at most 500. */
  waiting: WaitingCall[];
  /** Of all of these calls, however many: approved ones, and the others. */
  approved: number;
  drafts: number;
}

/** What screens show of one pay period. */
@Injectable()
export class PayPeriodPageQueries {
  constructor(private readonly periods: PayPeriodQueries) {}

  /**
   * Two statements.
   *
   * @param startsOn its first day
   * @throws NotFound no period begins so, or the actor may not read the company's money
   */
  async find(work: Work, companyId: number, startsOn: string): Promise<PeriodDetails> {
    assertMoneyReached(work.actor, companyId);
    if (!isDate(startsOn)) throw new NotFound('PayPeriod');
    const { open, today } = await this.periods.datesUnchecked(work, companyId);
    const dates = open.find((each) => each.startsOn === startsOn);
    const endsOn = dates?.endsOn ?? null;
    const read = await this.periods.detailsUnchecked(work, companyId, startsOn, endsOn);
    const { all_approved: approved = 0, all_drafts: drafts = 0 } = read.waiting[0] ?? {};
    const details = { ...read, approved, drafts };
    if (dates) return { ...details, dates, isOver: dates.endsOn < today };
    if (!details.closed) throw new NotFound('PayPeriod');
    const { starts_on, ends_on } = details.closed;
    return { ...details, dates: { startsOn: starts_on, endsOn: ends_on }, isOver: true };
  }
}
