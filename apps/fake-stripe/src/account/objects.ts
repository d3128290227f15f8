import type { List } from '../http/lists.js';

/** Properties that begin with `_` are internal and never shown. All times are seconds. */
export interface Base<Kind extends string> {
  id: string;
  object: Kind;
  created: number;
  livemode: false;
}

export type Metadata = Record<string, string>;
export type Interval = 'day' | 'week' | 'month' | 'year';

export interface Customer extends Base<'customer'> {
  email: string | null;
  name: string | null;
  phone: string | null;
  description: string | null;
  address: Record<string, unknown> | null;
  balance: number;
  currency: string | null;
  default_source: null;
  delinquent: boolean;
  invoice_prefix: string;
  invoice_settings: { default_payment_method: string | null };
  metadata: Metadata;
  test_clock: string | null;
  deleted?: true;
}

export interface Product extends Base<'product'> {
  active: boolean;
  name: string;
  description: string | null;
  metadata: Metadata;
  updated: number;
}

export interface Recurring {
  interval: Interval;
  interval_count: number;
  usage_type: 'licensed' | 'metered';
  meter: string | null;
  trial_period_days: null;
}

export interface Price extends Base<'price'> {
  active: boolean;
  billing_scheme: 'per_unit';
  currency: string;
  lookup_key: string | null;
  metadata: Metadata;
  nickname: string | null;
  product: string;
  recurring: Recurring | null;
  tiers_mode: null;
  type: 'recurring' | 'one_time';
  unit_amount: number | null;
  unit_amount_decimal: string;
}

/** Behaviour of a payment method's card: with `fails` it can be saved, and every charge fails. */
export type CardBehaviour = 'works' | 'declined' | 'fails' | 'asks';

export interface PaymentMethod extends Base<'payment_method'> {
  type: 'card';
  billing_details: { email: string | null; name: string | null };
  card: { brand: string; exp_month: number; exp_year: number; last4: string; funding: 'credit' };
  customer: string | null;
  metadata: Metadata;
  _behaviour: CardBehaviour;
}

export interface SubscriptionItem extends Base<'subscription_item'> {
  current_period_start: number;
  current_period_end: number;
  metadata: Metadata;
  price: Price;
  quantity?: number;
  subscription: string;
}

export type SubscriptionStatus =
  | 'incomplete'
  | 'incomplete_expired'
  | 'trialing'
  | 'active'
  | 'past_due'
  | 'unpaid'
  | 'paused'
  | 'canceled';

export type PauseReason = 'pause_requested' | 'trial_end_without_payment_method';

export interface Subscription extends Base<'subscription'> {
  billing_cycle_anchor: number;
  cancel_at: number | null;
  cancel_at_period_end: boolean;
  canceled_at: number | null;
  cancellation_details: { comment: string | null; reason: string | null };
  collection_method: 'charge_automatically';
  currency: string;
  customer: string;
  default_payment_method: string | null;
  description: string | null;
  ended_at: number | null;
  items: List<SubscriptionItem>;
  latest_invoice: string | null;
  metadata: Metadata;
  pause_collection: { behavior: string; resumes_at: number | null } | null;
  start_date: number;
  status: SubscriptionStatus;
  /** Only on a paused subscription. */
  status_details?: {
    paused: { transitioned_at: number; type: 'subscription'; subscription: { type: PauseReason } };
  };
  test_clock: string | null;
  trial_end: number | null;
  trial_start: number | null;
  trial_settings: {
    end_behavior: { missing_payment_method: 'cancel' | 'create_invoice' | 'pause' };
  };
  _trialEndAnnounced: boolean;
}

export interface InvoiceLine {
  id: string;
  object: 'line_item';
  amount: number;
  currency: string;
  description: string;
  invoice: string;
  livemode: false;
  metadata: Metadata;
  parent: {
    type: 'subscription_item_details';
    invoice_item_details: null;
    subscription_item_details: {
      subscription: string;
      subscription_item: string;
      proration: boolean;
    };
  };
  period: { start: number; end: number };
  pricing: {
    type: 'price_details';
    price_details: { price: string; product: string };
    unit_amount_decimal: string;
  };
  quantity: number;
}

export interface Invoice extends Base<'invoice'> {
  amount_due: number;
  amount_paid: number;
  amount_remaining: number;
  attempt_count: number;
  attempted: boolean;
  auto_advance: boolean;
  automatically_finalizes_at: number | null;
  billing_reason: 'subscription_create' | 'subscription_cycle' | 'subscription_update' | 'manual';
  collection_method: 'charge_automatically';
  currency: string;
  customer: string;
  customer_email: string | null;
  default_payment_method: string | null;
  hosted_invoice_url: string | null;
  invoice_pdf: string | null;
  lines: List<InvoiceLine>;
  metadata: Metadata;
  next_payment_attempt: number | null;
  number: string | null;
  parent: {
    type: 'subscription_details';
    quote_details: null;
    subscription_details: { metadata: Metadata; subscription: string };
  };
  period_start: number;
  period_end: number;
  status: 'draft' | 'open' | 'paid' | 'void' | 'uncollectible';
  status_transitions: {
    finalized_at: number | null;
    paid_at: number | null;
    voided_at: number | null;
    marked_uncollectible_at: number | null;
  };
  subtotal: number;
  test_clock: string | null;
  total: number;
}

export interface TestClock extends Base<'test_helpers.test_clock'> {
  deletes_after: number;
  frozen_time: number;
  name: string | null;
  status: 'ready' | 'advancing';
  status_details: Record<string, never>;
}
