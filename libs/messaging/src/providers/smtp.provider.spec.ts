import fc from 'fast-check';
import { SmtpServer } from '../../../../test/support/smtp-server.js';
import type { MailToSend } from './mail.provider.js';
import { ProviderFailure } from './provider-failure.js';
import { SmtpProvider } from './smtp.provider.js';

const MAIL: MailToSend = {
  key: '42',
  to: 'dana@example.com',
  subject: 'Hello, Señora',
  text: 'Welcome.\n.\nSee you.',
  html: '<p>Welcome.</p>',
};
const EXPECTED = [
  'auto-submitted',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
];

describe('mail by SMTP', () => {
  let server: SmtpServer;
  let provider: SmtpProvider;
  beforeAll(async () => {
    server = await SmtpServer.start();
    const smtp = {
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      user: null,
      password: '',
    } as const;
    provider = new SmtpProvider(smtp, {
      defaultFromEmail: 'crew@callmanager.example',
      publicUrl: 'https://crew.callmanager.example',
    });
  });
  beforeEach(() => {
    server.received.length = 0;
    server.replyTo = () => 'accept';
  });
  afterAll(() => server.close());

  const failureOf = (mail: MailToSend): Promise<ProviderFailure> =>
    provider.send(mail).then(
      () => Promise.reject(new Error('it was sent')),
      (failure: ProviderFailure) => failure,
    );

  it('arrives as text and HTML, from us, with a number of its own', async () => {
    const { providerId } = await provider.send(MAIL);
    const [taken] = server.received;
    expect([taken!.from, taken!.to]).toEqual(['crew@callmanager.example', ['dana@example.com']]);
    expect(Object.keys(taken!.headers).sort()).toEqual(EXPECTED);
    expect(taken!.headers).toMatchObject({
      'message-id': [providerId],
      from: ['CallManager <crew@callmanager.example>'],
      to: ['dana@example.com'],
    });
    expect(taken!.source).toContain('text/plain');
    expect(taken!.source).toContain('<p>Welcome.</p>');
    expect(taken!.source).toContain('\r\n.\r\nSee you.');
  });

  it('S10 carries nobody to a second recipient, and no header of their own, whatever they type', async () => {
    const pieces = fc.constantFrom(
      '\r\n',
      '\n',
      '\r',
      ' ',
      'Bcc: lee@example.com',
      'X-Evil: 1',
      ',',
      ';',
      '<',
      '>',
      '"',
      '\u2028',
      'é',
      '.',
      '\0',
      'Content-Type: text/html',
      'dana@example.com',
    );
    const wild = fc.oneof(
      fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(
        wild,
        wild,
        fc.oneof(fc.constant('dana@example.com'), wild),
        async (subject, text, to) => {
          server.received.length = 0;
          await provider.send({ ...MAIL, subject, text, to }).catch(() => undefined);
          for (const { headers, to: recipients } of server.received) {
            expect(recipients).toHaveLength(1);
            expect([...EXPECTED, 'content-transfer-encoding']).toEqual(
              expect.arrayContaining(Object.keys(headers)),
            );
            expect(Object.values(headers).every((fields) => fields.length === 1)).toBe(true);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each`
    verdict                      | retryable | because
    ${'550 5.1.1 no such user'}  | ${false}  | ${'nobody is there'}
    ${'451 4.7.1 greylisted'}    | ${true}   | ${'they ask for patience'}
    ${'421 4.3.2 shutting down'} | ${true}   | ${'it will be back'}
  `(
    'is refused with $verdict, tried again: $retryable, because $because',
    async ({ verdict, retryable }) => {
      server.replyTo = () => verdict;
      const failure = await failureOf(MAIL);
      expect([failure.retryable, failure.message]).toEqual([
        retryable,
        expect.stringContaining(verdict),
      ]);
      expect(server.received).toEqual([]);
    },
  );

  it('comes twice with one number when the line breaks after it was taken', async () => {
    server.replyTo = () => 'drop';
    expect((await failureOf(MAIL)).retryable).toBe(true);
    server.replyTo = () => 'accept';
    const { providerId } = await provider.send(MAIL);
    expect(server.received.map(({ headers }) => headers['message-id'])).toEqual([
      [providerId],
      [providerId],
    ]);

    expect((await provider.send({ ...MAIL, key: '43' })).providerId).not.toBe(providerId);
    expect(
      (await provider.send({ ...MAIL, subject: 'Another house, the same number' })).providerId,
    ).not.toBe(providerId);
  });

  it('waits for a server that is away, and gives up on what is no address', async () => {
    const away = new SmtpProvider(
      { host: '127.0.0.1', port: 1, security: 'none', user: null, password: '' },
      { defaultFromEmail: 'crew@callmanager.example', publicUrl: 'http://localhost:8000' },
    );
    await expect(away.send(MAIL)).rejects.toMatchObject({ retryable: true });
    expect(await failureOf({ ...MAIL, to: 'dana@example.com, lee@example.com' })).toMatchObject({
      retryable: false,
      message: 'mail: that is no mail address',
    });
    expect(server.received).toEqual([]);
  });
});
