import fc from 'fast-check';
import { redactSecrets } from './redact-secrets.js';

describe('what the audit trail keeps of changed values', () => {
  it.each`
    given                                                                       | kept                                                                                            | because
    ${{ name: 'Load in', needed: 4 }}                                           | ${{ name: 'Load in', needed: 4 }}                                                               | ${'ordinary values stay'}
    ${{ token_short: 'Ab3dE6gH9j' }}                                            | ${{ token_short: '[hidden]' }}                                                                  | ${'a token opens something'}
    ${{ passwordHash: '$argon2id$…' }}                                          | ${{ passwordHash: '[hidden]' }}                                                                 | ${'so does what a password is checked with'}
    ${{ clock_in_token_id: 7 }}                                                 | ${{ clock_in_token_id: 7 }}                                                                     | ${'the id of a token is no token'}
    ${{ has_token: true, token: null }}                                         | ${{ has_token: true, token: null }}                                                             | ${'whether there is one may be known'}
    ${{ token: undefined }}                                                     | ${{ token: undefined }}                                                                         | ${'nothing was said of it'}
    ${{ phone_number: '+14155550111' }}                                         | ${{ phone_number: '********0111' }}                                                             | ${'four digits tell two workers apart'}
    ${{ phoneNumber: '4155550111' }}                                            | ${{ phoneNumber: '******0111' }}                                                                | ${'the member is named for it'}
    ${{ phone: 12025550123 }}                                                   | ${{ phone: '*******0123' }}                                                                     | ${'a number as a number is one too'}
    ${{ phone: '555-01' }}                                                      | ${{ phone: '****01' }}                                                                          | ${'too short for text, but named for it'}
    ${{ phones: ['+14155550111'] }}                                             | ${{ phones: ['********0111'] }}                                                                 | ${'a list is looked through'}
    ${{ token_ids_hash: 'x' }}                                                  | ${{ token_ids_hash: '[hidden]' }}                                                               | ${'only ids end with it'}
    ${{ segments: 12n }}                                                        | ${{ segments: '12' }}                                                                           | ${'JSON has no such numbers'}
    ${{ logo: Buffer.from('+14155550111') }}                                    | ${{ logo: '[hidden]' }}                                                                         | ${'nobody reads bytes'}
    ${{ message: 'Call +1 (415) 555-0111' }}                                    | ${{ message: 'Call *************0111' }}                                                        | ${'people write numbers into text'}
    ${{ message: '(415) 555-0111 or 415.555.0112' }}                            | ${{ message: '**********0111 or ********0112' }}                                                | ${'in every shape'}
    ${{ message: '1 415 555 0111, 1-415-555-0112' }}                            | ${{ message: '**********0111, **********0112' }}                                                | ${'with the one before them'}
    ${{ message: '14155550111 (415)5550112' }}                                  | ${{ message: '*******0111 ********0112' }}                                                      | ${'without blanks'}
    ${{ message: '4155550111' }}                                                | ${{ message: '******0111' }}                                                                    | ${'without anything'}
    ${{ message: 'http://x.test/confirm/Ab3dE6gH9j/' }}                         | ${{ message: '[hidden]' }}                                                                      | ${'so does a link that is not encrypted'}
    ${{ apiKey: 'x', api_key: 'x', privateKey: 'x', private_key: 'x' }}         | ${{ apiKey: '[hidden]', api_key: '[hidden]', privateKey: '[hidden]', private_key: '[hidden]' }} | ${'keys open something, however they are spelled'}
    ${{ code: 'x', pin: 'x', clock_in_code: 'x' }}                              | ${{ code: '[hidden]', pin: '[hidden]', clock_in_code: '[hidden]' }}                             | ${'so do codes'}
    ${{ code_page: 'x', spin: 'x' }}                                            | ${{ code_page: 'x', spin: 'x' }}                                                                | ${'those are words that contain one'}
    ${{ msisdn: '441550111', sms_to: '441550111', last_sms_from: '441550111' }} | ${{ msisdn: '*****0111', sms_to: '*****0111', last_sms_from: '*****0111' }}                     | ${'providers call numbers so'}
    ${{ sms_to_name: 'Dana' }}                                                  | ${{ sms_to_name: 'Dana' }}                                                                      | ${'a name is none'}
    ${{ message: 'https://x.test/confirm/Ab3dE6gH9j/' }}                        | ${{ message: '[hidden]' }}                                                                      | ${'a link carries a capability'}
    ${{ date: '2031-05-01', time: '07:00:00' }}                                 | ${{ date: '2031-05-01', time: '07:00:00' }}                                                     | ${'a day is no phone number'}
    ${{ at: '2031-05-01T07:00:00.000Z' }}                                       | ${{ at: '2031-05-01T07:00:00.000Z' }}                                                           | ${'nor is an instant'}
    ${{ at: new Date('2031-05-01T07:00:00Z') }}                                 | ${{ at: '2031-05-01T07:00:00.000Z' }}                                                           | ${'an instant is kept as text'}
    ${{ workers: [{ phone_number: '+14155550111' }] }}                          | ${{ workers: [{ phone_number: '********0111' }] }}                                              | ${'it looks inside'}
    ${null}                                                                     | ${null}                                                                                         | ${'there was no such row'}
  `(
    'keeps $kept of $given, because $because',
    ({ given, kept }: { given: object | null; kept: object | null }) => {
      expect(redactSecrets(given)).toEqual(kept);
    },
  );

  it('hides what lies too deep to look at, in objects and in lists', () => {
    const inObjects = Array.from({ length: 9 }).reduce<object>((inner) => ({ inner }), {});
    const inLists = Array.from({ length: 9 }).reduce<unknown[]>((inner) => [inner], []);
    expect(JSON.stringify(redactSecrets(inObjects))).toContain('[hidden]');
    expect(JSON.stringify(redactSecrets(inLists))).toContain('[hidden]');
    expect(redactSecrets({ a: { b: { c: 'kept' } } })).toEqual({ a: { b: { c: 'kept' } } });
  });

  it('never lets a whole number through, whatever surrounds it', () => {
    const number = fc.stringMatching(/^\+[1-9]\d{9,12}$/);
    fc.assert(
      fc.property(
        number,
        fc.constantFrom('', 'at ', 'Dana: ', '('),
        fc.constantFrom('', '.', ' please', ')'),
        (phone, before, after) => {
          expect(
            JSON.stringify(redactSecrets({ note: `${before}${phone}${after}` })),
          ).not.toContain(phone.slice(1));
        },
      ),
    );
  });

  it('takes any JSON and stays JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (values) => {
        expect(() => JSON.stringify(redactSecrets(values))).not.toThrow();
      }),
    );
  });
});
