import type { Account } from '../account/account.js';
import type {
  Metadata,
  PauseReason,
  Price,
  Subscription,
  SubscriptionItem,
} from '../account/objects.js';
import { ApiError } from '../http/api-error.js';
import { collect, draftInvoice, finalize } from './invoices.js';
import { setPeriod } from './periods.js';

export interface NewSubscription {
  customer: string;
  items: { price: Price; quantity?: number }[];
  trialEnd: number | null;
  defaultPaymentMethod: string | null;
  metadata: Metadata;
  missingPaymentMethod: 'cancel' | 'create_invoice' | 'pause';
  cancelAtPeriodEnd: boolean;
  /** Creates nothing when the first payment fails. */
  errorIfIncomplete: boolean;
}

/** @throws ApiError 402 when the first payment fails and nothing is created then */
export function startSubscription(account: Account, wanted: NewSubscription): Subscription {
  const now = account.now(wanted.customer);
  const subscription = build(account, wanted, now);
  account.subscriptions.add(subscription);
  const invoice = draftInvoice(account, subscription, 'subscription_create', {
    start: now,
    end: now,
  });
  finalize(account, invoice);
  if (subscription.status === 'trialing') {
    collect(account, invoice);
    account.record('customer.subscription.created', subscription);
    return subscription;
  }
  account.record('customer.subscription.created', subscription);
  const result = collect(account, invoice);
  if (!result.ok && wanted.errorIfIncomplete) {
    account.subscriptions.delete(subscription.id);
    account.invoices.delete(invoice.id);
    throw result.error;
  }
  return subscription;
}

/** Starts a new period: its invoice has the usage of the old one and the advance prices of the new one. */
export function renew(account: Account, subscription: Subscription): void {
  const [first] = subscription.items.data;
  const period = { start: first!.current_period_start, end: first!.current_period_end };
  const wasTrial = subscription.status === 'trialing';
  if (wasTrial) subscription.billing_cycle_anchor = period.end;
  for (const item of subscription.items.data)
    setPeriod(item, item.current_period_end, subscription.billing_cycle_anchor);
  if (wasTrial) subscription.status = 'active';
  account.record('customer.subscription.updated', subscription);
  const invoice = draftInvoice(account, subscription, 'subscription_cycle', period);
  if (subscription.status === 'unpaid') invoice.auto_advance = false;
}

/** Ends it now. Usage since the last invoice is billed at once. */
export function cancel(account: Account, subscription: Subscription, reason: string): void {
  if (subscription.ended_at !== null) throw ApiError.noSuch('subscription', subscription.id);
  const now = account.now(subscription.customer);
  const start = subscription.items.data[0]!.current_period_start;
  const wasCharged = subscription.status === 'active';
  Object.assign(subscription, { status: 'canceled', ended_at: now });
  subscription.canceled_at ??= now;
  subscription.cancellation_details.reason = reason;
  if (wasCharged) {
    const invoice = draftInvoice(account, subscription, 'subscription_update', { start, end: now });
    finalize(account, invoice);
    collect(account, invoice);
  }
  for (const invoice of account.invoices.all((one) => isOpenOf(one, subscription)))
    invoice.next_payment_attempt = null;
  account.record('customer.subscription.deleted', subscription);
}

export function pause(account: Account, subscription: Subscription): void {
  if (!['active', 'trialing', 'past_due'].includes(subscription.status))
    throw ApiError.invalid(`A ${subscription.status} subscription can’t be paused.`);
  setPaused(account, subscription, 'pause_requested');
}

/** Stops creating invoices until it is resumed. */
export function setPaused(account: Account, subscription: Subscription, reason: PauseReason): void {
  const at = account.now(subscription.customer);
  subscription.status = 'paused';
  subscription.status_details = {
    paused: { transitioned_at: at, type: 'subscription', subscription: { type: reason } },
  };
  account.record('customer.subscription.paused', subscription);
  account.record('customer.subscription.updated', subscription);
}

/** Starts a new period with an invoice; the subscription is active once that is paid. */
export function resume(account: Account, subscription: Subscription): void {
  if (subscription.status !== 'paused')
    throw ApiError.invalid('You can only resume a subscription which is paused.');
  const now = account.now(subscription.customer);
  subscription.billing_cycle_anchor = now;
  subscription.trial_end = subscription.trial_end && Math.min(subscription.trial_end, now);
  for (const item of subscription.items.data) setPeriod(item, now, now);
  const invoice = draftInvoice(account, subscription, 'subscription_update', {
    start: now,
    end: now,
  });
  finalize(account, invoice);
  if (collect(account, invoice).ok) account.record('customer.subscription.resumed', subscription);
}

function isOpenOf(
  invoice: { status: string; parent: { subscription_details: { subscription: string } } },
  { id }: Subscription,
): boolean {
  return invoice.status === 'open' && invoice.parent.subscription_details.subscription === id;
}

function build(account: Account, wanted: NewSubscription, now: number): Subscription {
  const id = account.id('sub');
  const { trialEnd } = wanted;
  const anchor = trialEnd ?? now;
  const items = wanted.items.map((item) => newItem(account, id, item, now));
  for (const item of items) {
    if (trialEnd === null) setPeriod(item, now, now);
    else Object.assign(item, { current_period_start: now, current_period_end: trialEnd });
  }
  return {
    id,
    object: 'subscription',
    created: now,
    livemode: false,
    billing_cycle_anchor: anchor,
    cancel_at: wanted.cancelAtPeriodEnd ? items[0]!.current_period_end : null,
    cancel_at_period_end: wanted.cancelAtPeriodEnd,
    canceled_at: null,
    cancellation_details: { comment: null, reason: null },
    collection_method: 'charge_automatically',
    currency: items[0]!.price.currency,
    customer: wanted.customer,
    default_payment_method: wanted.defaultPaymentMethod,
    description: null,
    ended_at: null,
    items: {
      object: 'list',
      url: `/v1/subscription_items?subscription=${id}`,
      has_more: false,
      data: items,
    },
    latest_invoice: null,
    metadata: wanted.metadata,
    pause_collection: null,
    start_date: now,
    status: trialEnd === null ? 'incomplete' : 'trialing',
    test_clock: account.customers.get(wanted.customer).test_clock,
    trial_end: trialEnd,
    trial_start: trialEnd === null ? null : now,
    trial_settings: { end_behavior: { missing_payment_method: wanted.missingPaymentMethod } },
    _trialEndAnnounced: false,
  };
}

export function newItem(
  account: Account,
  subscription: string,
  { price, quantity }: { price: Price; quantity?: number },
  now: number,
): SubscriptionItem {
  return {
    id: account.id('si'),
    object: 'subscription_item',
    created: now,
    livemode: false,
    current_period_start: now,
    current_period_end: now,
    metadata: {},
    price,
    ...(price.recurring?.usage_type === 'licensed' ? { quantity: quantity ?? 1 } : {}),
    subscription,
  };
}
