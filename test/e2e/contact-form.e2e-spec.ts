import { allAtOnce } from '../support/at-once.js';
import type { Answer, Client } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const SALES = 'sales@callmanager.example';
const CONTACT = {
  name: 'Dana Doe',
  email: 'Dana@Example.com',
  company: 'Acme',
  message: 'Please show me <b>everything</b>.',
};

describe('the contact form over REST', () => {
  let app: TestApp;
  let visitors = 0;
  beforeAll(async () => {
    app = await aTestApp({ salesEmail: SALES, trustProxy: true });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.db.query('delete from outgoing_messages');
  });

  /** Each visitor has an address of their own. */
  const aVisitor = (headers: Record<string, string> = {}): Client =>
    app.visitor({ 'X-Forwarded-For': `192.0.2.${++visitors}`, ...headers });
  const mails = (): Promise<
    { recipient: string; subject: string; body: string; html: string; status: string }[]
  > =>
    app.db.query(
      `select recipient, subject, body, html, status from outgoing_messages where channel = 'mail' order by id`,
    );

  it('and sales hears of it; the sender gets a reply with nothing typed in it but the name', async () => {
    const answer = await aVisitor({ Authorization: 'Token stale' }).post('/contact/', {
      ...CONTACT,
      phone: ' ',
    });
    expect([answer.status, answer.body]).toEqual([
      200,
      { status: 'success', message: expect.any(String) },
    ]);
    const [toSales, reply] = await mails();
    expect([toSales!.recipient, toSales!.subject, toSales!.html]).toEqual([
      SALES,
      'Contact form: Acme',
      expect.stringContaining('&lt;b>everything&lt;/b>'),
    ]);
    expect([reply!.recipient, reply!.body]).toEqual([
      'dana@example.com',
      expect.stringMatching(/^Hello Dana Doe,/),
    ]);
    expect(reply!.body + reply!.html).not.toContain('everything');
    await app.finishTasks();
    expect((await mails()).map(({ status }) => status)).toEqual(['sent', 'sent']);
  });

  it('S21 nor when many write in the same name at once', async () => {
    const write = () => aVisitor().post('/contact/', CONTACT);
    const answers = await allAtOnce(app.db, 'outgoing_messages', [write, write, write, write]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(
      (await mails()).map(({ recipient }) => recipient).filter((to) => to === 'dana@example.com'),
    ).toHaveLength(2);
  });

  it('S21 never so often that somebody else is pestered with replies', async () => {
    for (let n = 0; n < 4; n++)
      expect(
        (
          await aVisitor().post('/contact/', {
            ...CONTACT,
            email: n % 2 ? 'lee@example.com' : 'LEE@example.com',
          })
        ).status,
      ).toBe(200);
    const recipients = (await mails()).map(({ recipient }) => recipient);
    expect([
      recipients.filter((to) => to === SALES).length,
      recipients.filter((to) => to === 'lee@example.com').length,
    ]).toEqual([4, 2]);
  });

  it('five times an hour at most, right or wrong', async () => {
    app.clock.setTime('2031-05-01T12:00:00Z');
    const visitor = aVisitor();
    const tries = [CONTACT, {}, { ...CONTACT, email: 'x' }, undefined, CONTACT, CONTACT];
    const answers: Answer[] = [];
    for (const body of tries) answers.push(await visitor.post('/contact/', body));
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 400, 400, 200, 429]);
    const { body, headers } = answers.at(-1)!;
    expect([typeof body.detail, typeof body.message, headers.get('retry-after')]).toEqual([
      'string',
      'string',
      '3600',
    ]);
    expect((await aVisitor().post('/contact/', CONTACT)).status).toBe(200);
    app.clock.advance(60);
    expect((await visitor.post('/contact/', CONTACT)).status).toBe(200);
    app.clock.useRealTime();
  });

  it('and is told what is wrong, one sentence for each field', async () => {
    const answer = await aVisitor().post('/contact/', {
      name: ' ',
      email: 'dana',
      company: 'Acme',
      phone: 5,
    });
    expect([answer.status, answer.body]).toEqual([
      400,
      {
        status: 'error',
        message: 'Name is required.',
        code: 'fields.invalid',
        errors: {
          name: 'This field is required.',
          email: 'Enter a valid email address.',
          message: 'This field is required.',
          phone: 'Not a valid string.',
        },
      },
    ]);
    expect((await aVisitor().post('/contact/', '{"name":')).status).toBe(400);
    expect((await aVisitor().post('/contact/', { ...CONTACT, name: 'a\0' })).status).toBe(400);
    expect(await mails()).toEqual([]);
  });
});
