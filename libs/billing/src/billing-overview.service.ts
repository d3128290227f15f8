import { Inject, Injectable } from '@nestjs/common';
import type { CompanyRow } from '#libs/company';
import { CONFIGURATION, type Configuration, type Work } from '#libs/platform';
import { BillingAccountQueries } from './accounts/billing-account.queries.js';
import type { BillingAccountRow } from './accounts/billing-account.rows.js';
import { BillingReadingService } from './accounts/billing-reading.service.js';
import { type OfferedPlan, PriceListService } from './accounts/price-list.service.js';
import { TrialStartService } from './accounts/trial-start.service.js';
import { cardExpiry } from './rules/billing-mails.js';
import { trialEndOf } from './rules/billing-state.js';
import { StripeClientService } from './stripe/stripe-client.service.js';
import { type PeriodUsage, PeriodUsageQueries } from './usage/period-usage.queries.js';

/** An invoice as owners see it. Amounts in hundredths of the currency. */
export interface InvoiceView {
  number: string | null;
  createdAt: Date;
  status: string;
  total: number;
  currency: string;
  /** Stripe's own pages; null for drafts. */
  url: string | null;
  pdf: string | null;
}

export interface BillingOverview {
  /** Null: nothing was decided yet. */
  account: BillingAccountRow | null;
  trialEnd: Date | null;
  plans: OfferedPlan[];
  /** Key of the subscribed plan; null: none, or one that is not offered any more. */
  planKey: string | null;
  usage: PeriodUsage & { start: Date; end: Date };
  /** Cost of the period so far, in hundredths; null: no plan, or prices in tiers. */
  costSoFar: { amount: number; currency: string } | null;
  card: 'fine' | 'expiring' | 'expired' | null;
}

const DAY = 86_400_000;
const INVOICES = 24;

/** The data of an owner's billing page: two or three statements, and data of Stripe. */
@Injectable()
export class BillingOverviewService {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly stripe: StripeClientService,
    private readonly accounts: BillingAccountQueries,
    private readonly trials: TrialStartService,
    private readonly prices: PriceListService,
    private readonly usages: PeriodUsageQueries,
    private readonly readings: BillingReadingService,
  ) {}

  /**
   * @param company one that the actor owns
   * @throws BillingNotConfigured
   * @param withPrices false: what is stored here, while Stripe does not answer
   * @throws PaymentServiceRefused, PaymentServiceAway there are no prices
   */
  async of(work: Work, company: CompanyRow, withPrices = true): Promise<BillingOverview> {
    this.stripe.assertConfigured();
    const account = await this.accounts.ofCompany(work, company.id);
    const trialStart = await this.trials.of(work, company.id);
    const start = account?.period_start ?? new Date(work.now.getTime() - 30 * DAY);
    const end = account?.period_end ?? work.now;
    const usage = await this.usages.ofPeriod(work, company.id, start, end);
    const plans = withPrices ? await this.prices.plans() : [];
    const planKey = this.prices.planKeyOf(account?.price_id ?? null);
    return {
      account,
      trialEnd: trialStart && trialEndOf(trialStart, this.configuration.billing.trialDays),
      plans,
      planKey,
      usage: { ...usage, start, end },
      costSoFar: costOf(
        plans.find(({ key }) => key === planKey),
        usage.segments,
      ),
      card: cardOf(account, work.now),
    };
  }

  /**
   * The newest first, straight from Stripe. A customer that was deleted there is noticed: the company is read again.
   *
   * @throws NotFound, BillingNotConfigured, PaymentServiceRefused, PaymentServiceAway
   */
  async invoices(work: Work, companyId: number): Promise<InvoiceView[]> {
    this.stripe.assertConfigured();
    const account = await this.accounts.ofCompany(work, companyId);
    const customer = account?.stripe_customer_id;
    if (!customer) return [];
    const [found, { data }] = await this.stripe.forPerson((stripe) =>
      Promise.all([
        stripe.customers.retrieve(customer),
        stripe.invoices.list({ customer, limit: INVOICES }),
      ]),
    );
    if (found.deleted) {
      await this.stripe.forPerson(() => this.readings.refresh(companyId));
      return [];
    }
    return data.map((invoice) => ({
      number: invoice.number,
      createdAt: new Date(invoice.created * 1000),
      status: invoice.status ?? 'draft',
      total: invoice.total,
      currency: invoice.currency,
      url: invoice.hosted_invoice_url ?? null,
      pdf: invoice.invoice_pdf ?? null,
    }));
  }
}

function costOf(
  plan: OfferedPlan | undefined,
  segments: number,
): { amount: number; currency: string } | null {
  if (!plan || plan.flat.unitAmount === null || plan.segment?.unitAmount === null) return null;
  const metered = (plan.segment?.unitAmount ?? 0) * segments;
  return { amount: Math.round(plan.flat.unitAmount + metered), currency: plan.flat.currency };
}

function cardOf(account: BillingAccountRow | null, now: Date): BillingOverview['card'] {
  if (!account?.card_month || !account.card_year) return null;
  return cardExpiry({ month: account.card_month, year: account.card_year }, now);
}
