import type { Account } from './account/account.js';
import type { Meter } from './account/meter-objects.js';
import type { Price, Recurring } from './account/objects.js';

export const DEMO_METER_EVENT = 'message_segments';

/** Adds what is configured in Stripe's dashboard: a meter, a product, and for each plan a flat and a metered price. */
export function addDemoCatalogue(account: Account): void {
  const created = account.clock.now();
  const base = { created, livemode: false as const };
  const meter: Meter = {
    ...base,
    id: 'mtr_demo_segments',
    object: 'billing.meter',
    customer_mapping: { event_payload_key: 'stripe_customer_id', type: 'by_id' },
    default_aggregation: { formula: 'sum' },
    display_name: 'Message segments',
    event_name: DEMO_METER_EVENT,
    event_time_window: null,
    status: 'active',
    status_transitions: { deactivated_at: null },
    updated: created,
    value_settings: { event_payload_key: 'value' },
  };
  account.meters.add(meter);
  const product = { active: true, description: null, metadata: {}, updated: created };
  account.products.add({
    ...base,
    ...product,
    id: 'prod_demo',
    object: 'product',
    name: 'CallManager',
  });
  const price = (id: string, nickname: string, cents: string, recurring: Recurring): Price => ({
    ...base,
    id,
    object: 'price',
    active: true,
    billing_scheme: 'per_unit',
    currency: 'usd',
    lookup_key: id.replace('price_', ''),
    metadata: {},
    nickname,
    product: 'prod_demo',
    recurring,
    tiers_mode: null,
    type: 'recurring',
    unit_amount: Number.isInteger(Number(cents)) ? Number(cents) : null,
    unit_amount_decimal: cents,
  });
  for (const [interval, cents] of [
    ['month', '9900'],
    ['year', '99000'],
  ] as const) {
    const flat: Recurring = {
      interval,
      interval_count: 1,
      usage_type: 'licensed',
      meter: null,
      trial_period_days: null,
    };
    account.prices.add(
      price(`price_demo_${interval}`, `CallManager, each ${interval}`, cents, flat),
    );
    const metered: Recurring = { ...flat, usage_type: 'metered', meter: meter.id };
    account.prices.add(
      price(`price_demo_${interval}_segments`, 'Message segments', '1.5', metered),
    );
  }
}
