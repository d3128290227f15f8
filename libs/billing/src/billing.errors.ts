import { Conflict, Invalid, Unavailable } from '#libs/kernel';
import type { FailureDecision } from './rules/stripe-failures.js';

/** There are no Stripe keys: nothing is restricted, and nothing can be paid. */
export class BillingNotConfigured extends Conflict {
  constructor() {
    super(
      'billing.not_configured',
      'Billing is not set up on this server: nothing has to be paid, and nothing is restricted.',
    );
  }
}

/** Stripe refused a request. The message repeats nothing of Stripe's. */
export class PaymentServiceRefused extends Conflict {
  constructor(decision: FailureDecision) {
    super(`billing.${decision.kind}`, decision.message);
  }
}

/** Seconds after which Stripe can be tried again. */
const RETRY_AFTER_SECONDS = 30;

/** Stripe did not answer, or has too much to do: it passes. */
export class PaymentServiceAway extends Unavailable {
  constructor({ message }: FailureDecision) {
    super('billing.retry', message, RETRY_AFTER_SECONDS);
  }
}

/** The error of a user for a failure of Stripe. */
export function paymentServiceError(
  decision: FailureDecision,
): PaymentServiceRefused | PaymentServiceAway {
  return decision.kind === 'retry'
    ? new PaymentServiceAway(decision)
    : new PaymentServiceRefused(decision);
}

export class UnknownPlan extends Invalid {
  constructor() {
    const sentence = 'There is no such plan.';
    super('billing.unknown_plan', sentence, { plan: sentence });
  }
}

/** The company has a subscription already. */
export class AlreadySubscribed extends Conflict {
  constructor() {
    super(
      'billing.already_subscribed',
      'The company has a subscription already. Change or end it in the billing portal.',
    );
  }
}

/** The company has no customer at Stripe, so that the portal has nothing to show. */
export class NeverSubscribed extends Conflict {
  constructor() {
    super('billing.never_subscribed', 'There is no subscription yet. Choose a plan first.');
  }
}
