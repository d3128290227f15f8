import { Injectable } from '@nestjs/common';
import { isDate, NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { assertMoneyReached } from '../pay.policy.js';
import { FrozenEntryQueries } from './frozen-entry.queries.js';
import { PayPeriodQueries } from './pay-period.queries.js';
import { PeriodAheadQueries } from './period-ahead.queries.js';
import type { PeriodDates } from './rules/open-periods.js';
import type { WorkAhead } from './rules/work-ahead.js';

/** What one pay period has of a worker. */
export interface PeriodOfWorker {
  dates: PeriodDates;
  /** False: what closing it now would pay, and what is not approved. */
  isClosed: boolean;
  worker: { slug: string; name: string };
  /** By date. */
  entries: WorkAhead[];
}

interface Found {
  id: number;
  slug: string;
  name: string;
  /** Of the closed period that begins so, if there is one. */
  closedId: number | null;
  endsOn: string | null;
}

/** A worker's part of a pay period: the way from the period's amounts down to time entries. */
@Injectable()
export class PeriodWorkerQueries {
  constructor(
    private readonly periods: PayPeriodQueries,
    private readonly ahead: PeriodAheadQueries,
    private readonly frozen: FrozenEntryQueries,
  ) {}

  /**
   * Two statements for a closed period, thirteen for an open one.
   *
   * @param startsOn first day of the period, 'YYYY-MM-DD'
   * @throws NotFound no such worker or period, or the actor may not read the company's money
   */
  async find(
    work: Work,
    companyId: number,
    startsOn: string,
    workerSlug: string,
  ): Promise<PeriodOfWorker> {
    assertMoneyReached(work.actor, companyId);
    if (!isDate(startsOn)) throw new NotFound('PayPeriod');
    const found = await work.row<Found>(
      `select w.id, w.slug, w.name, pp.id as "closedId", pp.ends_on::text as "endsOn"
         from workers w left join pay_periods pp on pp.company_id = w.company_id and pp.starts_on = $2
        where w.company_id = $1 and w.slug = $3`,
      [companyId, startsOn, workerSlug],
    );
    if (!found) throw new NotFound('Worker');
    const { id, slug, name, closedId, endsOn } = found;
    const worker = { slug, name };
    if (closedId === null || endsOn === null) {
      const { open } = await this.periods.datesUnchecked(work, companyId);
      const dates = open.find((each) => each.startsOn === startsOn);
      if (!dates) throw new NotFound('PayPeriod');
      const entries = await this.ahead.ofWorkerUnchecked(work, companyId, dates, id);
      return { dates, isClosed: false, worker, entries };
    }
    const paid = await this.frozen.ofWorkerUnchecked(work, companyId, closedId, id);
    const entries = paid.map((each) => ({ ...each, isDraft: false }));
    return { dates: { startsOn, endsOn }, isClosed: true, worker, entries };
  }
}
