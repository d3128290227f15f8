import type { Account } from '../account/account.js';
import type { Invoice, PaymentMethod } from '../account/objects.js';
import type { Charge, InvoicePayment, PaymentIntent } from '../account/payment-objects.js';
import type { ApiError } from '../http/api-error.js';
import { asksForAuthentication, declined } from './cards.js';

/** The result of a charge; the error is the one for a caller who requested it. */
export type Charged = { ok: true } | { ok: false; error: ApiError; action: boolean };

/** The payment of a finalized invoice. */
export function openPayment(account: Account, invoice: Invoice): void {
  const { amount_due: amount, currency, customer } = invoice;
  const created = account.now(customer);
  const intent = account.paymentIntents.add({
    id: account.id('pi'),
    object: 'payment_intent',
    created,
    livemode: false,
    amount,
    currency,
    customer,
    last_payment_error: null,
    latest_charge: null,
    metadata: {},
    payment_method: null,
    status: 'requires_payment_method',
  });
  account.invoicePayments.add({
    id: account.id('inpay'),
    object: 'invoice_payment',
    created,
    livemode: false,
    amount_paid: null,
    amount_requested: amount,
    currency,
    invoice: invoice.id,
    is_default: true,
    payment: { type: 'payment_intent', payment_intent: intent.id },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  });
}

export function paymentOf(account: Account, invoice: Invoice): InvoicePayment | undefined {
  return account.invoicePayments.all((payment) => payment.invoice === invoice.id)[0];
}

/** Charges the card for the invoice. `attended`: the customer is present and can authenticate. */
export function charge(
  account: Account,
  invoice: Invoice,
  method: PaymentMethod,
  attended: boolean,
): Charged {
  const payment = paymentOf(account, invoice)!;
  const intent = account.paymentIntents.get(payment.payment.payment_intent);
  intent.payment_method = method.id;
  if (method._behaviour === 'works' || (method._behaviour === 'asks' && attended))
    return succeed(account, payment, intent);
  const action = method._behaviour === 'asks';
  const error = action ? asksForAuthentication() : declined();
  fail(account, intent, error, action);
  return { ok: false, error, action };
}

function succeed(account: Account, payment: InvoicePayment, intent: PaymentIntent): Charged {
  const charged = addCharge(account, intent, null);
  Object.assign(intent, { status: 'succeeded', last_payment_error: null });
  Object.assign(payment, { status: 'paid', amount_paid: intent.amount });
  payment.status_transitions.paid_at = account.now(intent.customer);
  account.record('charge.succeeded', charged);
  account.record('payment_intent.succeeded', intent);
  return { ok: true };
}

function fail(account: Account, intent: PaymentIntent, error: ApiError, action: boolean): void {
  const { code = 'card_declined', message, decline_code: decline = null } = error.body;
  const charged = addCharge(account, intent, error);
  intent.last_payment_error = { code, message, decline_code: decline };
  intent.status = action ? 'requires_action' : 'requires_payment_method';
  account.record('charge.failed', charged);
  const type = action ? 'payment_intent.requires_action' : 'payment_intent.payment_failed';
  account.record(type, intent);
}

function addCharge(account: Account, intent: PaymentIntent, error: ApiError | null): Charge {
  const charged = account.charges.add({
    id: account.id('ch'),
    object: 'charge',
    created: account.now(intent.customer),
    livemode: false,
    amount: intent.amount,
    amount_refunded: 0,
    currency: intent.currency,
    customer: intent.customer,
    disputed: false,
    failure_code: error?.body.code ?? null,
    failure_message: error?.message ?? null,
    metadata: {},
    paid: error === null,
    payment_intent: intent.id,
    payment_method: intent.payment_method,
    refunded: false,
    status: error ? 'failed' : 'succeeded',
  });
  intent.latest_charge = charged.id;
  return charged;
}
