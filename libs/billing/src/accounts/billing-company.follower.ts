import { CompanyFounded } from '#libs/company';
import { Follower, OnFact, TaskQueueService, type Work } from '#libs/platform';
import { StripeClientService } from '../stripe/stripe-client.service.js';
import { READ_BILLING } from './read-billing.task-name.js';

/** Decides the trial of a new company. */
@Follower('billing')
export class BillingCompanyFollower {
  constructor(
    private readonly stripe: StripeClientService,
    private readonly tasks: TaskQueueService,
  ) {}

  @OnFact(CompanyFounded)
  async founded(work: Work, { companyId }: CompanyFounded): Promise<void> {
    if (this.stripe.settings && companyId !== null)
      this.tasks.add(work, READ_BILLING, { companyId }, { key: `billing ${companyId}` });
  }
}
