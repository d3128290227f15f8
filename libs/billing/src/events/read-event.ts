import { Invalid } from '#libs/kernel';
import { chargeOf, customerOf } from '../rules/event-effects.js';

/** What we keep of an event: ids, and nothing of its contents. */
export interface ReceivedEvent {
  stripeId: string;
  type: string;
  thin: boolean;
  happenedAt: Date;
  customerId: string | null;
  chargeId: string | null;
}

const ID = /^[a-z0-9_]{1,20}_[A-Za-z0-9_]{1,200}$/;
const TYPE = /^[a-z0-9_.]{1,200}$/;
const OF_CHARGE = /dispute|refund|charge/;

/**
 * Reads a snapshot or thin event of Stripe.
 *
 * @param body as it came; its signature was verified
 * @throws Invalid naming the member that no event has this way
 */
export function readEvent(body: Buffer): ReceivedEvent {
  const event = jsonObject(body);
  const thin = event['object'] === 'v2.core.event';
  if (!thin && event['object'] !== 'event') throw wrong('object');
  const { id, type, created, data } = event;
  if (typeof id !== 'string' || !ID.test(id)) throw wrong('id');
  if (typeof type !== 'string' || !TYPE.test(type)) throw wrong('type');
  const happenedAt = instantOf(created, thin);
  const object = thin ? null : objectOf(data);
  return {
    stripeId: id,
    type,
    thin,
    happenedAt,
    customerId: customerOf(object),
    chargeId: OF_CHARGE.test(type) ? chargeOf(object) : null,
  };
}

function jsonObject(body: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    throw wrong('body');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong('body');
  return value as Record<string, unknown>;
}

/** Seconds since 1970, or ISO 8601 in thin events. */
function instantOf(created: unknown, thin: boolean): Date {
  const isReadable = thin ? typeof created === 'string' : Number.isSafeInteger(created);
  const instant = new Date(thin ? String(created) : Number(created) * 1000);
  const year = isReadable ? instant.getUTCFullYear() : NaN;
  if (!(year >= 2000 && year < 3000)) throw wrong('created');
  return instant;
}

function objectOf(data: unknown): unknown {
  const object: unknown =
    typeof data === 'object' && data !== null ? (data as { object?: unknown }).object : null;
  if (typeof object !== 'object' || object === null) throw wrong('data');
  return object;
}

function wrong(member: string): Invalid {
  return Invalid.field(member, 'This is no event of Stripe.', 'billing.unreadable_event');
}
