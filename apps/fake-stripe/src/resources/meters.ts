import type { Meter } from '../account/meter-objects.js';
import { usageOf } from '../billing/usage.js';
import { ApiError } from '../http/api-error.js';
import { PAGE, wholeList } from '../http/lists.js';
import { integer, objectOf, oneOf, text } from '../http/parameters.js';
import { pageOf } from '../http/lists.js';
import { route } from './routes.js';
import { existing } from './customers.js';

const SECONDS = { day: 86_400, hour: 3600, whole: 60 };

export const meterRoutes = [
  route(
    'POST',
    '/v1/billing/meters',
    {
      customer_mapping: objectOf({ event_payload_key: text, type: oneOf('by_id') }),
      default_aggregation: objectOf({ formula: oneOf('sum', 'count', 'last') }, 'formula'),
      display_name: text,
      event_name: text,
      value_settings: objectOf({ event_payload_key: text }),
    },
    ['default_aggregation', 'display_name', 'event_name'],
    ({ account, given }) => {
      const name = given.event_name!;
      const taken = account.meters.all((one) => one.event_name === name && one.status === 'active');
      if (taken.length > 0)
        throw ApiError.invalid(`There is already an active meter with the event name ${name}.`);
      const now = account.clock.now();
      const meter: Meter = {
        id: account.id('mtr_test'),
        object: 'billing.meter',
        created: now,
        livemode: false,
        customer_mapping: {
          event_payload_key: given.customer_mapping?.event_payload_key ?? 'stripe_customer_id',
          type: 'by_id',
        },
        default_aggregation: { formula: given.default_aggregation!.formula! },
        display_name: given.display_name!,
        event_name: name,
        event_time_window: null,
        status: 'active',
        status_transitions: { deactivated_at: null },
        updated: now,
        value_settings: { event_payload_key: given.value_settings?.event_payload_key ?? 'value' },
      };
      account.record('billing.meter.created', account.meters.add(meter));
      return meter;
    },
  ),

  route('GET', '/v1/billing/meters/:id', {}, [], ({ account, path }) =>
    account.meters.get(path.id!),
  ),

  route(
    'GET',
    '/v1/billing/meters',
    { ...PAGE, status: oneOf('active', 'inactive') },
    [],
    ({ account, url, given }) =>
      pageOf(
        url,
        account.meters.all(({ status }) => status === (given.status ?? status)),
        given,
      ),
  ),

  route('POST', '/v1/billing/meters/:id/deactivate', {}, [], ({ account, path }) => {
    const meter = account.meters.get(path.id!);
    meter.status = 'inactive';
    meter.status_transitions.deactivated_at = account.clock.now();
    account.record('billing.meter.deactivated', meter);
    return meter;
  }),

  route('POST', '/v1/billing/meters/:id/reactivate', {}, [], ({ account, path }) => {
    const meter = account.meters.get(path.id!);
    meter.status = 'active';
    meter.status_transitions.deactivated_at = null;
    account.record('billing.meter.reactivated', meter);
    return meter;
  }),

  route(
    'GET',
    '/v1/billing/meters/:id/event_summaries',
    {
      ...PAGE,
      customer: text,
      end_time: integer,
      start_time: integer,
      value_grouping_window: oneOf('day', 'hour'),
    },
    ['customer', 'end_time', 'start_time'],
    ({ account, path, url, given }) => {
      const meter = account.meters.get(path.id!);
      const customer = existing(account, given.customer!, 'customer').id;
      const [start, end] = [given.start_time!, given.end_time!];
      const step = SECONDS[given.value_grouping_window ?? 'whole'];
      for (const [name, instant] of Object.entries({ start_time: start, end_time: end })) {
        if (instant % step !== 0)
          throw ApiError.invalid(
            `${name} must align with ${step === 60 ? 'minute' : given.value_grouping_window} boundaries.`,
            undefined,
            name,
          );
      }
      if (end <= start)
        throw ApiError.invalid('end_time must be after start_time.', undefined, 'end_time');
      const summary = (from: number, to: number) => ({
        id: `mtrusg_${meter.id}_${customer}_${from}_${to}`,
        object: 'billing.meter_event_summary',
        aggregated_value: usageOf(account, meter, customer, from, to),
        end_time: to,
        livemode: false,
        meter: meter.id,
        start_time: from,
      });
      if (!given.value_grouping_window) return wholeList(url, [summary(start, end)]);
      const windows = Array.from({ length: (end - start) / step }, (_, index) =>
        summary(start + index * step, start + (index + 1) * step),
      );
      return pageOf(
        url,
        windows.filter(({ aggregated_value: value }) => value !== 0),
        given,
      );
    },
  ),
];
