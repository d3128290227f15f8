import type { Account } from '../account/account.js';
import type { Price, Product, Recurring } from '../account/objects.js';
import { ApiError } from '../http/api-error.js';
import { CREATED, PAGE, pageOf } from '../http/lists.js';
import {
  boolean,
  decimal,
  integer,
  listOf,
  metadata,
  objectOf,
  oneOf,
  text,
} from '../http/parameters.js';
import { route } from './routes.js';
import { merged } from './merged.js';

const INTERVAL = oneOf('day', 'week', 'month', 'year');
const USAGE = oneOf('licensed', 'metered');
const RECURRING = { interval: INTERVAL, interval_count: integer, meter: text, usage_type: USAGE };

export const catalogueRoutes = [
  route(
    'POST',
    '/v1/products',
    { active: boolean, description: text, id: text, metadata, name: text, unit_label: text },
    ['name'],
    ({ account, given }) => {
      const now = account.clock.now();
      const product: Product = {
        id: given.id ?? account.id('prod'),
        object: 'product',
        created: now,
        livemode: false,
        active: given.active ?? true,
        name: given.name!,
        description: given.description ?? null,
        metadata: given.metadata ?? {},
        updated: now,
      };
      if (account.products.find(product.id))
        throw ApiError.invalid('Product already exists.', 'resource_already_exists', 'id');
      account.record('product.created', account.products.add(product));
      return product;
    },
  ),

  route('GET', '/v1/products/:id', {}, [], ({ account, path }) => account.products.get(path.id!)),

  route('GET', '/v1/products', { ...PAGE, ...CREATED, active: boolean }, [], (call) => {
    const { account, given, url } = call;
    const found = account.products.all(({ active }) => active === (given.active ?? active));
    return pageOf(url, found, given);
  }),

  route(
    'POST',
    '/v1/prices',
    {
      active: boolean,
      billing_scheme: oneOf('per_unit'),
      currency: text,
      lookup_key: text,
      metadata,
      nickname: text,
      product: text,
      recurring: objectOf(RECURRING, 'interval'),
      unit_amount: integer,
      unit_amount_decimal: decimal,
    },
    ['currency', 'product'],
    ({ account, given }) => {
      const product = account.products.get(given.product!, 'product');
      const amount = given.unit_amount_decimal ?? given.unit_amount?.toString();
      if (amount === undefined) throw ApiError.missingParameter('unit_amount');
      const price: Price = {
        id: account.id('price'),
        object: 'price',
        created: account.clock.now(),
        livemode: false,
        active: given.active ?? true,
        billing_scheme: 'per_unit',
        currency: given.currency!.toLowerCase(),
        lookup_key: given.lookup_key ?? null,
        metadata: given.metadata ?? {},
        nickname: given.nickname ?? null,
        product: product.id,
        recurring: given.recurring ? recurring(account, given.recurring) : null,
        tiers_mode: null,
        type: given.recurring ? 'recurring' : 'one_time',
        unit_amount: Number.isInteger(Number(amount)) ? Number(amount) : null,
        unit_amount_decimal: amount,
      };
      account.record('price.created', account.prices.add(price));
      return price;
    },
  ),

  route('GET', '/v1/prices/:id', {}, [], ({ account, path }) => account.prices.get(path.id!)),

  route(
    'POST',
    '/v1/prices/:id',
    { active: boolean, lookup_key: text, metadata, nickname: text },
    [],
    ({ account, path, given: { metadata: named, ...plain } }) => {
      const price = Object.assign(account.prices.get(path.id!), plain);
      if (named) price.metadata = merged(price.metadata, named);
      account.record('price.updated', price);
      return price;
    },
  ),

  route(
    'GET',
    '/v1/prices',
    { ...PAGE, ...CREATED, active: boolean, lookup_keys: listOf(text), product: text },
    [],
    ({ account, url, given }) => {
      const found = account.prices.all(
        (price) =>
          price.active === (given.active ?? price.active) &&
          price.product === (given.product ?? price.product) &&
          (given.lookup_keys?.includes(price.lookup_key ?? '') ?? true),
      );
      return pageOf(url, found, given);
    },
  ),
];

/** Metered prices need a meter since the version of March 2025. */
function recurring(
  account: Account,
  given: Partial<Record<keyof typeof RECURRING, unknown>>,
): Recurring {
  const usage = (given.usage_type as Recurring['usage_type'] | undefined) ?? 'licensed';
  const meter = (given.meter as string | undefined) ?? null;
  if (usage === 'metered' && !meter) throw ApiError.missingParameter('recurring[meter]');
  if (meter) account.meters.get(meter, 'recurring[meter]');
  return {
    interval: given.interval as Recurring['interval'],
    interval_count: (given.interval_count as number | undefined) ?? 1,
    usage_type: usage,
    meter,
    trial_period_days: null,
  };
}
