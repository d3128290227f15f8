import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { StripeClientService } from '../stripe/stripe-client.service.js';

/** A price at Stripe. */
export interface PriceView {
  /** Hundredths of the currency, possibly a fraction: 0.75. Null: tiered, and not one number. */
  unitAmount: number | null;
  /** ISO 4217, small letters. */
  currency: string;
  interval: 'day' | 'week' | 'month' | 'year';
}

export interface OfferedPlan {
  key: string;
  name: string;
  flat: PriceView;
  /** For one message segment; null: not metered. */
  segment: PriceView | null;
}

const MILLISECONDS = 10 * 60_000;

/** The configured plans with Stripe's amounts, kept for ten minutes. */
@Injectable()
export class PriceListService {
  private readonly known = new Map<string, { until: number; price: Promise<PriceView> }>();

  constructor(private readonly stripe: StripeClientService) {}

  /** @throws BillingNotConfigured, PaymentServiceRefused, PaymentServiceAway */
  async plans(): Promise<OfferedPlan[]> {
    const { plans } = this.stripe.assertConfigured();
    return Promise.all(
      plans.map(async ({ key, name, price, segmentPrice }) => ({
        key,
        name,
        flat: await this.price(price),
        segment: segmentPrice ? await this.price(segmentPrice) : null,
      })),
    );
  }

  /** The key of the plan with that flat price; null: there is none. */
  planKeyOf(priceId: string | null): string | null {
    return this.stripe.settings?.plans.find(({ price }) => price === priceId)?.key ?? null;
  }

  private price(id: string): Promise<PriceView> {
    const known = this.known.get(id);
    if (known && known.until > Date.now()) return known.price;
    const price = this.stripe.forPerson(async (stripe) => viewOf(await stripe.prices.retrieve(id)));
    this.known.set(id, { until: Date.now() + MILLISECONDS, price });
    price.catch(() => this.known.delete(id));
    return price;
  }
}

function viewOf(price: Stripe.Price): PriceView {
  const amount = price.billing_scheme === 'per_unit' ? price.unit_amount_decimal : null;
  return {
    unitAmount: amount === null ? null : Number(amount.toString()),
    currency: price.currency,
    interval: (price.recurring?.interval ?? 'month') as PriceView['interval'],
  };
}
