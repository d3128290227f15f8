import { isSignedByTwilio, twilioSignature } from './twilio-signature.js';

const TOKEN = '12345';
const URL = 'https://mycompany.com/myapp.php?foo=1&bar=2';
/** The worked example of Twilio's documentation. */
const FIELDS = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675310',
  Digits: '1234',
  From: '+14158675310',
  To: '+18005551212',
};
const SIGNATURE = 'GvWf1cFY/Q7PnoempGyD5oXAezc=';

describe('the signature of Twilio', () => {
  it('is the one of its documentation, whatever the order of the fields', () => {
    expect(twilioSignature(URL, FIELDS, TOKEN)).toBe(SIGNATURE);
    expect(twilioSignature(URL, Object.fromEntries(Object.entries(FIELDS).reverse()), TOKEN)).toBe(
      SIGNATURE,
    );
  });

  it.each`
    shown                    | url               | fields                           | token      | holds    | because
    ${SIGNATURE}             | ${URL}            | ${FIELDS}                        | ${TOKEN}   | ${true}  | ${'all is as it was signed'}
    ${SIGNATURE}             | ${URL}            | ${{ ...FIELDS, Digits: '9999' }} | ${TOKEN}   | ${false} | ${'a field was changed'}
    ${SIGNATURE}             | ${`${URL}&baz=3`} | ${FIELDS}                        | ${TOKEN}   | ${false} | ${'the address was changed'}
    ${SIGNATURE}             | ${URL}            | ${FIELDS}                        | ${'other'} | ${false} | ${'it is another account'}
    ${''}                    | ${URL}            | ${FIELDS}                        | ${TOKEN}   | ${false} | ${'there is none'}
    ${`${SIGNATURE}${'A='}`} | ${URL}            | ${FIELDS}                        | ${TOKEN}   | ${false} | ${'it is too long'}
  `('holds: $holds, because $because', ({ shown, url, fields, token, holds }) => {
    expect(isSignedByTwilio(url, fields, shown, token)).toBe(holds);
  });
});
