import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CompanyQueries, CompanyService } from '#libs/company';
import { TaskQueueService, UnitOfWork } from '#libs/platform';
import { StripeClientService } from '../stripe/stripe-client.service.js';
import { RECONCILE_BILLING } from './read-billing.task-name.js';
import { TrialStartService } from './trial-start.service.js';

/** Runs at the start of a process with Stripe keys: begins trials, and has every company read soon. */
@Injectable()
export class BillingStartService implements OnApplicationBootstrap {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stripe: StripeClientService,
    private readonly trials: TrialStartService,
    private readonly tasks: TaskQueueService,
    private readonly companies: CompanyQueries,
    private readonly restricting: CompanyService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.stripe.settings) return this.liftRestrictions();
    await this.unitOfWork.asSystem(async (work) => {
      await this.trials.rememberStart(work);
      this.tasks.add(work, RECONCILE_BILLING, {}, { key: 'billing reconcile at start' });
    });
  }

  /** Without keys nobody can pay, and so nothing is restricted, also of what was decided with them. */
  private async liftRestrictions(): Promise<void> {
    await this.unitOfWork.asSystem(async (work) => {
      for (const companyId of await this.companies.restrictedIds(work))
        await this.restricting.restrict(work, companyId, null);
    });
  }
}
