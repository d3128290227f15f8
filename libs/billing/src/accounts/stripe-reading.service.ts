import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import {
  decidingSubscription,
  readSubscription,
  runningSubscriptions,
  type SubscriptionReading,
} from '../rules/subscription-reading.js';
import { StripeClientService } from '../stripe/stripe-client.service.js';

/** The data of a customer at Stripe at one moment. */
export interface StripeReading {
  /** The customer was deleted there. */
  isDeleted: boolean;
  /** Null: none, or only unpaid first attempts. */
  subscription: SubscriptionReading | null;
  priceId: string | null;
  periodStart: Date | null;
  /** More than one means a double payment. */
  runningCount: number;
  /** End of the latest period whose usage is on a finalized invoice; null: none is. */
  invoicedUntil: Date | null;
  /** Where the oldest open invoice can be paid. */
  openInvoiceUrl: string | null;
  /** The oldest open invoice, if its owner has to confirm the payment with their bank; `in_…`. */
  actionRequired: string | null;
  /** The card that is charged. */
  card: { brand: string; last4: string; month: number; year: number } | null;
}

const NOTHING: Omit<StripeReading, 'isDeleted'> = {
  subscription: null,
  priceId: null,
  periodStart: null,
  runningCount: 0,
  invoicedUntil: null,
  openInvoiceUrl: null,
  actionRequired: null,
  card: null,
};
/** Enough for a company that changes plans each month for years. */
const MAX_SUBSCRIPTIONS = 300;
/** Number of recent invoices in which the latest one with usage is looked for. */
const RECENT = 24;

/** Reads a customer from Stripe: four to seven calls, without a transaction. */
@Injectable()
export class StripeReadingService {
  constructor(private readonly stripe: StripeClientService) {}

  /** @throws StripeError the service does not answer, or refuses us */
  async read(customerId: string): Promise<StripeReading> {
    const { client } = this.stripe;
    const customer = await client.customers.retrieve(customerId);
    if (customer.deleted) return { ...NOTHING, isDeleted: true };
    const [subscriptions, open, recent] = await Promise.all([
      client.subscriptions
        .list({ customer: customerId, status: 'all', limit: 100 })
        .autoPagingToArray({ limit: MAX_SUBSCRIPTIONS }),
      client.invoices
        .list({ customer: customerId, status: 'open', limit: 100 })
        .autoPagingToArray({ limit: MAX_SUBSCRIPTIONS }),
      client.invoices.list({ customer: customerId, limit: RECENT }),
    ]);
    const readings = subscriptions.map((one) =>
      readSubscription(
        one,
        open.filter((invoice) => subscriptionOf(invoice) === one.id),
      ),
    );
    const reading = decidingSubscription(readings);
    const deciding = subscriptions.find(({ id }) => id === reading?.id);
    const waiting = oldest(open);
    return {
      isDeleted: false,
      subscription: reading,
      priceId: deciding ? flatPriceOf(deciding) : null,
      periodStart: deciding ? periodStartOf(deciding) : null,
      runningCount: runningSubscriptions(readings).length,
      invoicedUntil: this.invoicedUntil(recent.data),
      openInvoiceUrl: waiting?.hosted_invoice_url ?? null,
      actionRequired: waiting && (await this.waitsForBank(waiting.id)) ? waiting.id : null,
      card: await this.cardOf(customer, deciding),
    };
  }

  private invoicedUntil(invoices: readonly Stripe.Invoice[]): Date | null {
    const metered = new Set(this.stripe.settings?.plans.map((plan) => plan.segmentPrice));
    const ends = invoices
      .filter(({ status }) => status !== 'draft')
      .flatMap(({ lines }) => lines.data)
      .filter((line) => metered.has(priceIdOf(line)))
      .map(({ period }) => period.end);
    return ends.length > 0 ? new Date(Math.max(...ends) * 1000) : null;
  }

  private async waitsForBank(invoice: string): Promise<boolean> {
    const { client } = this.stripe;
    const payments = await client.invoicePayments.list({ invoice, limit: 10 });
    const intent = idOf(payments.data[0]?.payment.payment_intent);
    if (!intent) return false;
    return (await client.paymentIntents.retrieve(intent)).status === 'requires_action';
  }

  private async cardOf(
    customer: Stripe.Customer,
    subscription: Stripe.Subscription | undefined,
  ): Promise<StripeReading['card']> {
    const method = idOf(
      subscription?.default_payment_method ?? customer.invoice_settings.default_payment_method,
    );
    if (!method) return null;
    const { card } = await this.stripe.client.paymentMethods.retrieve(method);
    return card
      ? { brand: card.brand, last4: card.last4, month: card.exp_month, year: card.exp_year }
      : null;
  }
}

function subscriptionOf(invoice: Stripe.Invoice): string | null {
  return idOf(invoice.parent?.subscription_details?.subscription);
}

export function priceIdOf(line: Stripe.InvoiceLineItem): string | null {
  return idOf(line.pricing?.price_details?.price);
}

function flatPriceOf(subscription: Stripe.Subscription): string | null {
  const flat = subscription.items.data.find(
    ({ price }) => price.recurring?.usage_type !== 'metered',
  );
  return flat?.price.id ?? null;
}

function periodStartOf({ items, start_date: started }: Stripe.Subscription): Date {
  const starts = items.data.map((item) => item.current_period_start);
  return new Date((starts.length > 0 ? Math.max(...starts) : started) * 1000);
}

function oldest(invoices: readonly Stripe.Invoice[]): Stripe.Invoice | undefined {
  return [...invoices].sort((a, b) => a.created - b.created)[0];
}

function idOf(value: string | { id: string } | null | undefined): string | null {
  return typeof value === 'object' && value !== null ? value.id : (value ?? null);
}
