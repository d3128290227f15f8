import { Injectable } from '@nestjs/common';
import { StripeClientService } from '../stripe/stripe-client.service.js';
import { readEvent, type ReceivedEvent } from './read-event.js';

const TOLERANCE_SECONDS = 300;

/** Distinguishes Stripe's events from anybody else's. */
@Injectable()
export class StripeSignatureService {
  constructor(private readonly stripe: StripeClientService) {}

  /**
   * Verifies a snapshot or thin event with each of the configured secrets; signatures are good for five minutes.
   *
   * @param body as it came, byte by byte
   * @param signature the header `Stripe-Signature`
   * @returns null: no secret fits, the header is no signature, or it is too old
   * @throws BillingNotConfigured
   * @throws Invalid the signature is right, and the body is no event
   */
  verify(body: Buffer, signature: string): ReceivedEvent | null {
    const { webhookSecrets } = this.stripe.assertConfigured();
    const isSigned = webhookSecrets.some((secret) => this.isSignedWith(secret, body, signature));
    return isSigned ? readEvent(body) : null;
  }

  /** The package throws errors of several kinds for a header that is no signature. */
  private isSignedWith(secret: string, body: Buffer, signature: string): boolean {
    try {
      return this.stripe.client.webhooks.signature!.verifyHeader(
        body,
        signature,
        secret,
        TOLERANCE_SECONDS,
      );
    } catch {
      return false;
    }
  }
}
