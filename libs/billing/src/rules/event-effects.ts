/**
 * What an event of Stripe makes us read again. Only the customer is taken from its body: a stale or repeated event
 * reads the current state.
 *
 * | effect         | what is read again |
 * | -------------- | ------------------ |
 * | `subscription` | the customer's subscriptions and open invoices |
 * | `customer`     | the customer, and as with `subscription` |
 * | `card`         | the customer's cards |
 * | `charge`       | the dispute or refund and its charge; administrators are told |
 * | `meter`        | the report of the meter; the named events are sent again or listed |
 * | `kept`         | nothing: the event is only stored |
 */
export type EventEffect = 'subscription' | 'customer' | 'card' | 'charge' | 'meter' | 'kept';

const EFFECTS: Readonly<Record<string, EventEffect>> = {
  'checkout.session.completed': 'subscription',
  'checkout.session.expired': 'subscription',
  'customer.subscription.created': 'subscription',
  'customer.subscription.updated': 'subscription',
  'customer.subscription.deleted': 'subscription',
  'customer.subscription.paused': 'subscription',
  'customer.subscription.resumed': 'subscription',
  'customer.subscription.trial_will_end': 'subscription',
  'invoice.finalized': 'subscription',
  'invoice.paid': 'subscription',
  'invoice.payment_succeeded': 'subscription',
  'invoice.payment_failed': 'subscription',
  'invoice.payment_action_required': 'subscription',
  'invoice.voided': 'subscription',
  'invoice.marked_uncollectible': 'subscription',
  'customer.updated': 'customer',
  'customer.deleted': 'customer',
  'customer.source.expiring': 'card',
  'payment_method.attached': 'card',
  'payment_method.detached': 'card',
  'payment_method.updated': 'card',
  'payment_method.automatically_updated': 'card',
  'charge.dispute.created': 'charge',
  'charge.dispute.updated': 'charge',
  'charge.dispute.closed': 'charge',
  'charge.refunded': 'charge',
  'refund.created': 'charge',
  'refund.updated': 'charge',
  'refund.failed': 'charge',
  'v1.billing.meter.error_report_triggered': 'meter',
  'v1.billing.meter.no_meter_found': 'meter',
};

/** Kinds to select in Stripe's dashboard. */
export const HANDLED_EVENTS = Object.keys(EFFECTS);

export function effectOf(type: string): EventEffect {
  return Object.hasOwn(EFFECTS, type) ? EFFECTS[type]! : 'kept';
}

/** The customer that the event's object is or names; null when it names none. */
export function customerOf(object: unknown): string | null {
  if (typeof object !== 'object' || object === null) return null;
  const { object: kind, id, customer } = object as Record<string, unknown>;
  const found = kind === 'customer' ? id : idOf(customer);
  return typeof found === 'string' && found.startsWith('cus_') ? found : null;
}

/** The charge of a dispute or refund, or the charge itself; its customer has to be read from Stripe. */
export function chargeOf(object: unknown): string | null {
  if (typeof object !== 'object' || object === null) return null;
  const { object: kind, id, charge } = object as Record<string, unknown>;
  const found = kind === 'charge' ? id : idOf(charge);
  return typeof found === 'string' ? found : null;
}

/** Stripe sends an id or the whole object. */
function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : value;
}
