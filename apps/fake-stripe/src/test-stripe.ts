import { setTimeout as sleep } from 'node:timers/promises';
import Stripe from 'stripe';
import { addDemoCatalogue } from './demo-catalogue.js';
import { FakeStripe, type FakeStripeOptions } from './fake-stripe.js';

interface ClientOptions {
  key?: string;
  apiVersion?: string;
  maxNetworkRetries?: number;
}

/** A server with the demonstration's catalogue, and the official package configured for it. */
export class TestStripe {
  readonly stripe: Stripe;

  constructor(readonly server: FakeStripe) {
    this.stripe = this.client();
  }

  client({ key, apiVersion, maxNetworkRetries = 0 }: ClientOptions = {}): Stripe {
    const { hostname, port } = new URL(this.server.url);
    return new Stripe(key ?? this.server.secretKey, {
      host: hostname,
      port,
      protocol: 'http',
      maxNetworkRetries,
      telemetry: false,
      ...(apiVersion ? { apiVersion: apiVersion as typeof Stripe.API_VERSION } : {}),
    });
  }

  /** Creates a monthly subscriber with a working card. */
  async aSubscriber(
    given: { card?: string; trialDays?: number } = {},
  ): Promise<{ customer: Stripe.Customer; subscription: Stripe.Subscription }> {
    const customer = await this.aCustomer(given.card);
    const subscription = await this.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: 'price_demo_month' }, { price: 'price_demo_month_segments' }],
      ...(given.trialDays ? { trial_period_days: given.trialDays } : {}),
    });
    return { customer, subscription };
  }

  async aCustomer(card = 'pm_card_visa', testClock?: string): Promise<Stripe.Customer> {
    const customer = await this.stripe.customers.create({
      name: 'Ada',
      email: 'ada@example.com',
      ...(testClock ? { test_clock: testClock } : {}),
    });
    await this.useCard(customer.id, card);
    return customer;
  }

  async useCard(customer: string, card: string): Promise<void> {
    const { id } = await this.stripe.paymentMethods.attach(card, { customer });
    await this.stripe.customers.update(customer, {
      invoice_settings: { default_payment_method: id },
    });
  }

  days(count: number): void {
    this.server.control.advance(count * 86_400);
  }

  /** Kinds of the events since then, oldest first. */
  typesSince(count: number): string[] {
    return this.server.account.events
      .all()
      .slice(count)
      .map(({ type }) => type);
  }

  /** Resolves when that many calls have started. */
  async reached(calls: number): Promise<void> {
    while (this.server.received < calls) await sleep(5);
  }
}

export async function aFakeStripe(options: FakeStripeOptions = {}): Promise<TestStripe> {
  const server = await FakeStripe.start({ callsPerSecond: Infinity, ...options });
  addDemoCatalogue(server.account);
  return new TestStripe(server);
}
