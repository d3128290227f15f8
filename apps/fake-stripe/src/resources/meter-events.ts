import type { Account } from '../account/account.js';
import type { MeterEvent } from '../account/meter-objects.js';
import { ApiError } from '../http/api-error.js';
import { integer, metadata, objectOf, oneOf, text } from '../http/parameters.js';
import { route } from './routes.js';

const DAY = 86_400;
const OLDEST = 35 * DAY;
const FARTHEST = 300;

/** Identifiers with their time of arrival; Stripe forgets them after a day. */
const known = new WeakMap<Account, Map<string, number>>();

export const meterEventRoutes = [
  route(
    'POST',
    '/v1/billing/meter_events',
    { event_name: text, identifier: text, payload: metadata, timestamp: integer },
    ['event_name', 'payload'],
    ({ account, given }) => {
      const now = account.now(given.payload!.stripe_customer_id);
      const event: MeterEvent = {
        identifier: given.identifier ?? account.id('mtrevt'),
        object: 'billing.meter_event',
        created: now,
        livemode: false,
        event_name: given.event_name!,
        payload: given.payload!,
        timestamp: given.timestamp ?? now,
      };
      refuseWrongTime(event, now);
      refuseKnown(account, event, now);
      accept(account, event);
      return event;
    },
  ),

  route(
    'POST',
    '/v1/billing/meter_event_adjustments',
    {
      cancel: objectOf({ identifier: text }, 'identifier'),
      event_name: text,
      type: oneOf('cancel'),
    },
    ['cancel', 'event_name', 'type'],
    ({ account, given }) => {
      const identifier = given.cancel!.identifier!;
      const now = account.clock.now();
      const found = account.meterEvents.find(
        (one) =>
          one.identifier === identifier &&
          one.event_name === given.event_name &&
          one.created + DAY > now,
      );
      if (!found) throw ApiError.noSuch('meter event', identifier, 'cancel[identifier]');
      account.meterEvents = account.meterEvents.filter((one) => one !== found);
      return {
        object: 'billing.meter_event_adjustment',
        cancel: { identifier },
        event_name: given.event_name,
        livemode: false,
        status: 'pending',
        type: 'cancel',
      };
    },
  ),
];

function refuseWrongTime({ timestamp }: MeterEvent, now: number): void {
  if (timestamp < now - OLDEST)
    throw ApiError.invalid(
      'The timestamp must be within the past 35 calendar days.',
      'timestamp_too_far_in_past',
      'timestamp',
    );
  if (timestamp > now + FARTHEST)
    throw ApiError.invalid(
      'The timestamp must be at most 5 minutes in the future.',
      'timestamp_in_future',
      'timestamp',
    );
}

function refuseKnown(account: Account, { identifier }: MeterEvent, now: number): void {
  const seen = known.get(account) ?? new Map<string, number>();
  known.set(account, seen);
  const at = seen.get(identifier);
  if (at !== undefined && at + DAY > now)
    throw ApiError.invalid(`An event already exists with identifier ${identifier}.`);
  seen.set(identifier, now);
}

/** Stripe accepts an event first and checks it later: errors come back as a thin event. */
function accept(account: Account, event: MeterEvent): void {
  const meters = account.meters.all(({ event_name: name }) => name === event.event_name);
  const meter = meters.find(({ status }) => status === 'active') ?? meters[0];
  if (!meter) {
    const message = `No meter found for event name ${event.event_name}.`;
    account.recordThin(
      'v1.billing.meter.no_meter_found',
      null,
      report(account, 'no_meter', message, event.identifier),
    );
    return;
  }
  const fault = faultOf(account, event, meter);
  if (!fault) {
    account.meterEvents.push(event);
    return;
  }
  const related = { id: meter.id, type: 'billing.meter', url: `/v1/billing/meters/${meter.id}` };
  const data = report(account, fault.code, fault.message, event.identifier);
  account.recordThin('v1.billing.meter.error_report_triggered', related, data);
}

function faultOf(
  account: Account,
  event: MeterEvent,
  meter: {
    status: string;
    customer_mapping: { event_payload_key: string };
    value_settings: { event_payload_key: string };
  },
): { code: string; message: string } | null {
  const customer = event.payload[meter.customer_mapping.event_payload_key];
  const value = event.payload[meter.value_settings.event_payload_key] ?? '';
  if (meter.status !== 'active')
    return { code: 'archived_meter', message: 'The meter is archived.' };
  if (!customer)
    return { code: 'meter_event_no_customer_defined', message: 'No customer is given.' };
  const found = account.customers.find(customer);
  if (!found || found.deleted)
    return {
      code: 'meter_event_customer_not_found',
      message: `Customer ${customer} was not found.`,
    };
  if (!/^-?\d+(\.\d+)?$/.test(value))
    return { code: 'meter_event_invalid_value', message: 'The value is not a number.' };
  if (value.replace(/\D/g, '').length > 15)
    return { code: 'meter_event_value_too_many_digits', message: 'The value has too many digits.' };
  return null;
}

/** The `data` of a report; `error_count` is one here, since every event is reported by itself. */
function report(
  account: Account,
  code: string,
  message: string,
  identifier: string,
): Record<string, unknown> {
  const at = new Date(account.clock.now() * 1000).toISOString();
  return {
    developer_message_summary: `There is 1 invalid event: ${message}`,
    reason: {
      error_count: 1,
      error_types: [
        {
          code,
          error_count: 1,
          sample_errors: [{ error_message: message, request: { identifier } }],
        },
      ],
    },
    validation_start: at,
    validation_end: at,
  };
}
