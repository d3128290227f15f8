import { Injectable } from '@nestjs/common';
import { isDate, NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { assertMoneyReached } from '../pay.policy.js';
import { ClosedPayQueries, type WorkerTotals } from './closed-pay.queries.js';
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
  /** Calls until its last day that are in no closed period. */
  waiting: WaitingCall[];
}

/** What screens show of one pay period. */
@Injectable()
export class PayPeriodPageQueries {
  constructor(
    private readonly periods: PayPeriodQueries,
    private readonly closed: ClosedPayQueries,
  ) {}

  /**
   * Five statements of a closed period, four of an open one.
   *
   * @param startsOn its first day
   * @throws NotFound no period begins so, or the actor may not read the company's money
   */
  async find(work: Work, companyId: number, startsOn: string): Promise<PeriodDetails> {
    assertMoneyReached(work.actor, companyId);
    if (!isDate(startsOn)) throw new NotFound('PayPeriod');
    const { open, today } = await this.periods.datesUnchecked(work, companyId);
    const dates = open.find((each) => each.startsOn === startsOn);
    if (dates) {
      const waiting = await this.periods.waitingCalls(work, companyId, dates.endsOn);
      return { dates, closed: null, isOver: dates.endsOn < today, workers: [], waiting };
    }
    const closed = await this.periods.closedOne(work, companyId, startsOn);
    const [workers, waiting] = await Promise.all([
      this.closed.workersOf(work, companyId, closed.id),
      this.periods.waitingCalls(work, companyId, closed.ends_on),
    ]);
    const own = { startsOn: closed.starts_on, endsOn: closed.ends_on };
    return { dates: own, closed, isOver: true, workers, waiting };
  }
}
