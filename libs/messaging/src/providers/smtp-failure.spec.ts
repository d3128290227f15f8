import { isRetryableSmtpError, smtpFailureReason } from './smtp-failure.js';

describe('a refused mail', () => {
  it.each`
    error                                       | again    | because
    ${{ code: 'EENVELOPE', responseCode: 550 }} | ${false} | ${'there is no such mailbox'}
    ${{ code: 'EMESSAGE', responseCode: 554 }}  | ${false} | ${'they do not want it'}
    ${{ code: 'EENVELOPE', responseCode: 451 }} | ${true}  | ${'greylisting asks for patience'}
    ${{ code: 'EPROTOCOL', responseCode: 421 }} | ${true}  | ${'the server is about to restart'}
    ${{ code: 'EAUTH', responseCode: 535 }}     | ${true}  | ${'our password is wrong, not the mail'}
    ${{ code: 'ETLS' }}                         | ${true}  | ${'our way there is not safe, the mail is as good as before'}
    ${{ code: 'ECONNECTION' }}                  | ${true}  | ${'nobody answers now'}
    ${{ code: 'ETIMEDOUT' }}                    | ${true}  | ${'nobody answers in time'}
    ${{ code: 'EDNS' }}                         | ${true}  | ${'the name may be found later'}
    ${{}}                                       | ${true}  | ${'the line broke'}
    ${{ code: 'EENVELOPE' }}                    | ${false} | ${'no server was asked: that is no address'}
  `(
    '$error is tried again: $again, because $because',
    ({ error, again }: { error: object; again: boolean }) => {
      expect(isRetryableSmtpError({ message: 'no', ...error })).toBe(again);
    },
  );

  it('is told in one line, without an address', () => {
    const response = '550-5.1.1 <dana@example.com>: Recipient\r\n550 unknown';
    expect(smtpFailureReason({ message: 'Message failed', response })).toBe(
      'mail: 550-5.1.1 <(address)>: Recipient 550 unknown',
    );
    expect(smtpFailureReason({ message: '', code: 'ECONNECTION' })).toBe('mail: ECONNECTION');
    expect(smtpFailureReason({ message: 'x'.repeat(500) })).toHaveLength(200);
  });
});
