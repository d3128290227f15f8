import { twilioSignature } from '../../apps/api/src/webhooks/twilio-signature.js';
import { aWorker } from '../factories/a-worker.js';
import { aPhoneNumber } from '../factories/numbers.js';
import type { Answer } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const AUTH_TOKEN = 'a-secret-token';
const PUBLIC_URL = 'https://calls.example';
const PATH = '/app/sms/reply/';

describe('a text comes back through the provider', () => {
  let app: TestApp;
  beforeAll(async () => {
    const twilio = {
      accountSid: 'AC1',
      authToken: AUTH_TOKEN,
      phoneNumber: '+18005550100',
      messagingServiceSid: null,
      apiUrl: null,
    };
    app = await aTestApp({ publicUrl: PUBLIC_URL, twilio });
  });
  afterAll(() => app.close());

  function deliver(
    fields: Record<string, string>,
    {
      on = app,
      path = PATH,
      signature = twilioSignature(PUBLIC_URL + path, fields, AUTH_TOKEN),
    } = {},
  ): Promise<Answer> {
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Twilio-Signature': signature,
    };
    return on.visitor().send('POST', path, new URLSearchParams(fields).toString(), headers);
  }

  it('answers in the format of the provider', async () => {
    const { phoneNumber: From } = await aWorker(app.db);
    const answer = await deliver({ From, Body: 'yes', MessageSid: 'SM1', To: '+18005550100' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/xml; charset=utf-8',
    ]);
    expect(answer.text).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?><Response><Message>There is nothing to answer right now\..*<\/Message><\/Response>$/,
    );
    expect((await deliver({ From, Body: 'STOP', MessageSid: 'SM2' })).text).toContain(
      '<Response></Response>',
    );
    expect((await deliver({ From, Body: 'hello' }, { path: '/app/sms/reply' })).text).toContain(
      'unsubscribed',
    );
  });

  it('answers the same when the same text is delivered again', async () => {
    const From = aPhoneNumber();
    const texts = [
      await deliver({ From, Body: 'hello', MessageSid: 'SM3' }),
      await deliver({ From, Body: 'hello', MessageSid: 'SM3' }),
    ];
    expect(texts[0]!.text).toBe(texts[1]!.text);
    expect(await app.textsTo(From)).toHaveLength(1);
  });

  it('reads a text alike at either address, once', async () => {
    const From = aPhoneNumber();
    const texts = [
      await deliver({ From, Body: 'hello', MessageSid: 'SM4' }),
      await deliver(
        { From, Body: 'hello', MessageSid: 'SM4' },
        { path: '/webhooks/twilio/inbound' },
      ),
    ];
    expect(texts[1]).toMatchObject({ status: 200, text: texts[0]!.text });
    expect(await app.textsTo(From)).toHaveLength(1);
  });

  it('S7 believes nobody without the right signature', async () => {
    const From = aPhoneNumber();
    for (const signature of [
      '',
      'AAAA',
      twilioSignature(PUBLIC_URL + PATH, { From, Body: 'STOP' }, 'another'),
    ]) {
      expect((await deliver({ From, Body: 'STOP' }, { signature })).status).toBe(403);
    }
    expect(await app.db.query(`select 1 from incoming_messages where sender = $1`, [From])).toEqual(
      [],
    );
  });

  it.each`
    fields                          | status | because
    ${{ Body: 'hello' }}            | ${400} | ${'nobody said it'}
    ${{ From: '+14155550111' }}     | ${400} | ${'nothing was said'}
    ${{ From: '72345', Body: 'x' }} | ${200} | ${'a short code gets no answer, and is not sent again'}
  `('$status, because $because', async ({ fields, status }) => {
    expect((await deliver(fields)).status).toBe(status);
  });

  it('understands POST only', async () => {
    expect((await app.visitor().get(PATH)).status).toBe(400);
    expect((await app.visitor().put(PATH)).status).toBe(405);
  });

  it('is closed while no secret is configured', async () => {
    const unconfigured = await aTestApp({ publicUrl: PUBLIC_URL });
    expect(
      (await deliver({ From: aPhoneNumber(), Body: 'STOP' }, { on: unconfigured })).status,
    ).toBe(403);
    await unconfigured.close();
  });
});
