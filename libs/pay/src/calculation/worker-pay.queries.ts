import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { mayReadMoney, mayReadMoneyOf } from '../pay.policy.js';
import { WorkedTimeQueries } from '../worked-time/worked-time.queries.js';
import { type EntryLabel, EntryLabelQueries } from './entry-label.queries.js';
import type { PayDates } from './pay-dates.js';
import { type PayBasis, PayCalculationQueries } from './pay-calculation.queries.js';
import { type PaySum, paySumOf } from './pay-sum.js';
import type { PaidEntry } from './pay-weeks.js';

const DAY = 1440;

export interface WorkerPay {
  worker: { id: number; slug: string; name: string };
  company: { id: number; slug: string; name: string };
  basis: PayBasis;
  /** Ended entries that start on the dates, in their own zones, the latest first. */
  entries: (PaidEntry & { label: EntryLabel })[];
  sum: PaySum;
  /** The actor may read the money of the whole company. */
  isOffice: boolean;
}

/** What one worker earned. */
@Injectable()
export class WorkerPayQueries {
  constructor(
    private readonly calculation: PayCalculationQueries,
    private readonly times: WorkedTimeQueries,
    private readonly labels: EntryLabelQueries,
  ) {}

  /**
   * For whoever may read the money of the company, and for the worker. Eight statements.
   *
   * @throws NotFound no such worker, or their money is not for the actor
   */
  async ofWorker(work: Work, slug: string, { from, until }: PayDates): Promise<WorkerPay> {
    const row = await work.row<{
      worker: WorkerPay['worker'] & { user_id: number | null };
      company: WorkerPay['company'];
    }>(
      `select json_build_object('id', w.id, 'slug', w.slug, 'name', w.name, 'user_id', w.user_id) as worker,
              json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) as company
         from workers w join companies c on c.id = w.company_id where w.slug = $1`,
      [slug],
    );
    const companyId = row?.company.id ?? 0;
    const owner = { companyId, userId: row?.worker.user_id ?? null };
    if (!row || !mayReadMoneyOf(work.actor, owner)) throw new NotFound('Worker');
    const basis = await this.calculation.basisUnchecked(work, companyId);
    // A day more on both sides: entries have zones of their own.
    const minute = (date: string): number => Date.parse(date) / 60_000;
    const span = { from: minute(from) - DAY, to: minute(until) + 2 * DAY };
    const weeks = await this.times.ofWorkersUnchecked(
      ...([work, companyId, [row.worker.id], span, basis] as const),
    );
    const { workers } = await this.calculation.pay(work, basis, weeks);
    const found = workers
      .flatMap(({ entries }) => entries)
      .filter(({ time: { scope } }) => scope.date >= from && scope.date <= until)
      .reverse();
    const ids = found.map(({ time }) => time.scope.id);
    const labels = await this.labels.ofEntriesUnchecked(work, ids);
    const { id, name } = row.worker;
    return {
      worker: { id, slug, name },
      company: row.company,
      basis,
      entries: found.map((entry) => ({ ...entry, label: labels.get(entry.time.scope.id)! })),
      sum: paySumOf(found),
      isOffice: mayReadMoney(work.actor, companyId),
    };
  }
}
