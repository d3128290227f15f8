import { randomBytes } from 'node:crypto';
import type { Event, ThinEvent } from './event-objects.js';
import type { CheckoutSession, PortalSession } from './hosted-objects.js';
import type { Meter, MeterEvent } from './meter-objects.js';
import type {
  Customer,
  Invoice,
  PaymentMethod,
  Price,
  Product,
  Subscription,
  TestClock,
} from './objects.js';
import type { Charge, Dispute, InvoicePayment, PaymentIntent, Refund } from './payment-objects.js';
import { API_VERSION } from '../api-version.js';
import { Clock } from './clock.js';
import { presented } from './presented.js';
import { Table } from './table.js';

export interface AccountSettings {
  /** The state of a subscription after the last failed charge: a setting of Stripe's dashboard. */
  afterLastAttempt: 'canceled' | 'unpaid' | 'past_due';
  /** Seconds until a meter event is included in sums. */
  meterDelay: number;
}

/** The API call that caused a change; null when time caused it. */
export interface Cause {
  requestId: string;
  idempotencyKey: string | null;
}

/** All objects of one Stripe account. */
export class Account {
  readonly customers = new Table<Customer>('customer');
  readonly products = new Table<Product>('product');
  readonly prices = new Table<Price>('price');
  readonly paymentMethods = new Table<PaymentMethod>('PaymentMethod');
  readonly subscriptions = new Table<Subscription>('subscription');
  readonly invoices = new Table<Invoice>('invoice');
  readonly invoicePayments = new Table<InvoicePayment>('invoice_payment');
  readonly paymentIntents = new Table<PaymentIntent>('payment_intent');
  readonly charges = new Table<Charge>('charge');
  readonly refunds = new Table<Refund>('refund');
  readonly disputes = new Table<Dispute>('dispute');
  readonly checkoutSessions = new Table<CheckoutSession>('checkout.session');
  readonly portalSessions = new Table<PortalSession>('billing_portal.session');
  readonly meters = new Table<Meter>('meter');
  readonly testClocks = new Table<TestClock>('test clock');
  readonly events = new Table<Event>('event');
  readonly thinEvents = new Table<ThinEvent>('event');
  /** Accepted meter events, oldest first; without those that failed later. */
  meterEvents: MeterEvent[] = [];

  cause: Cause | null = null;
  onEvent: (event: Event | ThinEvent) => void = () => undefined;

  constructor(
    readonly settings: AccountSettings,
    /** Origin of the hosted pages. */
    readonly origin: () => string,
    readonly clock = new Clock(),
  ) {}

  /** Creates the id of a new object. */
  id(prefix: string): string {
    return `${prefix}_${randomBytes(12).toString('hex')}`;
  }

  /** The customer's time: that of their test clock, if they have one. */
  now(customerId?: string | null): number {
    if (this.clock.isHeld) return this.clock.now();
    const clock = this.testClocks.find(this.customers.find(customerId)?.test_clock);
    return clock?.frozen_time ?? this.clock.now();
  }

  /** Stores an event with the object's current state, and sends it to the webhooks. */
  record(type: string, object: object): Event {
    const customer = 'customer' in object ? (object.customer as string | null) : null;
    const event: Event = {
      id: this.id('evt'),
      object: 'event',
      created: this.now(customer),
      livemode: false,
      api_version: API_VERSION,
      data: { object: presented(object) },
      pending_webhooks: 0,
      request: {
        id: this.cause?.requestId ?? null,
        idempotency_key: this.cause?.idempotencyKey ?? null,
      },
      type,
    };
    this.events.add(event);
    this.onEvent(event);
    return event;
  }

  recordThin(
    type: string,
    related: ThinEvent['related_object'],
    data: Record<string, unknown>,
  ): ThinEvent {
    const event: ThinEvent = {
      id: this.id('evt'),
      object: 'v2.core.event',
      created: new Date(this.clock.now() * 1000).toISOString(),
      livemode: false,
      type,
      reason: null,
      context: null,
      related_object: related,
      data,
      changes: null,
    };
    this.thinEvents.add(event);
    this.onEvent(event);
    return event;
  }
}
