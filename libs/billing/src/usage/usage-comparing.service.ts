import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/platform';
import { BillingAlertService } from '../alerts/billing-alert.service.js';
import {
  type Comparison,
  compareWindow,
  isTooLate,
  type MeterSituation,
} from '../rules/metering.js';
import { MeterService } from './meter.service.js';
import { UsageBookingService } from './usage-booking.service.js';
import { UsageOutboxQueries } from './usage-outbox.queries.js';
import type { UsageRecordRow } from './usage-record.rows.js';

/** Finds out by Stripe's sums whether events arrived that Stripe may have forgotten. */
@Injectable()
export class UsageComparingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: UsageOutboxQueries,
    private readonly meter: MeterService,
    private readonly bookings: UsageBookingService,
    private readonly alerts: BillingAlertService,
  ) {}

  /**
   * The sum is read before the rows are locked: events that Stripe accepts meanwhile are confirmed by then, and a sum
   * below the known total waits for the next run.
   */
  async compareHour(
    companyId: number,
    customer: string,
    start: Date,
    end: Date,
    situation: MeterSituation,
  ): Promise<void> {
    const sums = await this.meter.sumsByHour(customer, start, end);
    const summed = sums.get(start.getTime()) ?? 0;
    await this.unitOfWork.asSystem(async (work) => {
      const { rows, settled } = await this.outbox.lockHourUnchecked(work, companyId, start, end);
      const confirmed = rows.filter((row) => row.confirmed_at !== null);
      const doubtful = rows.filter((row) => row.outcome === null && row.first_tried_at !== null);
      if (doubtful.length === 0) return;
      const found = compareWindow(
        {
          confirmed: confirmed.map((row) => ({ value: row.segments, at: row.confirmed_at! })),
          settled,
          doubtful: doubtful.map((row) => ({
            value: row.segments,
            lastTriedAt: row.last_tried_at!,
          })),
          summed,
        },
        work.now,
      );
      await this.settle(work, companyId, start, doubtful, found, situation);
    });
  }

  private async settle(
    work: Work,
    companyId: number,
    start: Date,
    doubtful: readonly UsageRecordRow[],
    found: Comparison,
    situation: MeterSituation,
  ): Promise<void> {
    if (found.kind === 'wait') return;
    const outcome = { arrived: 'arrived', missing: 'replaced', differs: 'disputed' }[found.kind];
    await work.execute(
      'update usage_records set outcome = $3 where company_id = $1 and id = any($2::bigint[])',
      [companyId, doubtful.map(({ id }) => id), outcome],
    );
    if (found.kind === 'differs')
      return this.alerts.raise(work, {
        key: `usage ${companyId} ${start.toISOString()}`,
        companyId,
        message: `Company ${companyId}: Stripe's sum of the hour ${start.toISOString()} differs from ours by ${found.value} segments. Nothing was sent for it.`,
      });
    await work.execute(
      `insert into usage_hours as uh (company_id, starts_at, settled) values ($1, $2, $3)
         on conflict (company_id, starts_at) do update set settled = uh.settled + excluded.settled`,
      [companyId, start, found.arrived],
    );
    if (found.kind === 'missing')
      await this.replace(work, companyId, doubtful, found.value, situation);
  }

  /**
   * Sends one event for the missing segments, with the timestamp of the latest row, or lists them for an administrator.
   */
  private async replace(
    work: Work,
    companyId: number,
    doubtful: readonly UsageRecordRow[],
    segments: number,
    situation: MeterSituation,
  ): Promise<void> {
    const latest = doubtful.reduce((a, b) => (b.used_at > a.used_at ? b : a));
    const key = `missing-${latest.id}`;
    if (isTooLate(latest.used_at, situation))
      return this.bookings.add(work, {
        companyId,
        key,
        segments,
        usedAt: latest.used_at,
        reason: 'It never arrived, and it is too late to send it again.',
      });
    await work.execute(
      `insert into usage_records (company_id, identifier, segments, used_at) values ($1, $2, $3, $4)
         on conflict (identifier) do nothing`,
      [companyId, key, segments, latest.used_at],
    );
  }
}
