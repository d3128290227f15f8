import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner } from '../factories/a-grant.js';
import { aUser } from '../factories/a-user.js';
import { nextNumber, aPhoneNumber } from '../factories/numbers.js';
import { SmtpServer, type ReceivedMail } from '../support/smtp-server.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const SPANISH = { 'Accept-Language': 'es-MX,es;q=0.9,en;q=0.5' };
const UUID = /[0-9a-f]{8}-[0-9a-f-]{27}/;

describe('sending mail by SMTP', () => {
  let server: SmtpServer;
  let app: TestApp;
  beforeAll(async () => {
    server = await SmtpServer.start();
    const smtp = {
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      user: null,
      password: '',
    } as const;
    app = await aTestApp({
      smtp,
      defaultFromEmail: 'crew@callmanager.example',
      salesEmail: 'sales@callmanager.example',
    });
  });
  afterAll(async () => {
    await app.close();
    await server.close();
  });
  beforeEach(() => {
    server.received.length = 0;
    server.replyTo = () => 'accept';
  });

  /** The mail for an address, with its text decoded. */
  async function mailTo(address: string): Promise<{ mail: ReceivedMail; text: string }[]> {
    await app.finishTasks();
    return server.received
      .filter(({ to }) => to.includes(address))
      .map((mail) => ({ mail, text: readable(mail.source) }));
  }
  const row = async (
    address: string,
  ): Promise<{ status: string; error: string | null; provider_id: string | null }> =>
    (
      await app.db.query(
        `select status, error, provider_id from outgoing_messages where recipient = $1 order by id desc limit 1`,
        [address],
      )
    )[0];
  const anAddress = (): string => `dana${nextNumber()}@people.example`;

  it('with a link to choose a new password, in the language of who asks', async () => {
    const { email } = await aUser(app.db);
    await app.visitor(SPANISH).post('/forgot-password/', { email });
    const [arrived] = await mailTo(email);
    expect(arrived!.text).toContain('nueva contrase');
    const [token] = UUID.exec(arrived!.text) ?? [];
    const chosen = {
      new_password: 'four lamps over a truck',
      confirm_password: 'four lamps over a truck',
    };
    expect((await app.visitor().post(`/reset-password/${token}/`, chosen)).status).toBe(200);
    expect(await row(email)).toMatchObject({
      status: 'sent',
      error: null,
      provider_id: arrived!.mail.headers['message-id']![0],
    });
  });

  it('with a reply to a visitor, and their words to sales', async () => {
    const email = anAddress();
    await app.visitor(SPANISH).post('/contact/', {
      name: 'Dana Doe',
      email,
      company: 'Acme\r\nBcc: lee@example.com',
      message: 'Hello there',
    });
    const [reply] = await mailTo(email);
    expect([reply!.text.includes('Hola, Dana Doe:'), reply!.text.includes('Hello there')]).toEqual([
      true,
      false,
    ]);
    const [toSales] = await mailTo('sales@callmanager.example');
    expect([
      toSales!.mail.headers['subject'],
      toSales!.mail.headers['bcc'],
      toSales!.mail.to,
    ]).toEqual([
      ['Contact form: Acme Bcc: lee@example.com'],
      undefined,
      ['sales@callmanager.example'],
    ]);
  });

  it('with an invitation, also where the number said STOP, and with a welcome to who accepts it', async () => {
    const [owner, phone, email] = [
      await anOwner(app.db, (await aCompany(app.db, { name: 'Northern Lights' })).id),
      aPhoneNumber(),
      anAddress(),
    ];
    await app.db.query(`insert into phone_stops (phone_number, stopped_at) values ($1, now())`, [
      phone,
    ]);
    const asOwner = await app.as(owner);
    expect((await asOwner.post('/send-manager-invite/', { phone })).status).toBe(400);
    expect(
      (await asOwner.post('/send-manager-invite/', { phone, email: 'no address' })).body.errors,
    ).toEqual({ email: expect.any(Array) });
    expect((await asOwner.post('/send-manager-invite/', { phone, email })).status).toBe(200);
    const [invitation] = await mailTo(email);
    expect([
      invitation!.text.includes('Northern Lights invites you'),
      UUID.test(invitation!.text),
    ]).toEqual([true, true]);
  });

  it('welcomes the owner of a new company', async () => {
    const [phone, email, username] = [aPhoneNumber(), anAddress(), `dana${nextNumber()}`];
    await (
      await app.as(await anAdministrator(app.db))
    ).post('/admin/invite-owner/', { phone, email });
    const [token] = UUID.exec((await mailTo(email))[0]!.text) ?? [];
    const form = {
      username,
      first_name: 'Dana',
      email,
      company_name: 'Acme',
      password: 'four lamps over a truck',
      confirm_password: 'four lamps over a truck',
    };
    expect((await app.visitor(SPANISH).post(`/owner/register/${token}/`, form)).status).toBe(201);
    const [, welcome] = await mailTo(email);
    expect(welcome!.text).toContain('su cuenta con Acme');
    expect(welcome!.text).toContain('http://localhost:8000/app/login/');
  });

  it('invites a steward by mail, too', async () => {
    const manager = await aManager(
      app.db,
      (await aCompany(app.db, { name: 'Northern Lights' })).id,
    );
    const [phone, email] = [aPhoneNumber(), anAddress()];
    await (await app.as(manager)).post('/send-steward-invite/', { phone, email, name: 'Dana Lee' });
    const [invitation] = await mailTo(email);
    expect([
      invitation!.text.includes('Hello Dana Lee,'),
      UUID.test(invitation!.text),
      (await app.textsTo(phone)).length,
    ]).toEqual([true, true, 1]);
  });

  it('is given up when the mailbox does not exist, and tried again when the server asks for patience', async () => {
    const [gone, later] = [anAddress(), anAddress()];
    server.replyTo = (recipient) =>
      recipient === gone
        ? '550 5.1.1 no such user'
        : recipient === later
          ? '451 4.7.1 greylisted'
          : 'accept';
    for (const email of [gone, later])
      await app
        .visitor()
        .post('/contact/', { name: 'Dana', email, company: 'Acme', message: 'Hello' });
    await app.finishTasks();
    expect(await row(gone)).toMatchObject({
      status: 'failed',
      error: 'mail: 550 5.1.1 no such user',
    });
    expect(await row(later)).toMatchObject({
      status: 'queued',
      error: 'mail: 451 4.7.1 greylisted',
    });
  });
});

/** Decodes the transfer encoding of a mail. */
function readable(source: string): string {
  const bytes = source
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
