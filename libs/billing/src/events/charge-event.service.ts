import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/platform';
import { BillingAccountQueries } from '../accounts/billing-account.queries.js';
import { BillingReadingService } from '../accounts/billing-reading.service.js';
import { BillingAlertService } from '../alerts/billing-alert.service.js';
import { StripeClientService } from '../stripe/stripe-client.service.js';
import type { StripeEventRow } from './stripe-event.rows.js';

type End = (work: Work, companyId: number | null, note: string) => Promise<void>;

/** Disputes and refunds: reads the customer from the charge, reports to administrators, and reads the company again. */
@Injectable()
export class ChargeEventService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stripe: StripeClientService,
    private readonly accounts: BillingAccountQueries,
    private readonly readings: BillingReadingService,
    private readonly alerts: BillingAlertService,
  ) {}

  /** @param end records the outcome of the event, in the transaction of the report */
  async take(event: StripeEventRow, end: End): Promise<void> {
    const situation = event.charge_id ? await this.situationOf(event.charge_id) : null;
    const companyId =
      situation?.customer &&
      (await this.accounts.companyOfCustomerUnchecked(
        this.unitOfWork.reading(),
        situation.customer,
      ));
    if (!situation || !companyId)
      return this.unitOfWork.asSystem((work) =>
        end(work, null, 'Its customer belongs to no company.'),
      );
    await this.readings.refresh(companyId, async (work) => {
      await this.alerts.raise(work, {
        key: `charge ${event.charge_id} ${situation.state}`,
        companyId,
        message: `Company ${companyId}: the charge ${event.charge_id} ${situation.words}. Look at it in Stripe.`,
      });
      await end(work, companyId, `The charge ${situation.words}.`);
    });
  }

  /** Reads the current data of Stripe, whatever the event said. */
  private async situationOf(
    chargeId: string,
  ): Promise<{ customer: string | null; state: string; words: string }> {
    const { client } = this.stripe;
    const charge = await client.charges.retrieve(chargeId);
    const customer =
      typeof charge.customer === 'string' ? charge.customer : (charge.customer?.id ?? null);
    const disputes = await client.disputes.list({ charge: chargeId, limit: 1 });
    const [dispute] = disputes.data;
    if (dispute)
      return {
        customer,
        state: `dispute ${dispute.status}`,
        words: `is disputed (${dispute.status.replaceAll('_', ' ')})`,
      };
    const words = charge.amount_refunded > 0 ? 'was refunded' : 'is neither disputed nor refunded';
    return { customer, state: `refunded ${charge.amount_refunded}`, words };
  }
}
