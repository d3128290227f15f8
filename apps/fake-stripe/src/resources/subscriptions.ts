import type { Subscription } from '../account/objects.js';
import { cancel, pause, resume, startSubscription } from '../billing/subscriptions.js';
import { ApiError } from '../http/api-error.js';
import { CREATED, PAGE, pageOf } from '../http/lists.js';
import {
  boolean,
  integer,
  listOf,
  metadata,
  objectOf,
  oneOf,
  type Read,
  text,
} from '../http/parameters.js';
import { route } from './routes.js';
import { existing } from './customers.js';
import { merged } from './merged.js';
import { changeItem, endWithPeriod, moveTrialEnd, recurringPrice } from './subscription-changes.js';

const DAY = 86_400;
const PRORATION = oneOf('none', 'create_prorations', 'always_invoice');
const STATUS = oneOf(
  'active',
  'all',
  'canceled',
  'ended',
  'incomplete',
  'incomplete_expired',
  'past_due',
  'paused',
  'trialing',
  'unpaid',
);
const TRIAL_SETTINGS = objectOf({
  end_behavior: objectOf({ missing_payment_method: oneOf('cancel', 'create_invoice', 'pause') }),
});
const trialEnd: Read<number | 'now'> = (value, path) =>
  value === 'now' ? 'now' : integer(value, path);

export const subscriptionRoutes = [
  route(
    'POST',
    '/v1/subscriptions',
    {
      cancel_at_period_end: boolean,
      customer: text,
      default_payment_method: text,
      items: listOf(objectOf({ metadata, price: text, quantity: integer }, 'price')),
      metadata,
      payment_behavior: oneOf('allow_incomplete', 'default_incomplete', 'error_if_incomplete'),
      proration_behavior: PRORATION,
      trial_end: trialEnd,
      trial_period_days: integer,
      trial_settings: TRIAL_SETTINGS,
    },
    ['customer', 'items'],
    ({ account, given }) => {
      const customer = existing(account, given.customer!, 'customer');
      const card = given.default_payment_method ?? null;
      if (card) account.paymentMethods.get(card, 'default_payment_method');
      const items = given.items!.map(({ price, quantity }, index) => ({
        price: recurringPrice(account, price!, `items[${index}][price]`),
        quantity,
      }));
      const until = trialOf(account.now(customer.id), given.trial_end, given.trial_period_days);
      if (until === null && !card && !customer.invoice_settings.default_payment_method)
        throw ApiError.invalid(
          'This customer has no attached payment source or default payment method. Please consider adding a default payment method.',
          'resource_missing',
        );
      return startSubscription(account, {
        customer: customer.id,
        items,
        trialEnd: until,
        defaultPaymentMethod: card,
        metadata: given.metadata ?? {},
        missingPaymentMethod:
          given.trial_settings?.end_behavior?.missing_payment_method ?? 'create_invoice',
        cancelAtPeriodEnd: given.cancel_at_period_end ?? false,
        errorIfIncomplete: given.payment_behavior === 'error_if_incomplete',
      });
    },
  ),

  route('GET', '/v1/subscriptions/:id', {}, [], ({ account, path }) =>
    account.subscriptions.get(path.id!),
  ),

  route(
    'POST',
    '/v1/subscriptions/:id',
    {
      cancel_at_period_end: boolean,
      default_payment_method: text,
      description: text,
      items: listOf(objectOf({ deleted: boolean, id: text, price: text, quantity: integer })),
      metadata,
      proration_behavior: PRORATION,
      trial_end: trialEnd,
    },
    [],
    ({ account, path, given }) => {
      const subscription = account.subscriptions.get(path.id!);
      if (subscription.ended_at && Object.keys(given).some((name) => name !== 'metadata'))
        throw ApiError.invalid(
          'A canceled subscription can only update its cancellation_details and metadata.',
        );
      if (given.default_payment_method) {
        account.paymentMethods.get(given.default_payment_method, 'default_payment_method');
        subscription.default_payment_method = given.default_payment_method;
      }
      if (given.description !== undefined) subscription.description = given.description || null;
      if (given.metadata) subscription.metadata = merged(subscription.metadata, given.metadata);
      if (given.cancel_at_period_end !== undefined)
        endWithPeriod(account, subscription, given.cancel_at_period_end);
      if (given.trial_end !== undefined) moveTrialEnd(account, subscription, given.trial_end);
      for (const item of given.items ?? []) changeItem(account, subscription, item);
      account.record('customer.subscription.updated', subscription);
      return subscription;
    },
  ),

  route(
    'DELETE',
    '/v1/subscriptions/:id',
    { invoice_now: boolean, prorate: boolean },
    [],
    ({ account, path }) => {
      const subscription = account.subscriptions.get(path.id!);
      cancel(account, subscription, 'cancellation_requested');
      return subscription;
    },
  ),

  route(
    'POST',
    '/v1/subscriptions/:id/pause',
    { invoicing_behavior: oneOf('invoice', 'pending_invoice_item'), type: oneOf('subscription') },
    [],
    ({ account, path }) => {
      const subscription = account.subscriptions.get(path.id!);
      pause(account, subscription);
      return subscription;
    },
  ),

  route(
    'POST',
    '/v1/subscriptions/:id/resume',
    { billing_cycle_anchor: objectOf({ type: oneOf('now') }), proration_behavior: PRORATION },
    [],
    ({ account, path }) => {
      const subscription = account.subscriptions.get(path.id!);
      resume(account, subscription);
      return subscription;
    },
  ),

  route(
    'GET',
    '/v1/subscriptions',
    { ...PAGE, ...CREATED, customer: text, price: text, status: STATUS, test_clock: text },
    [],
    ({ account, url, given }) => {
      const found = account.subscriptions.all(
        (one) =>
          one.customer === (given.customer ?? one.customer) &&
          (given.price === undefined ||
            one.items.data.some(({ price }) => price.id === given.price)) &&
          (given.test_clock === undefined || one.test_clock === given.test_clock) &&
          isListed(one, given.status),
      );
      return pageOf(url, found, given);
    },
  ),
];

/** By default a list leaves out canceled subscriptions. */
function isListed(
  { status, ended_at: ended }: Subscription,
  asked: ReturnType<typeof STATUS> | undefined,
): boolean {
  if (asked === undefined) return status !== 'canceled';
  if (asked === 'all') return true;
  return asked === 'ended' ? ended !== null : status === asked;
}

function trialOf(
  now: number,
  end: number | 'now' | undefined,
  days: number | undefined,
): number | null {
  if (end !== undefined && end !== 'now') {
    if (end <= now)
      throw ApiError.invalid(
        'Invalid timestamp: must be an integer Unix timestamp in the future.',
        undefined,
        'trial_end',
      );
    return end;
  }
  return days ? now + days * DAY : null;
}
