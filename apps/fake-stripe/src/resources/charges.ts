import type { Refund } from '../account/payment-objects.js';
import { ApiError } from '../http/api-error.js';
import { CREATED, PAGE, pageOf } from '../http/lists.js';
import { integer, metadata, oneOf, text } from '../http/parameters.js';
import { route } from './routes.js';

const REASON = oneOf('duplicate', 'fraudulent', 'requested_by_customer');
const OF_A_CHARGE = { ...PAGE, ...CREATED, charge: text, payment_intent: text };

export const chargeRoutes = [
  route('GET', '/v1/charges/:id', {}, [], ({ account, path }) => account.charges.get(path.id!)),

  route(
    'GET',
    '/v1/charges',
    { ...PAGE, ...CREATED, customer: text, payment_intent: text },
    [],
    (call) => {
      const { account, url, given } = call;
      const found = account.charges.all(
        (one) =>
          one.customer === (given.customer ?? one.customer) &&
          one.payment_intent === (given.payment_intent ?? one.payment_intent),
      );
      return pageOf(url, found, given);
    },
  ),

  route(
    'POST',
    '/v1/refunds',
    { amount: integer, charge: text, metadata, payment_intent: text, reason: REASON },
    [],
    ({ account, given }) => {
      const intent = given.payment_intent
        ? account.paymentIntents.get(given.payment_intent, 'payment_intent')
        : null;
      const id = given.charge ?? intent?.latest_charge;
      if (!id) throw ApiError.missingParameter('charge');
      const charge = account.charges.get(id, 'charge');
      const left = charge.amount - charge.amount_refunded;
      const amount = given.amount ?? left;
      if (left === 0)
        throw ApiError.invalid(
          `Charge ${id} has already been refunded.`,
          'charge_already_refunded',
        );
      if (amount > left || amount < 1)
        throw ApiError.invalid(
          `Refund amount is greater than unrefunded amount on charge.`,
          'amount_too_large',
          'amount',
        );
      const refund: Refund = {
        id: account.id('re'),
        object: 'refund',
        created: account.now(charge.customer),
        livemode: false,
        amount,
        charge: id,
        currency: charge.currency,
        metadata: given.metadata ?? {},
        payment_intent: charge.payment_intent,
        reason: given.reason ?? null,
        status: 'succeeded',
      };
      charge.amount_refunded += amount;
      charge.refunded = charge.amount_refunded === charge.amount;
      account.record('refund.created', account.refunds.add(refund));
      account.record('charge.refunded', charge);
      return refund;
    },
  ),

  route('GET', '/v1/refunds/:id', {}, [], ({ account, path }) => account.refunds.get(path.id!)),

  route('GET', '/v1/refunds', OF_A_CHARGE, [], ({ account, url, given }) =>
    pageOf(
      url,
      account.refunds.all((one) => isOf(one, given)),
      given,
    ),
  ),

  route('GET', '/v1/disputes/:id', {}, [], ({ account, path }) => account.disputes.get(path.id!)),

  route('GET', '/v1/disputes', OF_A_CHARGE, [], ({ account, url, given }) =>
    pageOf(
      url,
      account.disputes.all((one) => isOf(one, given)),
      given,
    ),
  ),
];

function isOf(
  one: { charge: string; payment_intent: string },
  given: { charge?: string; payment_intent?: string },
): boolean {
  return (
    one.charge === (given.charge ?? one.charge) &&
    one.payment_intent === (given.payment_intent ?? one.payment_intent)
  );
}
