/** The properties of a `stripe` error that decide. */
export interface StripeFailure {
  /** Name of the class: `StripeCardError`. */
  type?: string;
  code?: string;
  statusCode?: number;
  message?: string;
}

/**
 * | kind        | what is done |
 * | ----------- | ------------ |
 * | `tell`      | the user who acted reads the message |
 * | `retry`     | the task is tried again; a user reads the message |
 * | `alert`     | administrators are told, since only they can fix it; a user reads the message |
 * | `duplicate` | it was done before: success |
 * | `gone`      | the object does not exist any more: our copy is read again |
 */
export interface FailureDecision {
  kind: 'tell' | 'retry' | 'alert' | 'duplicate' | 'gone';
  /** For users; without ids, keys and Stripe's own text. */
  message: string;
}

const LATER = 'The payment service cannot be reached right now. Please try again in a few minutes.';
const OURS = 'The payment service refused us. We have been told and will look after it.';

const BY_TYPE: Readonly<Record<string, FailureDecision>> = {
  StripeConnectionError: { kind: 'retry', message: LATER },
  StripeAPIError: { kind: 'retry', message: LATER },
  StripeRateLimitError: { kind: 'retry', message: LATER },
  RateLimitError: { kind: 'retry', message: LATER },
  TemporarySessionExpiredError: { kind: 'retry', message: LATER },
  StripeAuthenticationError: { kind: 'alert', message: OURS },
  StripePermissionError: { kind: 'alert', message: OURS },
  StripeIdempotencyError: { kind: 'alert', message: OURS },
  StripeInvalidRequestError: { kind: 'alert', message: OURS },
  StripeSignatureVerificationError: { kind: 'alert', message: 'The signature does not fit.' },
};

const DECLINES: Readonly<Record<string, string>> = {
  card_declined: 'The card was declined. Please use another one, or ask your bank.',
  expired_card: 'The card has expired. Please use another one.',
  insufficient_funds: 'The card has insufficient funds. Please use another one.',
  incorrect_cvc: 'The security code of the card is wrong. Please check it.',
  incorrect_number: 'The number of the card is wrong. Please check it.',
  processing_error: 'The card could not be charged just now. Please try again.',
  authentication_required:
    'Your bank wants you to confirm this payment. Please pay the invoice yourself.',
};

/** Every failure ends in a message, another attempt, or a report to administrators. */
export function decideFailure(failure: StripeFailure): FailureDecision {
  const { type = '', code = '', statusCode = 0, message = '' } = failure;
  if (type === 'StripeCardError' || statusCode === 402) {
    const said = Object.hasOwn(DECLINES, code) ? DECLINES[code]! : DECLINES['card_declined']!;
    return { kind: 'tell', message: said };
  }
  if (message.startsWith('An event already exists with identifier'))
    return { kind: 'duplicate', message: 'This usage was counted before.' };
  if (code === 'resource_missing' || statusCode === 404)
    return { kind: 'gone', message: 'This is not there any more. Please reload the page.' };
  if (code === 'idempotency_key_in_use' || statusCode === 409 || code === 'lock_timeout')
    return { kind: 'retry', message: 'This is being done already. Please wait a moment.' };
  if (code === 'rate_limit' || statusCode === 429 || statusCode >= 500)
    return { kind: 'retry', message: LATER };
  return Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type]! : { kind: 'alert', message: OURS };
}
