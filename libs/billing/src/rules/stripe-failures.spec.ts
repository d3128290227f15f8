import fc from 'fast-check';
import Stripe from 'stripe';
import { decideFailure, type StripeFailure } from './stripe-failures.js';

describe('failures of Stripe', () => {
  it.each`
    type                           | code                        | status | kind       | because
    ${'StripeCardError'}           | ${'card_declined'}          | ${402} | ${'tell'}  | ${'only the owner has another card'}
    ${'StripeCardError'}           | ${'expired_card'}           | ${402} | ${'tell'}  | ${'the same'}
    ${'StripeCardError'}           | ${'a_new_code'}             | ${402} | ${'tell'}  | ${'the same'}
    ${'StripeCardError'}           | ${'card_declined'}          | ${400} | ${'tell'}  | ${'the class says so'}
    ${'SomethingNew'}              | ${''}                       | ${402} | ${'tell'}  | ${'the status says so'}
    ${'StripeConnectionError'}     | ${''}                       | ${0}   | ${'retry'} | ${'the network'}
    ${'StripeAPIError'}            | ${''}                       | ${500} | ${'retry'} | ${'their server'}
    ${'StripeAPIError'}            | ${''}                       | ${503} | ${'retry'} | ${'their server'}
    ${'StripeRateLimitError'}      | ${'rate_limit'}             | ${429} | ${'retry'} | ${'we were too fast'}
    ${'StripeInvalidRequestError'} | ${'lock_timeout'}           | ${400} | ${'retry'} | ${'somebody else has the object'}
    ${'StripeInvalidRequestError'} | ${'idempotency_key_in_use'} | ${409} | ${'retry'} | ${'the first is under way'}
    ${'StripeInvalidRequestError'} | ${'resource_missing'}       | ${404} | ${'gone'}  | ${'somebody deleted it'}
    ${'SomethingNew'}              | ${'lock_timeout'}           | ${429} | ${'retry'} | ${'the code says so'}
    ${'SomethingNew'}              | ${'idempotency_key_in_use'} | ${400} | ${'retry'} | ${'the code says so'}
    ${'SomethingNew'}              | ${''}                       | ${409} | ${'retry'} | ${'the status says so'}
    ${'SomethingNew'}              | ${'rate_limit'}             | ${400} | ${'retry'} | ${'the code says so'}
    ${'SomethingNew'}              | ${''}                       | ${429} | ${'retry'} | ${'the status says so'}
    ${'SomethingNew'}              | ${''}                       | ${500} | ${'retry'} | ${'their server'}
    ${'SomethingNew'}              | ${''}                       | ${599} | ${'retry'} | ${'their server'}
    ${'SomethingNew'}              | ${''}                       | ${499} | ${'alert'} | ${'not their server'}
    ${'SomethingNew'}              | ${'resource_missing'}       | ${400} | ${'gone'}  | ${'the code says so'}
    ${'SomethingNew'}              | ${''}                       | ${404} | ${'gone'}  | ${'the status says so'}
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

  it.each`
    failure                                | said
    ${{ code: 'expired_card' }}            | ${/card has expired/}
    ${{ code: 'insufficient_funds' }}      | ${/insufficient funds/}
    ${{ code: 'incorrect_cvc' }}           | ${/security code/}
    ${{ code: 'incorrect_number' }}        | ${/number of the card is wrong/}
    ${{ code: 'processing_error' }}        | ${/try again/}
    ${{ code: 'authentication_required' }} | ${/confirm this payment/}
    ${{ code: 'a_new_code' }}              | ${/card was declined/}
    ${{}}                                  | ${/card was declined/}
  `('tells the owner what the card lacks: $failure', ({ failure, said }: Said) => {
    expect(decideFailure({ type: 'StripeCardError', ...failure }).message).toMatch(said);
  });

  it.each`
    failure                                                     | said
    ${{ statusCode: 404 }}                                      | ${/not there any more/}
    ${{ statusCode: 409 }}                                      | ${/being done already/}
    ${{ statusCode: 503 }}                                      | ${/cannot be reached/}
    ${{ code: 'rate_limit' }}                                   | ${/cannot be reached/}
    ${{ statusCode: 418 }}                                      | ${/refused us/}
    ${{}}                                                       | ${/refused us/}
    ${{ type: 'constructor' }}                                  | ${/refused us/}
    ${{ message: 'An event already exists with identifier 1' }} | ${/counted before/}
  `('has words for whoever waits: $failure', ({ failure, said }: Said) => {
    expect(decideFailure(failure).message).toMatch(said);
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

interface Said {
  failure: StripeFailure;
  said: RegExp;
}

interface Row {
  type: string;
  code: string;
  status: number;
  kind: string;
}
