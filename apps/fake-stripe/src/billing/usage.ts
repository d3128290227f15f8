import type { Account } from '../account/account.js';
import type { Meter, MeterEvent } from '../account/meter-objects.js';

/** The meter's sum for a customer, from `start` to before `end`. */
export function usageOf(
  account: Account,
  meter: Meter,
  customerId: string,
  start: number,
  end: number,
): number {
  const now = account.now(customerId);
  const events = eventsOf(account, meter, customerId).filter(
    ({ timestamp, created }) =>
      timestamp >= start && timestamp < end && created + account.settings.meterDelay <= now,
  );
  const values = events.map(({ payload }) =>
    Number(payload[meter.value_settings.event_payload_key]),
  );
  if (meter.default_aggregation.formula === 'count') return events.length;
  if (meter.default_aggregation.formula === 'last') return values.at(-1) ?? 0;
  return values.reduce((sum, value) => sum + value, 0);
}

function eventsOf(account: Account, meter: Meter, customerId: string): MeterEvent[] {
  return account.meterEvents.filter(
    ({ event_name, payload }) =>
      event_name === meter.event_name &&
      payload[meter.customer_mapping.event_payload_key] === customerId,
  );
}
