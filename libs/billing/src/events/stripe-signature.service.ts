import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { chargeOf, customerOf } from '../rules/event-effects.js';
import { StripeClientService, stripeFailureOf } from '../stripe/stripe-client.service.js';

/** The stored part of an event: ids, and nothing of its contents. */
export interface ReceivedEvent {
  stripeId: string;
  type: string;
  thin: boolean;
  happenedAt: Date;
  customerId: string | null;
  chargeId: string | null;
}

/** Verifies that an event comes from Stripe. */
@Injectable()
export class StripeSignatureService {
  constructor(private readonly stripe: StripeClientService) {}

  /**
   * Verifies a snapshot or thin event with each of the configured secrets; signatures are good for five minutes.
   *
   * @param body as it came, byte by byte
   * @param signature the header `Stripe-Signature`
   * @returns null: no secret fits, or it is too old
   * @throws BillingNotConfigured
   */
  verify(body: Buffer, signature: string): ReceivedEvent | null {
    const { webhookSecrets } = this.stripe.assertConfigured();
    for (const secret of webhookSecrets) {
      const event = this.verifyWith(secret, body, signature);
      if (event) return event;
    }
    return null;
  }

  private verifyWith(secret: string, body: Buffer, signature: string): ReceivedEvent | null {
    const { client } = this.stripe;
    try {
      return isThin(body)
        ? thinEvent(client.parseEventNotification(body, signature, secret))
        : snapshotEvent(client.webhooks.constructEvent(body, signature, secret));
    } catch (error) {
      if (stripeFailureOf(error)?.type === 'StripeSignatureVerificationError') return null;
      throw error;
    }
  }
}

/** Thin events have a type member of their own; a body that is no JSON fails the signature check. */
function isThin(body: Buffer): boolean {
  try {
    return (JSON.parse(body.toString()) as { object?: unknown }).object === 'v2.core.event';
  } catch {
    return false;
  }
}

function thinEvent(event: { id: string; type: string; created: string }): ReceivedEvent {
  return {
    stripeId: event.id,
    type: event.type,
    thin: true,
    happenedAt: new Date(event.created),
    customerId: null,
    chargeId: null,
  };
}

function snapshotEvent(event: Stripe.Event): ReceivedEvent {
  const { object } = event.data;
  return {
    stripeId: event.id,
    type: event.type,
    thin: false,
    happenedAt: new Date(event.created * 1000),
    customerId: customerOf(object),
    chargeId: /dispute|refund|charge/.test(event.type) ? chargeOf(object) : null,
  };
}
