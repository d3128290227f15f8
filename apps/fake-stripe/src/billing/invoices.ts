import type { Account } from '../account/account.js';
import type { Invoice, PaymentMethod, Subscription } from '../account/objects.js';
import { ApiError } from '../http/api-error.js';
import { addUp, advanceLines, usageLines } from './invoice-lines.js';
import { type Charged, charge, openPayment, paymentOf } from './payments.js';
import { followInvoice } from './invoice-outcome.js';

const HOUR = 3600;
const DAY = 86_400;
/** Days until the second, third and fourth attempt to charge. */
const RETRIES = [3, 5, 7];

export type Reason = Invoice['billing_reason'];

/** A draft with prices paid in advance. Usage is added when it is finalized: an hour later, or at once. */
export function draftInvoice(
  account: Account,
  subscription: Subscription,
  reason: Reason,
  period: { start: number; end: number },
): Invoice {
  const customer = account.customers.get(subscription.customer);
  const created = account.now(customer.id);
  const id = account.id('in');
  const invoice: Invoice = {
    id,
    object: 'invoice',
    created,
    livemode: false,
    amount_due: 0,
    amount_paid: 0,
    amount_remaining: 0,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatically_finalizes_at: created + HOUR,
    billing_reason: reason,
    collection_method: 'charge_automatically',
    currency: subscription.currency,
    customer: customer.id,
    customer_email: customer.email,
    default_payment_method: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    lines: { object: 'list', url: `/v1/invoices/${id}/lines`, has_more: false, data: [] },
    metadata: {},
    next_payment_attempt: created + HOUR,
    number: null,
    parent: {
      type: 'subscription_details',
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
    },
    period_start: period.start,
    period_end: period.end,
    status: 'draft',
    status_transitions: {
      finalized_at: null,
      paid_at: null,
      voided_at: null,
      marked_uncollectible_at: null,
    },
    subtotal: 0,
    test_clock: customer.test_clock,
    total: 0,
  };
  const inTrial = reason === 'subscription_create' && subscription.status === 'trialing';
  const advance = subscription.ended_at ? [] : advanceLines(subscription, id, inTrial);
  addUp(invoice, advance);
  account.invoices.add(invoice);
  subscription.latest_invoice = id;
  account.record('invoice.created', invoice);
  return invoice;
}

/** Closes the invoice: nothing is added to it any more. */
export function finalize(account: Account, invoice: Invoice): void {
  if (invoice.status !== 'draft')
    throw ApiError.invalid('This invoice is already finalized, you can’t re-finalize it.');
  const subscription = subscriptionOf(account, invoice);
  const period = { start: invoice.period_start, end: invoice.period_end };
  const used = isUsageBilled(subscription, invoice)
    ? usageLines(account, subscription, invoice.id, period)
    : [];
  addUp(invoice, [...invoice.lines.data, ...used]);
  const number = account.invoices.all(({ status }) => status !== 'draft').length + 1;
  Object.assign(invoice, {
    status: 'open',
    number: `FAKE-${String(number).padStart(4, '0')}`,
    automatically_finalizes_at: null,
    hosted_invoice_url: `${account.origin()}/invoices/${invoice.id}`,
    invoice_pdf: `${account.origin()}/invoices/${invoice.id}/pdf`,
  });
  invoice.status_transitions.finalized_at = account.now(invoice.customer);
  if (invoice.amount_due > 0) openPayment(account, invoice);
  account.record('invoice.finalized', invoice);
}

/** One attempt to charge, automatic or requested. */
export function collect(
  account: Account,
  invoice: Invoice,
  method: PaymentMethod | null = null,
  attended = false,
): Charged {
  if (invoice.amount_due === 0) return paid(account, invoice);
  const card = method ?? cardFor(account, invoice);
  invoice.attempted = true;
  const result: Charged = card
    ? charge(account, invoice, card, attended)
    : { ok: false, error: noCard(), action: false };
  if (result.ok) return paid(account, invoice);
  failed(account, invoice, result.action);
  return result;
}

export function voidInvoice(account: Account, invoice: Invoice): void {
  if (invoice.status !== 'open')
    throw ApiError.invalid('You can only pass in open invoices. This invoice isn’t open.');
  Object.assign(invoice, { status: 'void', next_payment_attempt: null, auto_advance: false });
  invoice.status_transitions.voided_at = account.now(invoice.customer);
  account.record('invoice.voided', invoice);
}

export function subscriptionOf(account: Account, invoice: Invoice): Subscription {
  return account.subscriptions.get(invoice.parent.subscription_details.subscription);
}

/** The card of the subscription, else the customer's. */
export function cardFor(account: Account, invoice: Invoice): PaymentMethod | null {
  const subscription = subscriptionOf(account, invoice);
  const customer = account.customers.get(invoice.customer);
  const id =
    subscription.default_payment_method ?? customer.invoice_settings.default_payment_method;
  return account.paymentMethods.find(id) ?? null;
}

function paid(account: Account, invoice: Invoice): Charged {
  const payment = paymentOf(account, invoice);
  if (payment) payment.status = 'paid';
  Object.assign(invoice, {
    status: 'paid',
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    auto_advance: false,
    attempted: true,
    attempt_count: invoice.attempt_count + 1,
    next_payment_attempt: null,
  });
  invoice.status_transitions.paid_at = account.now(invoice.customer);
  account.record('invoice.paid', invoice);
  account.record('invoice.payment_succeeded', invoice);
  followInvoice(account, subscriptionOf(account, invoice), invoice);
  return { ok: true };
}

function failed(account: Account, invoice: Invoice, action: boolean): void {
  const wait = RETRIES[invoice.attempt_count];
  invoice.attempt_count += 1;
  const again = invoice.billing_reason !== 'subscription_create' && wait !== undefined;
  invoice.next_payment_attempt = again ? account.now(invoice.customer) + wait * DAY : null;
  account.record('invoice.payment_failed', invoice);
  if (action) account.record('invoice.payment_action_required', invoice);
  followInvoice(account, subscriptionOf(account, invoice), invoice);
}

/** Usage during a trial is free, and the first invoice has no earlier period. */
function isUsageBilled(subscription: Subscription, invoice: Invoice): boolean {
  if (invoice.billing_reason === 'subscription_create') return false;
  return subscription.trial_end === null || invoice.period_start >= subscription.trial_end;
}

function noCard(): ApiError {
  return ApiError.invalid(
    'There is no `default_payment_method` set on this Customer or Invoice. Please set the appropriate default payment method.',
    'invoice_payment_intent_requires_action',
  );
}
