import { Inject, Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { CONFIGURATION, type Configuration, type StripeSettings } from '#libs/platform';
import { BillingNotConfigured, PaymentServiceFailed } from '../billing.errors.js';
import { decideFailure, type StripeFailure } from '../rules/stripe-failures.js';

/** Milliseconds until a call of Stripe counts as failed: a person waits for some of them. */
const TIMEOUT = 15_000;

/** The one client of Stripe. Its version pins the version of the API. */
@Injectable()
export class StripeClientService {
  /** Null: there are no keys. */
  readonly settings: StripeSettings | null;
  private readonly stripe: Stripe | null;

  constructor(@Inject(CONFIGURATION) { billing }: Configuration) {
    this.settings = billing.stripe;
    this.stripe = billing.stripe && clientOf(billing.stripe);
  }

  /** @throws BillingNotConfigured */
  get client(): Stripe {
    if (!this.stripe) throw new BillingNotConfigured();
    return this.stripe;
  }

  /** @throws BillingNotConfigured */
  assertConfigured(): StripeSettings {
    if (!this.settings) throw new BillingNotConfigured();
    return this.settings;
  }

  /**
   * A call that a person waits for.
   *
   * @throws BillingNotConfigured
   * @throws PaymentServiceFailed with a sentence for them
   */
  async forPerson<T>(call: (stripe: Stripe) => Promise<T>): Promise<T> {
    const { client } = this;
    try {
      return await call(client);
    } catch (error) {
      if (error instanceof Stripe.errors.StripeError)
        throw new PaymentServiceFailed(decideFailure(failureOf(error)));
      throw error;
    }
  }
}

/** What decides of an error of the package; null: it is none. */
export function stripeFailureOf(error: unknown): StripeFailure | null {
  return error instanceof Stripe.errors.StripeError ? failureOf(error) : null;
}

function failureOf({ type, code, statusCode, message }: Stripe.errors.StripeError): StripeFailure {
  return { type, code, statusCode, message };
}

function clientOf({ secretKey, apiUrl }: StripeSettings): Stripe {
  const elsewhere = apiUrl ? new URL(apiUrl) : null;
  return new Stripe(secretKey, {
    maxNetworkRetries: 1,
    timeout: TIMEOUT,
    telemetry: false,
    appInfo: { name: 'CallManager' },
    ...(elsewhere && {
      host: elsewhere.hostname,
      port: elsewhere.port || (elsewhere.protocol === 'https:' ? 443 : 80),
      protocol: elsewhere.protocol === 'https:' ? 'https' : 'http',
    }),
  });
}
