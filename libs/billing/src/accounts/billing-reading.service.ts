import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/platform';
import { StripeClientService } from '../stripe/stripe-client.service.js';
import { BILLING_ACCOUNT_COLUMNS, type BillingAccountRow } from './billing-account.rows.js';
import { BillingDecisionService } from './billing-decision.service.js';
import { StripeReadingService } from './stripe-reading.service.js';

/**
 * Reads a company's customer from Stripe and applies the result. The network call is made between two transactions: the
 * first numbers the reading, the second drops it if a later one was applied, so that events may come in any order.
 */
@Injectable()
export class BillingReadingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stripe: StripeClientService,
    private readonly readings: StripeReadingService,
    private readonly decisions: BillingDecisionService,
  ) {}

  /**
   * @param also written in the transaction that applies the reading: the outcome of the event that caused it
   * @throws StripeError the service does not answer: nothing is changed
   */
  async refresh(companyId: number, also?: (work: Work) => Promise<void>): Promise<void> {
    if (!this.stripe.settings) return;
    const begun = await this.unitOfWork.asSystem((work) => this.begin(work, companyId));
    if (!begun) return;
    const { stripe_customer_id: customer, readings_begun: number } = begun;
    const reading = customer ? await this.readings.read(customer) : null;
    if (reading) await this.stripe.noteAnswer();
    await this.unitOfWork.asSystem(async (work) => {
      const account = await this.lock(work, companyId);
      if (!account) return;
      const isLatest = account.reading_applied < number;
      // A customer created meanwhile is not in this reading; its creator requests another one.
      if (isLatest && account.stripe_customer_id === customer)
        await this.decisions.apply(work, account, reading, number);
      await also?.(work);
    });
  }

  /** Null: there is no such company any more. */
  private async begin(work: Work, companyId: number): Promise<BillingAccountRow | null> {
    return work.row<BillingAccountRow>(
      `insert into billing_accounts as ba (company_id, readings_begun) select c.id, 1 from companies c where c.id = $1
         on conflict (company_id) do update set readings_begun = ba.readings_begun + 1
       returning ${BILLING_ACCOUNT_COLUMNS}`,
      [companyId],
    );
  }

  private lock(work: Work, companyId: number): Promise<BillingAccountRow | null> {
    return work.row<BillingAccountRow>(
      `select ${BILLING_ACCOUNT_COLUMNS} from billing_accounts ba where ba.company_id = $1 for no key update`,
      [companyId],
    );
  }
}
