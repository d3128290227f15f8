import { Injectable } from '@nestjs/common';
import { OnTask, TaskQueueService, UnitOfWork } from '#libs/platform';
import { BillingAlertService } from '../alerts/billing-alert.service.js';
import { StripeClientService } from '../stripe/stripe-client.service.js';
import { BillingAccountQueries } from './billing-account.queries.js';
import { BillingReadingService } from './billing-reading.service.js';
import { READ_BILLING, RECONCILE_BILLING } from './read-billing.task-name.js';
import { TrialStartService } from './trial-start.service.js';

/** Companies of one reconciliation are spread over an hour, so that Stripe's limits hold. */
const SPREAD_MILLISECONDS = 3_600_000;

/** Reads companies from Stripe: one when it is due, all each day. */
@Injectable()
export class ReadBillingTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stripe: StripeClientService,
    private readonly accounts: BillingAccountQueries,
    private readonly trials: TrialStartService,
    private readonly readings: BillingReadingService,
    private readonly tasks: TaskQueueService,
    private readonly alerts: BillingAlertService,
  ) {}

  @OnTask(READ_BILLING)
  async read({ companyId }: { companyId: number }): Promise<void> {
    await this.stripe.forTask('the reading of a company', () => this.readings.refresh(companyId));
  }

  @OnTask(RECONCILE_BILLING)
  async reconcile(_payload: object): Promise<void> {
    if (!this.stripe.settings) return;
    await this.unitOfWork.asSystem(async (work) => {
      await this.trials.rememberStart(work);
      await this.alerts.clearOldRefusals(work);
      const ids = await this.accounts.companyIds(work);
      const step = SPREAD_MILLISECONDS / Math.max(ids.length, 3600);
      this.tasks.addEach(
        work,
        READ_BILLING,
        ids.map((companyId, index) => ({
          payload: { companyId },
          runAt: new Date(work.now.getTime() + index * step),
        })),
      );
    });
  }
}
