import { ApiError } from '../http/api-error.js';
import type { Account } from '../account/account.js';
import type { CheckoutSession } from '../account/hosted-objects.js';
import { CREATED, PAGE, pageOf, wholeList } from '../http/lists.js';
import { boolean, integer, listOf, metadata, objectOf, oneOf, text } from '../http/parameters.js';
import { route } from './routes.js';
import { existing } from './customers.js';
import { recurringPrice } from './subscription-changes.js';

const HALF_AN_HOUR = 1800;
const DAY = 86_400;
const CUSTOMER_UPDATE = oneOf('auto', 'never');

export const checkoutRoutes = [
  route(
    'POST',
    '/v1/checkout/sessions',
    {
      allow_promotion_codes: boolean,
      billing_address_collection: oneOf('auto', 'required'),
      cancel_url: text,
      client_reference_id: text,
      customer: text,
      customer_email: text,
      customer_update: objectOf({ address: CUSTOMER_UPDATE, name: CUSTOMER_UPDATE }),
      expires_at: integer,
      line_items: listOf(objectOf({ price: text, quantity: integer }, 'price')),
      locale: text,
      metadata,
      mode: oneOf('subscription', 'payment', 'setup'),
      payment_method_collection: oneOf('always', 'if_required'),
      subscription_data: objectOf({
        description: text,
        metadata,
        trial_end: integer,
        trial_period_days: integer,
      }),
      success_url: text,
      ui_mode: oneOf('hosted_page', 'embedded_page', 'elements', 'form'),
    },
    ['mode', 'success_url', 'line_items'],
    ({ account, given }) => {
      if (given.mode !== 'subscription' || (given.ui_mode ?? 'hosted_page') !== 'hosted_page')
        throw ApiError.invalid(
          'Only hosted sessions of mode subscription are simulated.',
          undefined,
          'mode',
        );
      for (const name of ['success_url', 'cancel_url'] as const) {
        const address = given[name];
        if (address !== undefined && !URL.canParse(address))
          throw ApiError.invalid('Not a valid URL', 'url_invalid', name);
      }
      if (given.customer) existing(account, given.customer, 'customer');
      const now = account.clock.now();
      const expires = given.expires_at ?? now + DAY;
      if (expires < now + HALF_AN_HOUR || expires > now + DAY)
        throw ApiError.invalid(
          'The `expires_at` timestamp must be from 30 minutes to 24 hours from Checkout Session creation.',
          undefined,
          'expires_at',
        );
      const trialEnd = given.subscription_data?.trial_end;
      if (trialEnd !== undefined && trialEnd < now + 2 * DAY)
        throw ApiError.invalid(
          'The `trial_end` date has to be at least 2 days in the future.',
          undefined,
          'subscription_data[trial_end]',
        );
      return account.checkoutSessions.add(aSession(account, given, expires));
    },
  ),

  route('GET', '/v1/checkout/sessions/:id', {}, [], ({ account, path }) =>
    account.checkoutSessions.get(path.id!),
  ),

  route('POST', '/v1/checkout/sessions/:id/expire', {}, [], ({ account, path }) => {
    const session = account.checkoutSessions.get(path.id!);
    if (session.status !== 'open')
      throw ApiError.invalid(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
      );
    Object.assign(session, { status: 'expired', url: null });
    account.record('checkout.session.expired', session);
    return session;
  }),

  route('GET', '/v1/checkout/sessions/:id/line_items', PAGE, [], ({ account, path, url }) => {
    const session = account.checkoutSessions.get(path.id!);
    const items = session._line_items.map(({ price: id, quantity }, index) => {
      const price = account.prices.get(id);
      return {
        id: `li_${session.id}_${index}`,
        object: 'item',
        currency: price.currency,
        description: price.nickname,
        price,
        quantity: quantity ?? null,
      };
    });
    return wholeList(url, items);
  }),

  route(
    'GET',
    '/v1/checkout/sessions',
    {
      ...PAGE,
      ...CREATED,
      customer: text,
      status: oneOf('complete', 'expired', 'open'),
      subscription: text,
    },
    [],
    ({ account, url, given }) => {
      const found = account.checkoutSessions.all(
        (one) =>
          one.customer === (given.customer ?? one.customer) &&
          one.status === (given.status ?? one.status) &&
          one.subscription === (given.subscription ?? one.subscription),
      );
      return pageOf(url, found, given);
    },
  ),
];

interface Given {
  cancel_url?: string;
  client_reference_id?: string;
  customer?: string;
  customer_email?: string;
  line_items?: { price?: string; quantity?: number }[];
  locale?: string;
  metadata?: Record<string, string>;
  payment_method_collection?: 'always' | 'if_required';
  subscription_data?: {
    metadata?: Record<string, string>;
    trial_period_days?: number;
    trial_end?: number;
  };
  success_url?: string;
}

function aSession(account: Account, given: Given, expires: number): CheckoutSession {
  const id = account.id('cs_test');
  const items = given.line_items!.map(({ price, quantity }, index) => {
    const found = recurringPrice(account, price!, `line_items[${index}][price]`);
    const isMetered = found.recurring?.usage_type === 'metered';
    if (isMetered && quantity !== undefined)
      throw ApiError.invalid(
        'You may not specify a quantity for metered prices.',
        undefined,
        `line_items[${index}][quantity]`,
      );
    if (!isMetered && quantity === undefined)
      throw ApiError.missingParameter(`line_items[${index}][quantity]`);
    return { price: found, quantity };
  });
  const trial = given.subscription_data?.trial_period_days ?? given.subscription_data?.trial_end;
  const total = items.reduce(
    (sum, { price, quantity = 0 }) => sum + quantity * (price.unit_amount ?? 0),
    0,
  );
  return {
    id,
    object: 'checkout.session',
    created: account.clock.now(),
    livemode: false,
    amount_total: trial ? 0 : total,
    cancel_url: given.cancel_url ?? null,
    client_reference_id: given.client_reference_id ?? null,
    currency: items[0]?.price.currency ?? null,
    customer: given.customer ?? null,
    customer_email: given.customer_email ?? null,
    expires_at: expires,
    invoice: null,
    locale: given.locale ?? null,
    metadata: given.metadata ?? {},
    mode: 'subscription',
    payment_method_collection: given.payment_method_collection ?? 'always',
    payment_status: 'unpaid',
    status: 'open',
    subscription: null,
    success_url: given.success_url!,
    ui_mode: 'hosted_page',
    url: `${account.origin()}/checkout/${id}`,
    _line_items: items.map(({ price, quantity }) => ({ price: price.id, quantity })),
    _subscription_data: {
      ...given.subscription_data,
      metadata: given.subscription_data?.metadata ?? {},
    },
  };
}
