import { MessageService } from '#libs/messaging';
import { UnitOfWork } from '#libs/platform';
import { aWorker } from '../factories/a-worker.js';
import { aPhoneNumber } from '../factories/numbers.js';
import type { Answer } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

describe('the development tools', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());

  async function texted(body: string): Promise<{ name: string; phoneNumber: string }> {
    const worker = await aWorker(app.db, { name: `<Dana> ${body.length}` });
    const { companyId, phoneNumber } = worker;
    await app
      .get(UnitOfWork)
      .asSystem((work) =>
        app.get(MessageService).send(work, [{ kind: 'offer', companyId, phoneNumber, body }]),
      );
    await app.finishTasks();
    return worker;
  }

  it('lists what was texted, the newest first', async () => {
    const { phoneNumber } = await texted('Can you work?');
    const all = await app.visitor().get('/dev/messages');
    expect(all.status).toBe(200);
    expect(all.body[0]).toEqual({
      id: expect.any(Number),
      to: phoneNumber,
      from: '+18005550100',
      body: 'Can you work?',
      kind: 'offer',
      status: 'sent',
      segments: 1,
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
    });

    for (const to of [encodeURIComponent(phoneNumber), phoneNumber, phoneNumber.slice(2)]) {
      expect((await app.visitor().get(`/dev/messages/?to=${to}`)).body).toHaveLength(1);
    }
    expect((await app.visitor().get(`/dev/messages?to=%2B14155559999`)).body).toEqual([]);
  });

  it('lets a phone answer', async () => {
    const { phoneNumber } = await texted('Can you work?');
    const answer = await app
      .visitor()
      .post('/dev/messages/inbound', { from: phoneNumber.slice(2), body: 'who is this?' });
    expect([answer.status, answer.body]).toEqual([
      200,
      { reply: expect.stringContaining('automated number') },
    ]);
    expect(
      (await app.visitor().post('/dev/messages/inbound/', { from: phoneNumber, body: 'STOP' }))
        .body,
    ).toEqual({ reply: null });
    expect(
      (await app.visitor().post('/dev/messages/inbound', { from: phoneNumber, body: '' })).body
        .reply,
    ).toContain('unsubscribed');
  });

  it.each`
    method    | path                       | body                            | field     | because
    ${'POST'} | ${'/dev/messages/inbound'} | ${{}}                           | ${'from'} | ${'nothing is given'}
    ${'POST'} | ${'/dev/messages/inbound'} | ${{ from: '+14155550111' }}     | ${'body'} | ${'the text is missing'}
    ${'POST'} | ${'/dev/messages/inbound'} | ${{ from: 'abc', body: 'yes' }} | ${'from'} | ${'that is no phone number'}
    ${'POST'} | ${'/dev/messages/inbound'} | ${{ from: 5, body: 'yes' }}     | ${'from'} | ${'a number is no text'}
    ${'POST'} | ${'/dev/phones/reply'}     | ${{ body: 'yes' }}              | ${'from'} | ${'the form was tampered with'}
    ${'GET'}  | ${'/dev/messages?to=abc'}  | ${undefined}                    | ${'to'}   | ${'that is no phone number'}
  `('$method $path names $field, because $because', async ({ method, path, body, field }) => {
    const answer = await app.visitor().send(method, path, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toHaveProperty(field);
  });

  it('shows a phone with its conversation, links that open, and a box to answer', async () => {
    const { phoneNumber } = await texted('Look: https://jobs.example/event/x/confirm/y/.');
    await app.visitor().post('/dev/messages/inbound', { from: phoneNumber, body: '<b>maybe</b>' });
    const page = await app.visitor().get('/dev/phones');

    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(page.text).toContain(
      '<a href="https://jobs.example/event/x/confirm/y/" target="_blank" rel="noopener">',
    );
    expect(page.text).toContain('&lt;b>maybe&lt;/b>');
    expect(page.text).toContain('&lt;Dana>');
    expect(/name="from" value="([^"]*)"/.exec(page.text)?.[1]).toBe(phoneNumber);
    expect(
      (page.text.match(/<(script|link)[^>]*>/g) ?? []).every((tag) =>
        /"(\/dev\/assets\/|data:)/.test(tag),
      ),
    ).toBe(true);
  });

  it('answers from its form, and comes back to the phone', async () => {
    const phoneNumber = aPhoneNumber();
    const form = (headers: Record<string, string> = {}): Promise<Answer> =>
      app
        .visitor()
        .send(
          'POST',
          '/dev/phones/reply',
          new URLSearchParams({ from: phoneNumber, body: 'hello' }).toString(),
          { ...FORM, ...headers },
        );

    const answer = await form({ Origin: app.url, 'Sec-Fetch-Site': 'same-origin' });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/dev/phones#phone-${phoneNumber.slice(1)}`,
    ]);
    expect(await app.textsTo(phoneNumber)).toEqual([
      expect.stringContaining('do not know this number'),
    ]);

    const elsewhere: Record<string, string>[] = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ];
    for (const headers of elsewhere) expect((await form(headers)).status).toBe(403);
    expect(await app.textsTo(phoneNumber)).toHaveLength(1);
  });

  it('keeps mail, for programs and for people', async () => {
    await app.get(UnitOfWork).asSystem((work) =>
      app.get(MessageService).sendMail(work, {
        companyId: null,
        to: 'dana@example.com',
        subject: 'Welcome & hello',
        body: 'Open https://x.example/1',
      }),
    );
    await app.finishTasks();
    const [mail] = (await app.visitor().get('/dev/mail')).body;
    expect(mail).toMatchObject({
      to: 'dana@example.com',
      subject: 'Welcome & hello',
      body: 'Open https://x.example/1',
      html: null,
      status: 'sent',
    });
    const page = await app.visitor({ Accept: 'text/html' }).get('/dev/mail');
    expect(page.text).toContain('Welcome &amp; hello');
    expect(page.text).toContain('<a href="https://x.example/1"');
  });

  it('shows mail as it looks, in a frame of its own in which nothing runs', async () => {
    await app.get(UnitOfWork).asSystem((work) =>
      app.get(MessageService).sendMail(work, {
        companyId: null,
        to: 'dana@example.com',
        subject: 'Hello',
        body: 'Hello',
        html: '<p style="color:red">"Hello"</p>',
      }),
    );
    const page = await app.visitor({ Accept: 'text/html' }).get('/dev/mail');
    expect(page.text).toContain(
      'sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="&lt;base target=&quot;_blank&quot;>&lt;p style=&quot;color:red&quot;>',
    );
    expect(page.headers.get('content-security-policy')).toContain(
      "default-src 'none';script-src 'self'",
    );
  });

  it.each(['css', 'js'])('serves its own %s', async (kind) => {
    const file = await app.visitor().get(`/dev/assets/dev.${kind}`);
    expect([file.status, file.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining(kind === 'css' ? 'text/css' : 'text/javascript'),
    ]);
  });

  it('is documented', async () => {
    const { paths } = (await app.visitor().get('/docs/openapi.json')).body;
    for (const path of ['/dev/messages/', '/dev/messages/inbound/', '/dev/mail/', '/dev/phones/']) {
      expect(Object.values(paths[path] as object)).toEqual([
        expect.objectContaining({ tags: ['Development'] }),
      ]);
    }
  });

  it('does not exist where nobody opened it', async () => {
    const closed = await aTestApp({ devTools: false });
    for (const path of ['/dev/messages', '/dev/mail', '/dev/phones', '/dev/assets/dev.css'])
      expect((await closed.visitor().get(path)).status).toBe(404);
    await closed.close();
  });
});
