import { newTotp, stepOfCode } from './totp.js';

/** The secret of RFC 6238, "12345678901234567890", and its codes cut to six digits. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('codes of an authenticator app', () => {
  it.each`
    at            | code        | step        | because
    ${59}         | ${'287082'} | ${1}        | ${'that is the first example of RFC 6238'}
    ${1111111109} | ${'081804'} | ${37037036} | ${'a zero in front is a digit'}
    ${2000000000} | ${'279037'} | ${66666666} | ${'and a later one'}
    ${89}         | ${'287082'} | ${1}        | ${'a code counts half a minute longer'}
    ${29}         | ${'287082'} | ${1}        | ${'and half a minute earlier'}
    ${120}        | ${'287082'} | ${null}     | ${'that is too late'}
    ${59}         | ${'287083'} | ${null}     | ${'it is another code'}
    ${59}         | ${'28708'}  | ${null}     | ${'a digit is missing'}
    ${59}         | ${'٢٨٧٠٨٢'} | ${null}     | ${'apps show ASCII digits'}
  `('$code after $at seconds is of step $step, because $because', ({ at, code, step }) => {
    expect(stepOfCode(SECRET, code as string, new Date((at as number) * 1000))).toBe(step);
  });

  it('come from a secret of 160 bits, which the app reads from a link', () => {
    const { secret, uri } = newTotp('zoë@crew');
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(uri).toContain('otpauth://totp/CallManager:zo%C3%AB%40crew?issuer=CallManager');
    expect(uri).toContain(`secret=${secret}`);
    expect(newTotp('zoë@crew').secret).not.toBe(secret);
  });
});
