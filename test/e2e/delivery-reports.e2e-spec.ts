import { CallTime } from '#libs/call-time';
import { Event } from '#libs/event';
import { LaborRequirement, type LaborRequest } from '#libs/labor';
import { OutgoingMessage } from '#libs/messaging';
import { twilioSignature } from '../../apps/api/src/webhooks/twilio-signature.js';
import { aRequest } from '../factories/a-request.js';
import { aManager } from '../factories/a-grant.js';
import { aPhoneNumber } from '../factories/numbers.js';
import { allAtOnce, behindChange } from '../support/at-once.js';
import type { Answer } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';
import { TwilioServer } from '../support/twilio-server.js';

const PUBLIC_URL = 'https://calls.example';
const STATUS = '/webhooks/twilio/status';

describe('Twilio reports what became of a text', () => {
  let twilio: TwilioServer;
  let app: TestApp;
  beforeAll(async () => {
    twilio = await TwilioServer.start();
    app = await aTestApp({ publicUrl: PUBLIC_URL, twilio: twilio.settings });
  });
  beforeEach(() => {
    twilio.behavior = () => 'take';
  });
  afterAll(async () => {
    await app.close();
    await twilio.stop();
  });

  /** An offer that Twilio has accepted, written as the manager's button writes it. */
  async function aSentOffer(): Promise<{
    request: LaborRequest;
    message: OutgoingMessage;
    companyId: number;
    slug: string;
  }> {
    const request = await aRequest(app.db, { sentAt: null });
    const requirement = await app.db.manager.findOneByOrFail(LaborRequirement, {
      id: request.laborRequirementId,
    });
    const call = await app.db.manager.findOneByOrFail(CallTime, { id: requirement.callTimeId });
    const { companyId } = await app.db.manager.findOneByOrFail(Event, { id: call.eventId });
    const manager = await app.as(await aManager(app.db, companyId));
    expect((await manager.post(`/request/${requirement.slug}/send-messages/`)).status).toBe(200);
    await app.finishTasks();
    const message = await app.db.manager.findOneByOrFail(OutgoingMessage, {
      subjectId: request.id,
      kind: 'offer',
    });
    return { request, message, companyId, slug: requirement.slug };
  }

  function reported(
    fields: Record<string, string>,
    { messageId = '', signature = '' } = {},
  ): Promise<Answer> {
    const path = messageId ? `${STATUS}?message=${messageId}` : STATUS;
    const shown =
      signature || twilioSignature(PUBLIC_URL + path, fields, twilio.settings.authToken);
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Twilio-Signature': shown,
    };
    return app.visitor().send('POST', path, new URLSearchParams(fields).toString(), headers);
  }

  const read = (id: number): Promise<OutgoingMessage> =>
    app.db.manager.findOneByOrFail(OutgoingMessage, { id });
  const sentAtOf = async ({ id }: LaborRequest): Promise<Date | null> =>
    (
      await app.db.query<{ sent_at: Date | null }[]>(
        'select sent_at from labor_requests where id = $1',
        [id],
      )
    )[0]!.sent_at;

  it('marks it as delivered, and no late report takes that back', async () => {
    const { message } = await aSentOffer();
    expect(message).toMatchObject({ status: 'sent', providerId: twilio.messages.at(-1)!.sid });
    for (const [MessageStatus, status] of [
      ['sent', 'sent'],
      ['delivered', 'delivered'],
      ['sent', 'delivered'],
      ['undelivered', 'delivered'],
      ['delivered', 'delivered'],
    ]) {
      const answer = await reported({
        MessageSid: message.providerId!,
        MessageStatus: MessageStatus!,
      });
      expect(answer).toMatchObject({
        status: 200,
        text: '<?xml version="1.0" encoding="UTF-8"?><Response></Response>',
      });
      expect((await read(message.id)).status).toBe(status);
    }
  });

  it('is not called undelivered when another report says at the same moment that it arrived', async () => {
    const { message } = await aSentOffer();
    const answer = await behindChange(
      app.db,
      [`update outgoing_messages set status = 'delivered' where id = $1`, [message.id]],
      () => reported({ MessageSid: message.providerId!, MessageStatus: 'undelivered' }),
    );
    expect([answer.status, (await read(message.id)).status]).toEqual([200, 'delivered']);
  });

  it('puts an offer that did not arrive back into the queue, and tells the managers why', async () => {
    const { message, request, companyId, slug } = await aSentOffer();
    expect(await sentAtOf(request)).not.toBeNull();
    const undelivered = {
      MessageSid: message.providerId!,
      MessageStatus: 'undelivered',
      ErrorCode: '30003',
    };
    const answers = await allAtOnce(app.db, 'outgoing_messages', [
      () => reported(undelivered),
      () => reported(undelivered),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);

    expect(await read(message.id)).toMatchObject({
      status: 'undelivered',
      error: 'the phone is off or out of reach (30003)',
    });
    expect(await sentAtOf(request)).toBeNull();
    const manager = await app.as(await aManager(app.db, companyId));
    const { body: notifications } = await manager.get('/notifications/');
    expect(notifications).toHaveLength(1);
    expect(notifications[0].message).toContain('the phone is off or out of reach (30003)');

    expect((await manager.post(`/request/${slug}/send-messages/`)).body.message).toBe(
      '1 message queued',
    );
  });

  it('takes 21610 for a STOP, by report and at once', async () => {
    const { message } = await aSentOffer();
    const stopped = {
      MessageSid: message.providerId!,
      MessageStatus: 'failed',
      ErrorCode: '21610',
    };
    await allAtOnce(app.db, 'outgoing_messages', [
      () => reported(stopped),
      () => reported(stopped),
    ]);
    expect(await read(message.id)).toMatchObject({
      status: 'failed',
      error: 'opted out via STOP (21610)',
    });

    twilio.behavior = () => ({ status: 400, code: 21610 });
    const { message: refused } = await aSentOffer();
    expect(refused).toMatchObject({
      status: 'failed',
      error: 'opted out via STOP (21610)',
      providerId: null,
    });
    for (const { recipient } of [message, refused]) {
      const entries = await app.db.query<object[]>(
        `select company_id, wording from consent_entries where phone_number = $1 and kind = 'revoked'`,
        [recipient],
      );
      expect(entries).toEqual([{ company_id: null, wording: 'opted out via STOP (21610)' }]);
    }
  });

  it('settles a text of which nobody knew whether it left, by the id that comes back with the report', async () => {
    twilio.behavior = () => 'lost';
    const { message } = await aSentOffer();
    const { sid, statusCallback } = twilio.messages.at(-1)!;
    expect(message).toMatchObject({ status: 'queued', providerId: null });
    expect(statusCallback).toBe(`${PUBLIC_URL}${STATUS}?message=${message.id}`);

    await reported({ MessageSid: sid, MessageStatus: 'sent' }, { messageId: String(message.id) });
    expect(await read(message.id)).toMatchObject({
      status: 'sent',
      providerId: sid,
      unsureSince: null,
    });

    await reported(
      { MessageSid: 'SManother', MessageStatus: 'failed' },
      { messageId: String(message.id) },
    );
    expect(await read(message.id)).toMatchObject({ status: 'sent', providerId: sid });
  });

  it.each`
    fields                                                  | messageId   | status | because
    ${{ MessageStatus: 'sent' }}                            | ${''}       | ${400} | ${'of which text?'}
    ${{ MessageSid: 'SMunknown' }}                          | ${''}       | ${400} | ${'what became of it?'}
    ${{ MessageSid: 'SMunknown', MessageStatus: 'sent' }}   | ${''}       | ${200} | ${'another system shares the account'}
    ${{ MessageSid: 'SMunknown', MessageStatus: 'sent' }}   | ${'999999'} | ${200} | ${'that message is gone'}
    ${{ MessageSid: 'SMunknown', MessageStatus: 'sent' }}   | ${'x'}      | ${200} | ${'that is no id of ours'}
    ${{ MessageSid: 'SMunknown', MessageStatus: 'beamed' }} | ${''}       | ${200} | ${'Twilio adds words without notice'}
  `(
    '$fields with "$messageId": $status, because $because',
    async ({ fields, messageId, status }) => {
      expect((await reported(fields, { messageId })).status).toBe(status);
    },
  );

  it('is not believed without the right signature', async () => {
    const { message } = await aSentOffer();
    const failed = { MessageSid: message.providerId!, MessageStatus: 'failed' };
    expect((await reported(failed, { signature: 'AAAA' })).status).toBe(403);
    expect(
      (
        await reported(failed, {
          signature: twilioSignature(
            PUBLIC_URL + STATUS,
            { ...failed, To: aPhoneNumber() },
            twilio.settings.authToken,
          ),
        })
      ).status,
    ).toBe(403);
    expect((await read(message.id)).status).toBe('sent');
  });
});
