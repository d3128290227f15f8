import { Injectable } from '@nestjs/common';
import { OnTask, UnitOfWork, type Work } from '#libs/platform';
import { BillingAccountQueries } from '../accounts/billing-account.queries.js';
import { BillingReadingService } from '../accounts/billing-reading.service.js';
import { effectOf } from '../rules/event-effects.js';
import { decideFailure } from '../rules/stripe-failures.js';
import { StripeClientService, stripeFailureOf } from '../stripe/stripe-client.service.js';
import { MeterReportService } from '../usage/meter-report.service.js';
import { ChargeEventService } from './charge-event.service.js';
import { STRIPE_EVENT_COLUMNS, type StripeEventRow } from './stripe-event.rows.js';
import { PROCESS_EVENT } from './process-event.task-name.js';

/** Processes stored events: reads again what each one names. Applying and recording happen in one transaction. */
@Injectable()
export class ProcessEventTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: BillingAccountQueries,
    private readonly readings: BillingReadingService,
    private readonly charges: ChargeEventService,
    private readonly meterReports: MeterReportService,
    private readonly stripe: StripeClientService,
  ) {}

  @OnTask(PROCESS_EVENT)
  async workOff({ eventId }: { eventId: number }): Promise<void> {
    const event = await this.unitOfWork.asSystem((work) => this.begin(work, eventId));
    if (!event) return;
    await this.stripe.forTask(`the event ${event.stripe_id}`, async () => {
      try {
        await this.take(event);
      } catch (error) {
        await this.fail(event, error);
      }
    });
  }

  private async take(event: StripeEventRow): Promise<void> {
    switch (effectOf(event.type)) {
      case 'charge':
        return this.charges.take(event, (work, companyId, note) =>
          this.end(work, event, companyId, note),
        );
      case 'meter':
        return this.meterReports.take(event.stripe_id, (work, note) =>
          this.end(work, event, null, note),
        );
      case 'kept':
        return this.unitOfWork.asSystem((work) => this.end(work, event, null, 'Kept.'));
      case 'subscription':
      case 'customer':
      case 'card':
        return this.refresh(event);
    }
  }

  private async refresh(event: StripeEventRow): Promise<void> {
    const { customer_id: customer } = event;
    const companyId =
      customer &&
      (await this.accounts.companyOfCustomerUnchecked(this.unitOfWork.reading(), customer));
    if (!companyId)
      return this.unitOfWork.asSystem((work) =>
        this.end(work, event, null, 'Its customer belongs to no company.'),
      );
    await this.readings.refresh(companyId, (work) =>
      this.end(work, event, companyId, 'The company was read from Stripe.'),
    );
  }

  /** Null: it is done already. */
  private begin(work: Work, eventId: number): Promise<StripeEventRow | null> {
    return work.row<StripeEventRow>(
      `update stripe_events se set attempts = se.attempts + 1 where se.id = $1 and se.outcome in ('waiting', 'failed')
       returning ${STRIPE_EVENT_COLUMNS}`,
      [eventId],
    );
  }

  private async end(
    work: Work,
    { id }: StripeEventRow,
    companyId: number | null,
    note: string,
  ): Promise<void> {
    await work.execute(
      `update stripe_events set outcome = 'done', note = $2, company_id = coalesce($3, company_id), worked_off_at = $4 where id = $1`,
      [id, note, companyId, work.now],
    );
  }

  /** The task is tried again, and an administrator sees why; what Stripe does not know any more is done. */
  private async fail(event: StripeEventRow, error: unknown): Promise<void> {
    const failure = stripeFailureOf(error);
    const isGone = failure !== null && decideFailure(failure).kind === 'gone';
    await this.unitOfWork.asSystem(async (work) => {
      if (isGone) return this.end(work, event, null, 'Stripe does not know what it is about.');
      await work.execute(`update stripe_events set outcome = 'failed', note = $2 where id = $1`, [
        event.id,
        failure
          ? 'Stripe did not answer as it should; it is tried again.'
          : 'It could not be worked off; it is tried again.',
      ]);
    });
    if (!isGone) throw error;
  }
}
