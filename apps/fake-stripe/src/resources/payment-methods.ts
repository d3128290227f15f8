import { attach, detach, keepCard, paymentMethodNamed, TEST_CARDS } from '../billing/cards.js';
import { ApiError } from '../http/api-error.js';
import { PAGE, pageOf } from '../http/lists.js';
import { integer, metadata, objectOf, oneOf, text } from '../http/parameters.js';
import { route } from './routes.js';
import { existing } from './customers.js';
import { merged } from './merged.js';

const CARD = objectOf(
  { cvc: text, exp_month: integer, exp_year: integer, number: text },
  'exp_month',
  'exp_year',
  'number',
);

export const paymentMethodRoutes = [
  route(
    'POST',
    '/v1/payment_methods',
    { card: CARD, metadata, type: oneOf('card') },
    ['type', 'card'],
    ({ account, given }) => {
      const { number, exp_month: month, exp_year: year } = given.card!;
      const card = TEST_CARDS.find((one) => one.number === number);
      if (!card)
        throw ApiError.card('incorrect_number', 'Your card number is incorrect.', undefined);
      const method = keepCard(account, card, null, { month: month!, year: year! });
      method.metadata = given.metadata ?? {};
      return method;
    },
  ),

  route('GET', '/v1/payment_methods/:id', {}, [], ({ account, path }) =>
    account.paymentMethods.get(path.id!),
  ),

  route(
    'POST',
    '/v1/payment_methods/:id',
    { card: objectOf({ exp_month: integer, exp_year: integer }), metadata },
    [],
    ({ account, path, given }) => {
      const method = account.paymentMethods.get(path.id!);
      Object.assign(method.card, given.card);
      if (given.metadata) method.metadata = merged(method.metadata, given.metadata);
      account.record('payment_method.updated', method);
      return method;
    },
  ),

  route('POST', '/v1/payment_methods/:id/attach', { customer: text }, ['customer'], (call) => {
    const { account, path, given } = call;
    const customer = existing(account, given.customer!, 'customer');
    const method = paymentMethodNamed(account, path.id!, 'id');
    attach(account, method, customer.id);
    return method;
  }),

  route('POST', '/v1/payment_methods/:id/detach', {}, [], ({ account, path }) => {
    const method = account.paymentMethods.get(path.id!);
    if (!method.customer)
      throw ApiError.invalid('The payment method you provided is not attached to a customer.');
    detach(account, method);
    return method;
  }),

  route(
    'GET',
    '/v1/payment_methods',
    { ...PAGE, customer: text, type: oneOf('card') },
    [],
    ({ account, url, given }) => {
      const customer =
        given.customer === undefined ? null : existing(account, given.customer, 'customer');
      const found = account.paymentMethods.all(
        (one) => customer !== null && one.customer === customer.id,
      );
      return pageOf(url, found, given);
    },
  ),

  route(
    'GET',
    '/v1/customers/:id/payment_methods',
    { ...PAGE, type: oneOf('card') },
    [],
    (call) => {
      const { account, url, path, given } = call;
      const customer = existing(account, path.id!);
      return pageOf(
        url,
        account.paymentMethods.all((one) => one.customer === customer.id),
        given,
      );
    },
  ),
];
