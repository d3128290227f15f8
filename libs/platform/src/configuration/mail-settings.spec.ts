import { Environment } from './environment.js';
import { readMail } from './mail-settings.js';

const read = (env: Record<string, string>) => readMail(new Environment(env));
const WITH_NAME = { user: 'crew', password: 'p@ss:word' };
const NOBODY = { user: null, password: '' };

describe('the settings of mail', () => {
  it.each`
    env                                                                                                                 | smtp                                                                        | because
    ${{}}                                                                                                               | ${null}                                                                     | ${'nobody named a server'}
    ${{ SMTP_URL: 'smtp://mail.example.com' }}                                                                          | ${{ host: 'mail.example.com', port: 587, security: 'starttls', ...NOBODY }} | ${'that is where mail is handed in'}
    ${{ SMTP_URL: 'smtps://crew:p%40ss%3Aword@mail.example.com' }}                                                      | ${{ host: 'mail.example.com', port: 465, security: 'tls', ...WITH_NAME }}   | ${'the scheme says TLS'}
    ${{ SMTP_URL: 'smtp://relay.internal:25?tls=off' }}                                                                 | ${{ host: 'relay.internal', port: 25, security: 'none', ...NOBODY }}        | ${'somebody said so'}
    ${{ SMTP_URL: 'smtp://localhost:1025' }}                                                                            | ${{ host: 'localhost', port: 1025, security: 'none', ...NOBODY }}           | ${'nobody listens in between'}
    ${{ EMAIL_HOST: 'mail.example.com' }}                                                                               | ${{ host: 'mail.example.com', port: 587, security: 'starttls', ...NOBODY }} | ${'TLS unless told otherwise'}
    ${{ EMAIL_HOST: 'mail.example.com', EMAIL_PORT: '465', EMAIL_HOST_USER: 'crew', EMAIL_HOST_PASSWORD: 'p@ss:word' }} | ${{ host: 'mail.example.com', port: 465, security: 'tls', ...WITH_NAME }}   | ${'465 speaks TLS from the first byte'}
    ${{ EMAIL_HOST: 'mail.example.com', EMAIL_USE_TLS: 'false' }}                                                       | ${{ host: 'mail.example.com', port: 587, security: 'none', ...NOBODY }}     | ${'somebody said so'}
  `(
    '$env gives $smtp, because $because',
    ({ env, smtp }: { env: Record<string, string>; smtp: object | null }) => {
      expect(read(env).smtp).toEqual(smtp);
    },
  );

  it.each`
    env                                                            | sentence                                | because
    ${{ SMTP_URL: 'mail.example.com:587' }}                        | ${/^SMTP_URL must be an address/}       | ${'the scheme is missing'}
    ${{ SMTP_URL: 'https://mail.example.com' }}                    | ${/^SMTP_URL must be an address/}       | ${'that is no mail server'}
    ${{ SMTP_URL: 'smtp://mail.example.com?tls=maybe' }}           | ${/^SMTP_URL must be an address/}       | ${'we do not guess'}
    ${{ SMTP_URL: 'smtp://crew:%zz@mail.example.com' }}            | ${/^SMTP_URL must be an address/}       | ${'the password cannot be read'}
    ${{ EMAIL_HOST: 'mail.example.com', EMAIL_PORT: '0' }}         | ${/^EMAIL_PORT must be a whole number/} | ${'there is no such port'}
    ${{ EMAIL_HOST: 'mail.example.com', EMAIL_HOST_USER: 'crew' }} | ${/^EMAIL_HOST_PASSWORD is required/}   | ${'half a login opens nothing'}
    ${{ DEFAULT_FROM_EMAIL: 'CallManager <crew@example.com>' }}    | ${/^DEFAULT_FROM_EMAIL must be one/}    | ${'the name is ours'}
    ${{ SALES_EMAIL: 'a@example.com,b@example.com' }}              | ${/^SALES_EMAIL must be one/}           | ${'these are two'}
  `(
    '$env is refused, because $because',
    ({ env, sentence }: { env: Record<string, string>; sentence: RegExp }) => {
      expect(() => read(env)).toThrow(sentence);
    },
  );

  it('lets sales read what comes from us, unless told otherwise', () => {
    expect(read({ DEFAULT_FROM_EMAIL: 'crew@example.com' })).toMatchObject({
      defaultFromEmail: 'crew@example.com',
      salesEmail: 'crew@example.com',
    });
    expect(read({ SALES_EMAIL: 'sales@example.com' }).salesEmail).toBe('sales@example.com');
  });
});
