import fc from 'fast-check';
import Stripe from 'stripe';
import { decideFailure, type StripeFailure } from './stripe-failures.js';

describe('failures of Stripe', () => {
  it.each`
    type                           | code                        | status | kind       | because
    ${'StripeCardError'}           | ${'card_declined'}          | ${402} | ${'tell'}  | ${'only the owner has another card'}
    ${'StripeCardError'}           | ${'expired_card'}           | ${402} | ${'tell'}  | ${'the same'}
    ${'StripeCardError'}           | ${'a_new_code'}             | ${402} | ${'tell'}  | ${'the same'}
    ${'StripeConnectionError'}     | ${''}                       | ${0}   | ${'retry'} | ${'the network'}
    ${'StripeAPIError'}            | ${''}                       | ${500} | ${'retry'} | ${'their server'}
    ${'StripeAPIError'}            | ${''}                       | ${503} | ${'retry'} | ${'their server'}
    ${'StripeRateLimitError'}      | ${'rate_limit'}             | ${429} | ${'retry'} | ${'we were too fast'}
    ${'StripeInvalidRequestError'} | ${'lock_timeout'}           | ${400} | ${'retry'} | ${'somebody else has the object'}
    ${'StripeInvalidRequestError'} | ${'idempotency_key_in_use'} | ${409} | ${'retry'} | ${'the first is under way'}
    ${'StripeInvalidRequestError'} | ${'resource_missing'}       | ${404} | ${'gone'}  | ${'somebody deleted it'}
    ${'StripeInvalidRequestError'} | ${'parameter_unknown'}      | ${400} | ${'alert'} | ${'our mistake'}
    ${'StripeAuthenticationError'} | ${''}                       | ${401} | ${'alert'} | ${'the key is wrong'}
    ${'StripePermissionError'}     | ${''}                       | ${403} | ${'alert'} | ${'the key may not'}
    ${'StripeIdempotencyError'}    | ${''}                       | ${400} | ${'alert'} | ${'our mistake'}
    ${'SomethingNew'}              | ${''}                       | ${418} | ${'alert'} | ${'somebody should look'}
  `('$type $code $status: $kind, because $because', ({ type, code, status, kind }: Row) => {
    expect(decideFailure({ type, code, statusCode: status }).kind).toBe(kind);
  });

  it('takes usage that was counted before as done', () => {
    const message = 'An event already exists with identifier message:17.';
    const failure = { type: 'StripeInvalidRequestError', statusCode: 400, message };
    expect(decideFailure(failure).kind).toBe('duplicate');
  });

  it('has an answer to every class of the package', () => {
    const classes = Object.values(Stripe.errors).filter((one) => typeof one === 'function');
    for (const { name } of classes) {
      const { kind, message } = decideFailure({ type: name });
      expect(['tell', 'retry', 'alert', 'gone', 'duplicate']).toContain(kind);
      expect(message).toMatch(/\.$/);
    }
  });

  it('repeats nothing of what Stripe says', () => {
    const failures = fc.record<StripeFailure>({
      type: fc.string(),
      code: fc.string(),
      statusCode: fc.integer({ min: 0, max: 599 }),
      message: fc.constant('sk_live_secret cus_123'),
    });
    fc.assert(
      fc.property(failures, (failure) => {
        expect(decideFailure(failure).message).not.toMatch(/sk_live|cus_/);
      }),
    );
  });
});

interface Row {
  type: string;
  code: string;
  status: number;
  kind: string;
}
