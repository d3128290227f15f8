import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/platform';
import { BillingAccountQueries } from '../accounts/billing-account.queries.js';
import { decideUsage, type MeterSituation, windowOf } from '../rules/metering.js';
import { decideFailure } from '../rules/stripe-failures.js';
import { stripeFailureOf } from '../stripe/stripe-client.service.js';
import { MeterService } from './meter.service.js';
import { UsageBookingService } from './usage-booking.service.js';
import { UsageComparingService } from './usage-comparing.service.js';
import { UsageOutboxQueries } from './usage-outbox.queries.js';
import type { UsageRecordRow } from './usage-record.rows.js';

const PAGE = 200;
/** Parallel events: far below Stripe's limit of a thousand a second. */
const AT_ONCE = 5;

/** Processes a company's outbox: each row is reported to Stripe once, compared, or listed. See `rules/metering.ts`. */
@Injectable()
export class UsageReportingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: BillingAccountQueries,
    private readonly outbox: UsageOutboxQueries,
    private readonly meter: MeterService,
    private readonly comparing: UsageComparingService,
    private readonly bookings: UsageBookingService,
  ) {}

  /** @throws StripeError Stripe does not answer: the remaining rows stay open for a later run */
  async workOff(companyId: number): Promise<void> {
    const work = this.unitOfWork.reading();
    const account = await this.accounts.byCompanyUnchecked(work, companyId);
    const customer = account?.stripe_customer_id;
    if (!customer || !this.meter.isMetered) return;
    const situation: MeterSituation = {
      now: work.now,
      billedFrom: account.subscribed_at,
      invoicedUntil: account.invoiced_until,
    };
    const hours = new Map<number, { start: Date; end: Date }>();
    for (let lastId = 0; ;) {
      const open = await this.outbox.openUnchecked(work, companyId, lastId, PAGE);
      if (open.length === 0) break;
      lastId = open.at(-1)!.id;
      await this.take(customer, open, situation, hours);
    }
    for (const { start, end } of hours.values())
      await this.comparing.compareHour(companyId, customer, start, end, situation);
  }

  private async take(
    customer: string,
    open: readonly UsageRecordRow[],
    situation: MeterSituation,
    hours: Map<number, { start: Date; end: Date }>,
  ): Promise<void> {
    const sending: UsageRecordRow[] = [];
    for (const record of open) {
      const { used_at: usedAt, first_tried_at: firstTriedAt } = record;
      const decision = decideUsage({ usedAt, firstTriedAt }, situation);
      if (decision === 'send') sending.push(record);
      else if (decision === 'compare')
        hours.set(windowOf(usedAt).start.getTime(), windowOf(usedAt));
      else if (decision === 'book') await this.book(record);
      else if (decision === 'free') await this.end(record, 'free');
    }
    for (let index = 0; index < sending.length; index += AT_ONCE) {
      const results = await Promise.allSettled(
        sending.slice(index, index + AT_ONCE).map((record) => this.send(customer, record)),
      );
      for (const result of results) if (result.status === 'rejected') throw result.reason;
    }
  }

  /** The attempt is written down before it is made: from then on the event may have arrived. */
  private async send(customer: string, record: UsageRecordRow): Promise<void> {
    const isOpen = await this.unitOfWork.asSystem((work) =>
      work.execute(
        `update usage_records set first_tried_at = coalesce(first_tried_at, $3), last_tried_at = $3
          where company_id = $1 and id = $2 and outcome is null`,
        [record.company_id, record.id, work.now],
      ),
    );
    if (isOpen === 0) return;
    try {
      await this.meter.send(customer, record);
    } catch (error) {
      const failure = stripeFailureOf(error);
      if (!failure || decideFailure(failure).kind !== 'duplicate') throw error;
    }
    await this.end(record, 'sent', true);
  }

  private async book(record: UsageRecordRow): Promise<void> {
    await this.unitOfWork.asSystem(async (work) => {
      await this.bookings.add(work, {
        companyId: record.company_id,
        key: `record ${record.id}`,
        segments: record.segments,
        usedAt: record.used_at,
        reason: 'It was reported too late: it is older than 34 days, or of a finalized invoice.',
      });
      await this.endIn(work, record, 'booked', false);
    });
  }

  private async end(
    record: UsageRecordRow,
    outcome: 'sent' | 'free',
    isConfirmed = false,
  ): Promise<void> {
    await this.unitOfWork.asSystem((work) => this.endIn(work, record, outcome, isConfirmed));
  }

  private async endIn(
    work: Work,
    record: UsageRecordRow,
    outcome: 'sent' | 'free' | 'booked',
    isConfirmed: boolean,
  ): Promise<void> {
    await work.execute(
      `update usage_records set outcome = $3, confirmed_at = case when $4 then $5::timestamptz else confirmed_at end
        where company_id = $1 and id = $2 and outcome is null`,
      [record.company_id, record.id, outcome, isConfirmed, work.now],
    );
  }
}
