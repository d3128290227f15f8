import type { Account } from '../account/account.js';
import type { Customer } from '../account/objects.js';
import { attach, paymentMethodNamed } from '../billing/cards.js';
import { cancel } from '../billing/subscriptions.js';
import { ApiError } from '../http/api-error.js';
import { CREATED, PAGE, pageOf } from '../http/lists.js';
import { metadata, objectOf, text } from '../http/parameters.js';
import { route } from './routes.js';
import { merged } from './merged.js';

const ADDRESS = objectOf({
  city: text,
  country: text,
  line1: text,
  line2: text,
  postal_code: text,
  state: text,
});

const FIELDS = {
  address: ADDRESS,
  description: text,
  email: text,
  invoice_settings: objectOf({ default_payment_method: text }),
  metadata,
  name: text,
  phone: text,
};

export const customerRoutes = [
  route(
    'POST',
    '/v1/customers',
    { ...FIELDS, payment_method: text, test_clock: text },
    [],
    ({ account, given }) => {
      if (given.test_clock) account.testClocks.get(given.test_clock, 'test_clock');
      const { payment_method: method, test_clock: clock, ...fields } = given;
      const customer = aCustomer(account, clock ?? null);
      change(account, customer, fields);
      if (method)
        attach(account, paymentMethodNamed(account, method, 'payment_method'), customer.id);
      account.customers.add(customer);
      account.record('customer.created', customer);
      return customer;
    },
  ),

  route('GET', '/v1/customers/:id', {}, [], ({ account, path }) => account.customers.get(path.id!)),

  route('POST', '/v1/customers/:id', FIELDS, [], ({ account, path, given }) => {
    const customer = existing(account, path.id!);
    change(account, customer, given);
    account.record('customer.updated', customer);
    return customer;
  }),

  route('DELETE', '/v1/customers/:id', {}, [], ({ account, path }) => {
    const customer = existing(account, path.id!);
    const running = account.subscriptions.all(
      (one) => one.customer === customer.id && !one.ended_at,
    );
    for (const subscription of running) cancel(account, subscription, 'cancellation_requested');
    account.record('customer.deleted', customer);
    const { id } = customer;
    const tombstone = { id, object: 'customer', deleted: true } as unknown as Customer;
    account.customers.add(tombstone);
    return tombstone;
  }),

  route(
    'GET',
    '/v1/customers',
    { ...PAGE, ...CREATED, email: text, test_clock: text },
    [],
    ({ account, url, given }) => {
      const found = account.customers.all(
        (one) =>
          !one.deleted &&
          (given.email === undefined || one.email === given.email) &&
          one.test_clock === (given.test_clock ?? null),
      );
      return pageOf(url, found, given);
    },
  ),
];

/** A customer that is not deleted. @throws ApiError it is unknown or deleted */
export function existing(account: Account, id: string, param = 'id'): Customer {
  const customer = account.customers.get(id, param);
  if (customer.deleted) throw ApiError.noSuch('customer', id, param);
  return customer;
}

type Given = { [Name in keyof typeof FIELDS]?: ReturnType<(typeof FIELDS)[Name]> };

function change(account: Account, customer: Customer, given: Given): void {
  const { metadata: named, invoice_settings: settings, ...plain } = given;
  const cleared = Object.entries(plain).map(([name, value]) => [name, value === '' ? null : value]);
  Object.assign(customer, Object.fromEntries(cleared));
  if (named) customer.metadata = merged(customer.metadata, named);
  const card = settings?.default_payment_method;
  if (card === undefined) return;
  if (
    card !== '' &&
    account.paymentMethods.get(card, 'invoice_settings[default_payment_method]').customer !==
      customer.id
  )
    throw ApiError.invalid(
      'The customer does not have a payment method with this ID.',
      'resource_missing',
      'invoice_settings[default_payment_method]',
    );
  customer.invoice_settings.default_payment_method = card || null;
}

function aCustomer(account: Account, clock: string | null): Customer {
  const id = account.id('cus');
  return {
    id,
    object: 'customer',
    created: account.testClocks.find(clock)?.frozen_time ?? account.clock.now(),
    livemode: false,
    email: null,
    name: null,
    phone: null,
    description: null,
    address: null,
    balance: 0,
    currency: null,
    default_source: null,
    delinquent: false,
    invoice_prefix: id.slice(-8).toUpperCase(),
    invoice_settings: { default_payment_method: null },
    metadata: {},
    test_clock: clock,
  };
}
