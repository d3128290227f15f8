import type { Account } from '../account/account.js';
import type { CheckoutSession } from '../account/hosted-objects.js';
import type { Customer, Subscription } from '../account/objects.js';
import { keepCard, useCard } from '../billing/cards.js';
import { startSubscription } from '../billing/subscriptions.js';
import { ApiError } from '../http/api-error.js';
import { cardChoice, cardChosen } from './card-choice.js';
import { alert, day, escaped, type HostedAnswer, money, notFound, page, redirect } from './page.js';

const DAY = 86_400;

export function showCheckout(
  account: Account,
  id: string,
  message: string | null = null,
): HostedAnswer {
  const session = account.checkoutSessions.find(id);
  if (!session) return notFound();
  if (session.status !== 'open') return page('Checkout', `<p>This page is ${session.status}.</p>`);
  const items = session._line_items.map(({ price: priceId, quantity }) => {
    const {
      nickname,
      product,
      unit_amount_decimal: amount,
      currency,
      recurring,
    } = account.prices.get(priceId);
    const each = money(Number(amount), currency);
    const how = quantity === undefined ? 'for each one used' : `× ${quantity}`;
    return `<tr><td>${escaped(nickname ?? product)}</td><td>${each} ${how} a ${recurring?.interval}</td></tr>`;
  });
  const { trial_period_days: days, trial_end: end } = session._subscription_data;
  const free = days ? `${days} days free` : end ? `Free until ${day(end)} UTC` : null;
  const back = session.cancel_url ? `<p><a href="${escaped(session.cancel_url)}">Back</a></p>` : '';
  return page(
    'Checkout',
    `${alert(message)}<table>${items.join('')}</table>
${free ? `<p>${free}, then as above.</p>` : ''}
<form method="post">${cardChoice()}<button>${free ? 'Start trial' : 'Pay'}</button></form>${back}`,
  );
}

/** Submits the payment. A declined card leaves the session open. */
export function pay(account: Account, id: string, form: URLSearchParams): HostedAnswer {
  const session = account.checkoutSessions.find(id);
  if (!session) return notFound();
  if (session.status !== 'open') return showCheckout(account, id);
  try {
    complete(account, session, form);
  } catch (error) {
    if (error instanceof ApiError) return showCheckout(account, id, error.message);
    throw error;
  }
  return redirect(session.success_url.replace('{CHECKOUT_SESSION_ID}', session.id));
}

function complete(account: Account, session: CheckoutSession, form: URLSearchParams): void {
  const customer = customerOf(account, session);
  const card = keepCard(account, cardChosen(form), customer.id);
  const subscription = subscribe(account, session, customer, card.id);
  useCard(account, card, customer.id);
  Object.assign(session, {
    customer: customer.id,
    invoice: subscription.latest_invoice,
    payment_status: subscription.status === 'trialing' ? 'no_payment_required' : 'paid',
    status: 'complete',
    subscription: subscription.id,
    url: null,
  });
  account.record('checkout.session.completed', session);
}

function subscribe(
  account: Account,
  session: CheckoutSession,
  customer: Customer,
  card: string,
): Subscription {
  const { trial_period_days: days, trial_end: end, metadata } = session._subscription_data;
  const now = account.now(customer.id);
  return startSubscription(account, {
    customer: customer.id,
    items: session._line_items.map(({ price, quantity }) => ({
      price: account.prices.get(price),
      quantity,
    })),
    trialEnd: end ?? (days ? now + days * DAY : null),
    defaultPaymentMethod: card,
    metadata,
    missingPaymentMethod: 'create_invoice',
    cancelAtPeriodEnd: false,
    errorIfIncomplete: true,
  });
}

function customerOf(account: Account, session: CheckoutSession): Customer {
  const known = account.customers.find(session.customer);
  if (known) return known;
  const customer: Customer = {
    id: account.id('cus'),
    object: 'customer',
    created: account.clock.now(),
    livemode: false,
    email: session.customer_email,
    name: null,
    phone: null,
    description: null,
    address: null,
    balance: 0,
    currency: null,
    default_source: null,
    delinquent: false,
    invoice_prefix: 'FAKE',
    invoice_settings: { default_payment_method: null },
    metadata: {},
    test_clock: null,
  };
  account.record('customer.created', account.customers.add(customer));
  return customer;
}
