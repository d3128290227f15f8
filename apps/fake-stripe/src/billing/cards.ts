import type { Account } from '../account/account.js';
import type { CardBehaviour, PaymentMethod } from '../account/objects.js';
import { ApiError } from '../http/api-error.js';

interface TestCard {
  number: string;
  /** Its name as a `payment_method` parameter. */
  name: string;
  behaviour: CardBehaviour;
  label: string;
}

/** The test cards of Stripe that we need. */
export const TEST_CARDS: readonly TestCard[] = [
  { number: '4242424242424242', name: 'pm_card_visa', behaviour: 'works', label: 'works' },
  {
    number: '4000000000000341',
    name: 'pm_card_chargeCustomerFail',
    behaviour: 'fails',
    label: 'can be kept, every charge fails',
  },
  {
    number: '4000000000000002',
    name: 'pm_card_chargeDeclined',
    behaviour: 'declined',
    label: 'is declined',
  },
  {
    number: '4000002760003184',
    name: 'pm_card_authenticationRequired',
    behaviour: 'asks',
    label: 'asks for authentication',
  },
];

/** @throws ApiError 402 when the card is declined while it is saved */
export function keepCard(
  account: Account,
  card: TestCard,
  customerId: string | null,
  expires: { month: number; year: number } = { month: 12, year: 2040 },
): PaymentMethod {
  if (card.behaviour === 'declined' && customerId) throw declined();
  return account.paymentMethods.add({
    id: account.id('pm'),
    object: 'payment_method',
    created: account.now(customerId),
    livemode: false,
    type: 'card',
    billing_details: { email: null, name: null },
    card: {
      brand: 'visa',
      exp_month: expires.month,
      exp_year: expires.year,
      last4: card.number.slice(-4),
      funding: 'credit',
    },
    customer: customerId,
    metadata: {},
    _behaviour: card.behaviour,
  });
}

/** A payment method by id, or a new one by the name of a test card. */
export function paymentMethodNamed(account: Account, id: string, param: string): PaymentMethod {
  const card = TEST_CARDS.find(({ name }) => name === id);
  return card ? keepCard(account, card, null) : account.paymentMethods.get(id, param);
}

export function attach(account: Account, method: PaymentMethod, customerId: string): void {
  if (method.customer === customerId) return;
  if (method.customer)
    throw ApiError.invalid(
      'The payment method you provided has already been attached to a customer.',
    );
  if (method._behaviour === 'declined') throw declined();
  method.customer = customerId;
  account.record('payment_method.attached', method);
}

export function detach(account: Account, method: PaymentMethod): void {
  const customer = account.customers.find(method.customer);
  if (customer?.invoice_settings.default_payment_method === method.id) {
    customer.invoice_settings.default_payment_method = null;
    account.record('customer.updated', customer);
  }
  method.customer = null;
  account.record('payment_method.detached', method);
}

/** Makes the card the default of the customer and their subscriptions, as the portal does. */
export function useCard(account: Account, method: PaymentMethod, customerId: string): void {
  const customer = account.customers.get(customerId);
  customer.invoice_settings.default_payment_method = method.id;
  account.record('customer.updated', customer);
  const theirs = account.subscriptions.all(({ customer: id }) => id === customerId);
  for (const subscription of theirs) {
    if (!subscription.default_payment_method || subscription.ended_at) continue;
    subscription.default_payment_method = method.id;
    account.record('customer.subscription.updated', subscription);
  }
}

export function declined(): ApiError {
  return ApiError.card('card_declined', 'Your card was declined.', 'generic_decline');
}

export function asksForAuthentication(): ApiError {
  return ApiError.card(
    'authentication_required',
    'Your card was declined. This transaction requires authentication.',
    'authentication_required',
  );
}
