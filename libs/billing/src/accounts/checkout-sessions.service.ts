import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { AlreadySubscribed, PaymentServiceAway } from '../billing.errors.js';
import { decideFailure } from '../rules/stripe-failures.js';
import { StripeClientService, stripeFailureOf } from '../stripe/stripe-client.service.js';

type SessionDraft = Stripe.Checkout.SessionCreateParams & { customer: string };

/** Keeps a customer from paying twice: of their Checkout pages only the latest can be paid. */
@Injectable()
export class CheckoutSessionsService {
  constructor(private readonly stripe: StripeClientService) {}

  /**
   * Makes a page, and expires all others of the customer.
   *
   * @param planKey kept with the page
   * @returns the address of the latest page of that plan, which somebody else may have opened at the same moment
   * @throws AlreadySubscribed one of the others was paid meanwhile
   * @throws PaymentServiceRefused, PaymentServiceAway also where a page of another plan was opened at the same moment
   */
  async open(draft: SessionDraft, planKey: string): Promise<string> {
    return this.stripe.forPerson(async (stripe) => {
      const { sessions } = stripe.checkout;
      const created = await sessions.create({ ...draft, metadata: { plan: planKey } });
      const open = await sessions.list({ customer: draft.customer, status: 'open', limit: 100 });
      // Stripe lists the newest first, also of one second.
      const latest = open.data[0] ?? created;
      for (const other of open.data)
        if (other.id !== latest.id) await this.expire(stripe, other.id, created.id);
      if (latest.metadata?.['plan'] !== planKey)
        throw new PaymentServiceAway(decideFailure({ statusCode: 409 }));
      return latest.url!;
    });
  }

  /** What cannot be expired was expired by somebody else, or paid. */
  private async expire(stripe: Stripe, id: string, ownId: string): Promise<void> {
    const { sessions } = stripe.checkout;
    try {
      await sessions.expire(id);
    } catch (error) {
      if (!stripeFailureOf(error)) throw error;
      const { status } = await sessions.retrieve(id);
      if (status === 'open') throw error;
      if (status === 'expired') return;
      await sessions.expire(ownId).catch(() => undefined);
      throw new AlreadySubscribed();
    }
  }
}
