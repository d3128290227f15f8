import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type Stripe from 'stripe';
import { CONFIGURATION, type Configuration, type StripeSettings, UnitOfWork } from '#libs/platform';
import { BillingAlertService } from '../alerts/billing-alert.service.js';
import { BillingNotConfigured, paymentServiceError } from '../billing.errors.js';
import { decideFailure, type StripeFailure } from '../rules/stripe-failures.js';
import { createStripeClient } from './create-stripe-client.js';

/** The client of Stripe. The package's version pins the version of the API. */
@Injectable()
export class StripeClientService implements OnModuleInit {
  /** Null: there are no keys. */
  readonly settings: StripeSettings | null;
  private stripe: Stripe | null = null;
  /** An earlier process may have reported it. */
  private mayKeyBeRefused = true;

  constructor(
    @Inject(CONFIGURATION) { billing }: Configuration,
    private readonly unitOfWork: UnitOfWork,
    private readonly alerts: BillingAlertService,
  ) {
    this.settings = billing.stripe;
  }

  /** Processes without keys do not load the package. */
  async onModuleInit(): Promise<void> {
    if (this.settings) this.stripe = await createStripeClient(this.settings);
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
   * A call that a user waits for.
   *
   * @throws BillingNotConfigured
   * @throws PaymentServiceRefused, PaymentServiceAway with a sentence for the user
   */
  async forPerson<T>(call: (stripe: Stripe) => Promise<T>): Promise<T> {
    const { client } = this;
    try {
      const answer = await call(client);
      await this.noteAnswer();
      return answer;
    } catch (error) {
      const failure = stripeFailureOf(error);
      if (!failure) throw error;
      const decision = decideFailure(failure);
      if (decision.kind === 'alert') await this.alert(failure, 'a visit to the billing pages');
      throw paymentServiceError(decision);
    }
  }

  /**
   * A call of a task: it is tried again, and administrators hear of what only they can mend.
   *
   * @param during what is done, for administrators
   */
  async forTask<T>(during: string, run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      const failure = stripeFailureOf(error);
      if (!failure) throw error;
      const { kind } = decideFailure(failure);
      if (kind === 'alert') await this.alert(failure, during);
      throw kind === 'retry'
        ? withoutStack(withoutKeys(error as Error))
        : withoutKeys(error as Error);
    }
  }

  /** Stripe has answered, so the key is right: alerts about it close themselves. */
  async noteAnswer(): Promise<void> {
    if (!this.mayKeyBeRefused) return;
    this.mayKeyBeRefused = false;
    await this.unitOfWork.asSystem((work) => this.alerts.clear(work, `refused ${WRONG_KEY}`));
  }

  private async alert({ type = 'unknown' }: StripeFailure, during: string): Promise<void> {
    if (type === WRONG_KEY) this.mayKeyBeRefused = true;
    await this.unitOfWork.asSystem((work) => this.alerts.raiseRefusal(work, type, during));
  }
}

const WRONG_KEY = 'StripeAuthenticationError';
/** Names of the package's error classes, which each error carries as its `type`. */
const ERROR_TYPE = /^(Stripe\w*|RateLimit|TemporarySessionExpired)Error$/;

/** The deciding properties of an error of the package; null: it is another error. */
export function stripeFailureOf(error: unknown): StripeFailure | null {
  if (!(error instanceof Error)) return null;
  const { type, code, statusCode, message } = error as Error & StripeFailure;
  return typeof type === 'string' && ERROR_TYPE.test(type)
    ? { type, code, statusCode, message }
    : null;
}

/** It passes, and a burst of them would fill the log. */
function withoutStack(error: Error): Error {
  error.stack = `${error.name}: ${error.message}`;
  return error;
}

/** Stripe repeats the end of a wrong key in its message, which reaches the log. */
function withoutKeys(error: Error): Error {
  error.message = error.message.replace(/\b[srp]k_\w+[*\w]*/g, '…');
  return error;
}
