import { twilioFailure, twilioConnectionFailure } from './twilio-failures.js';

describe('errors of Twilio', () => {
  it.each`
    refusal                                                  | retryable | unsure   | optedOut | retryAfter | reason                                                 | because
    ${{ status: 429, code: 20429, retryAfter: 7 }}           | ${true}   | ${false} | ${false} | ${7}       | ${'HTTP 429 (20429)'}                                  | ${'it tells us when'}
    ${{ status: 429 }}                                       | ${true}   | ${false} | ${false} | ${null}    | ${'HTTP 429'}                                          | ${'or leaves it to us'}
    ${{ status: 400, code: 21611, message: 'Queue full' }}   | ${true}   | ${false} | ${false} | ${null}    | ${'Queue full (21611)'}                                | ${'the message itself is well'}
    ${{ status: 500, code: 20500, message: 'Internal' }}     | ${true}   | ${true}  | ${false} | ${null}    | ${'Internal (20500)'}                                  | ${'it may have been kept before something broke'}
    ${{ status: 503 }}                                       | ${true}   | ${true}  | ${false} | ${null}    | ${'HTTP 503'}                                          | ${'that may be a gateway that gave up waiting'}
    ${{ status: 400, code: 21610, message: 'unsubscribed' }} | ${false}  | ${false} | ${true}  | ${null}    | ${'opted out via STOP (21610)'}                        | ${'they said STOP to the carrier'}
    ${{ status: 400, code: 21211, message: 'invalid To' }}   | ${false}  | ${false} | ${false} | ${null}    | ${'this is no phone number (21211)'}                   | ${'it will be none tomorrow'}
    ${{ status: 401, code: 20003, message: 'Authenticate' }} | ${false}  | ${false} | ${false} | ${null}    | ${'the SMS provider does not accept our keys (20003)'} | ${'somebody has to look'}
    ${{ status: 400, code: 29999, message: 'News' }}         | ${false}  | ${false} | ${false} | ${null}    | ${'News (29999)'}                                      | ${'of the unknown we repeat the words'}
  `(
    '$refusal: again $retryable, unsure $unsure, because $because',
    ({ refusal, retryable, unsure, optedOut, retryAfter, reason }) => {
      expect(twilioFailure(refusal)).toMatchObject({
        message: reason,
        retryable,
        unsure,
        optedOut,
        retryAfter,
      });
    },
  );

  it.each`
    code              | unsure   | because
    ${'ECONNREFUSED'} | ${false} | ${'nobody was there'}
    ${'ENOTFOUND'}    | ${false} | ${'nobody was found'}
    ${'ECONNRESET'}   | ${true}  | ${'it was cut off in the middle'}
    ${'ECONNABORTED'} | ${true}  | ${'we stopped waiting, they perhaps did not'}
    ${undefined}      | ${true}  | ${'who knows'}
  `('no answer ($code): unsure $unsure, because $because', ({ code, unsure }) => {
    expect(twilioConnectionFailure(code, 'gone')).toMatchObject({ retryable: true, unsure });
  });
});
