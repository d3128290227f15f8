import { Injectable } from '@nestjs/common';
import { assertCompanyReached } from '#libs/company';
import type { Work } from '#libs/platform';
import { BILLING_ACCOUNT_COLUMNS, type BillingAccountRow } from './billing-account.rows.js';

/** The latest billing decisions of companies. One statement each. */
@Injectable()
export class BillingAccountQueries {
  /** Null: nothing was decided yet. @throws NotFound the actor does not reach the company */
  async ofCompany(work: Work, companyId: number): Promise<BillingAccountRow | null> {
    assertCompanyReached(work.actor, companyId);
    return this.byCompanyUnchecked(work, companyId);
  }

  byCompanyUnchecked(work: Work, companyId: number): Promise<BillingAccountRow | null> {
    return work.row(
      `select ${BILLING_ACCOUNT_COLUMNS} from billing_accounts ba where ba.company_id = $1`,
      [companyId],
    );
  }

  /** The company of a customer of Stripe; null: there is none. */
  async companyOfCustomerUnchecked(work: Work, customerId: string): Promise<number | null> {
    const found = await work.row<Pick<BillingAccountRow, 'company_id'>>(
      `select ba.company_id from billing_accounts ba where ba.stripe_customer_id = $1`,
      [customerId],
    );
    return found?.company_id ?? null;
  }

  /** All companies, with or without an account. */
  async companyIds(work: Work): Promise<number[]> {
    const found = await work.rows<{ id: number }>('select c.id from companies c order by c.id');
    return found.map(({ id }) => id);
  }
}
