import Stripe from 'stripe';
import type { Event, ThinEvent } from '../account/event-objects.js';
import { presented } from '../account/presented.js';

export interface SignedPayload {
  body: string;
  headers: Record<string, string>;
}

/** The body that an endpoint receives: a whole event, or the notification of a thin one. */
export function payloadOf(event: Event | ThinEvent): string {
  if (event.object === 'event') return JSON.stringify(presented(event), null, 2);
  const { data: _data, changes: _changes, ...notification } = event;
  return JSON.stringify(notification);
}

/**
 * @param secrets two during a rotation: the header then has a signature by each
 * @param timestamp seconds
 */
export function signed(
  payload: string,
  secrets: readonly string[],
  timestamp = Math.floor(Date.now() / 1000),
): SignedPayload {
  const signatures = secrets.map((secret) => {
    const header = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
    return header.slice(header.indexOf('v1='));
  });
  return {
    body: payload,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Stripe-Signature': [`t=${timestamp}`, ...signatures].join(','),
      'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    },
  };
}
