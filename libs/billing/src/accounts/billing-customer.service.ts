import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import type { CompanyRow } from '#libs/company';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { StripeClientService } from '../stripe/stripe-client.service.js';
import { BILLING_ACCOUNT_COLUMNS, type BillingAccountRow } from './billing-account.rows.js';

/** Creates a company's customer at Stripe, once, however often owners ask. */
@Injectable()
export class BillingCustomerService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stripe: StripeClientService,
  ) {}

  /**
   * The id of the company's customer. A first call that died between Stripe and our database is found again: by the idempotency
   * key for a day, by the slug in the customer's metadata after that.
   *
   * @throws PaymentServiceRefused, PaymentServiceAway
   */
  async ensure(by: Caller, company: CompanyRow): Promise<string> {
    const account = await this.unitOfWork.as(by, (work) => this.account(work, company.id));
    if (account.stripe_customer_id) return account.stripe_customer_id;
    const customer = await this.stripe.forPerson(
      async (stripe) =>
        (await this.find(stripe, company)) ??
        (await this.create(stripe, company, account.customers_lost)),
    );
    return this.unitOfWork.as(by, (work) => this.keep(work, company.id, customer));
  }

  private async account(work: Work, companyId: number): Promise<BillingAccountRow> {
    const row = await work.row<BillingAccountRow>(
      `insert into billing_accounts as ba (company_id) values ($1)
         on conflict (company_id) do update set company_id = excluded.company_id
       returning ${BILLING_ACCOUNT_COLUMNS}`,
      [companyId],
    );
    return row!;
  }

  private async find(stripe: Stripe, company: CompanyRow): Promise<string | null> {
    if (!company.email) return null;
    const found = await stripe.customers.list({ email: company.email, limit: 100 });
    return found.data.find(({ metadata }) => metadata['company'] === company.slug)?.id ?? null;
  }

  private async create(stripe: Stripe, company: CompanyRow, lost: number): Promise<string> {
    const { id } = await stripe.customers.create(
      {
        name: company.name,
        ...(company.email && { email: company.email }),
        metadata: { company: company.slug },
      },
      { idempotencyKey: `customer ${company.slug} ${lost}` },
    );
    return id;
  }

  /** Of two simultaneous calls the first one's row counts; Stripe returned the same customer to both. */
  private async keep(work: Work, companyId: number, customer: string): Promise<string> {
    const row = await work.row<Pick<BillingAccountRow, 'stripe_customer_id'>>(
      `update billing_accounts ba set stripe_customer_id = coalesce(ba.stripe_customer_id, $2) where ba.company_id = $1
       returning ba.stripe_customer_id`,
      [companyId, customer],
    );
    return row!.stripe_customer_id!;
  }
}
