import { Inject, Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import type { CompanyRow } from '#libs/company';
import {
  type Caller,
  CONFIGURATION,
  type Configuration,
  type Plan,
  TaskQueueService,
  UnitOfWork,
} from '#libs/platform';
import { AlreadySubscribed, NeverSubscribed, UnknownPlan } from '../billing.errors.js';
import { trialEndForCheckout, trialEndOf } from '../rules/billing-state.js';
import { StripeClientService } from '../stripe/stripe-client.service.js';
import { BillingAccountQueries } from './billing-account.queries.js';
import { BillingCustomerService } from './billing-customer.service.js';
import { CheckoutSessionsService } from './checkout-sessions.service.js';
import { READ_BILLING } from './read-billing.task-name.js';
import { StripeReadingService } from './stripe-reading.service.js';
import { TrialStartService } from './trial-start.service.js';

/**
 * Sends owners to Stripe's own pages, where cards are entered. The calls are made while the owner waits for the address, outside
 * of any transaction. Return addresses come from our configuration only.
 */
@Injectable()
export class SubscribingService {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly unitOfWork: UnitOfWork,
    private readonly stripe: StripeClientService,
    private readonly customers: BillingCustomerService,
    private readonly accounts: BillingAccountQueries,
    private readonly trials: TrialStartService,
    private readonly readings: StripeReadingService,
    private readonly tasks: TaskQueueService,
    private readonly sessions: CheckoutSessionsService,
  ) {}

  /**
   * The address of a Checkout page for a plan. The rest of the trial is transferred.
   *
   * @param company one that the caller owns
   * @throws BillingNotConfigured, UnknownPlan, AlreadySubscribed, PaymentServiceRefused, PaymentServiceAway
   */
  async checkoutUrl(by: Caller, company: CompanyRow, planKey: string): Promise<string> {
    const plan = this.planOf(planKey);
    const customer = await this.customers.ensure(by, company);
    await this.assertNoneRuns(customer);
    const trialEnd = await this.trialEnd(by, company.id);
    return this.sessions.open(
      {
        mode: 'subscription',
        customer,
        client_reference_id: company.slug,
        line_items: lineItems(plan),
        success_url: this.returnUrl('?from=checkout'),
        cancel_url: this.returnUrl(''),
        ...(trialEnd && {
          subscription_data: { trial_end: Math.floor(trialEnd.getTime() / 1000) },
        }),
      },
      plan.key,
    );
  }

  /**
   * The address of the portal, where cards, invoices and the end of the subscription are.
   *
   * @throws BillingNotConfigured, NeverSubscribed, PaymentServiceRefused, PaymentServiceAway
   */
  async portalUrl(by: Caller, company: CompanyRow): Promise<string> {
    this.stripe.assertConfigured();
    const account = await this.accounts.ofCompany(this.unitOfWork.reading(by), company.id);
    const customer = account?.stripe_customer_id;
    if (!customer) throw new NeverSubscribed();
    const session = await this.stripe.forPerson((stripe) =>
      stripe.billingPortal.sessions.create({
        customer,
        return_url: this.returnUrl('?from=portal'),
      }),
    );
    return session.url;
  }

  /** Reads the company again after a visit to Stripe, without waiting for the webhook. */
  async returned(by: Caller, companyId: number): Promise<void> {
    await this.unitOfWork.as(by, (work) =>
      this.tasks.add(work, READ_BILLING, { companyId }, { key: `billing ${companyId} returned` }),
    );
  }

  private planOf(key: string): Plan {
    const plan = this.stripe.assertConfigured().plans.find((one) => one.key === key);
    if (!plan) throw new UnknownPlan();
    return plan;
  }

  /** Reads Stripe itself, since our state may be minutes old. */
  private async assertNoneRuns(customer: string): Promise<void> {
    const { runningCount } = await this.stripe.forPerson(() => this.readings.read(customer));
    if (runningCount > 0) throw new AlreadySubscribed();
  }

  private async trialEnd(by: Caller, companyId: number): Promise<Date | null> {
    const work = this.unitOfWork.reading(by);
    const started = await this.trials.of(work, companyId);
    const { trialDays } = this.configuration.billing;
    return started && trialEndForCheckout(trialEndOf(started, trialDays), work.now);
  }

  private returnUrl(query: string): string {
    return `${this.configuration.publicUrl}/app/owner/billing/${query}`;
  }
}

function lineItems({ price, segmentPrice }: Plan): Stripe.Checkout.SessionCreateParams.LineItem[] {
  const metered = segmentPrice ? [{ price: segmentPrice }] : [];
  return [{ price, quantity: 1 }, ...metered];
}
