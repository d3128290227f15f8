import { Module } from '@nestjs/common';
import { Follower, OnFact, type Work } from '#libs/platform';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aPhoneNumber } from '../../../../test/factories/numbers.js';
import { allAtOnce, behindChange } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { ConsentService } from '../consent/consent.service.js';
import { MessageCheckService } from './message-check.service.js';
import type { MessageDraft } from './message-draft.js';
import { MessageService } from './message.service.js';
import { MessageFailed } from './message.facts.js';
import { MessagingModule } from '../messaging.module.js';
import { OutgoingMessage } from './outgoing-message.entity.js';
import { ProviderFailure } from '../providers/provider-failure.js';
import {
  SMS_PROVIDER,
  type AcceptedSms,
  type SmsProvider,
  type SmsToSend,
} from '../providers/sms.provider.js';
import { SendMessageTask } from './send-message.task.js';

const NOON = '2031-05-01T16:00:00Z';

/** A provider whose answers the test sets. */
class TestCarrier implements SmsProvider {
  readonly name = 'simulator';
  readonly ownNumber = null;
  taken: SmsToSend[] = [];
  /** Idempotency keys of its calls, and its answers. */
  asked: string[] = [];
  has: AcceptedSms[] = [];
  says: (message: SmsToSend) => Promise<AcceptedSms> = async ({ key }) => ({
    providerId: `carrier_${key}`,
    status: 'sent',
  });

  async send(message: SmsToSend): Promise<AcceptedSms> {
    this.taken.push(message);
    return this.says(message);
  }

  async find({ key }: SmsToSend): Promise<AcceptedSms[]> {
    this.asked.push(key);
    return this.has;
  }
}

@Follower('labor')
class Listener {
  readonly failures: MessageFailed[] = [];

  @OnFact(MessageFailed)
  async whenFailed(_work: Work, fact: MessageFailed): Promise<void> {
    this.failures.push(fact);
  }
}

@Module({ imports: [MessagingModule], providers: [Listener] })
class WithListener {}

describe('sending a message', () => {
  let app: LibApp;
  let carrier: TestCarrier;
  let companyId: number;
  let phone: string;
  let request = 0;

  beforeAll(async () => {
    app = await aLibApp([WithListener]);
  });
  beforeEach(async () => {
    app.clock.setTime(NOON);
    carrier = new TestCarrier();
    Object.assign(app.get(SendMessageTask), { sms: carrier });
    app.get(Listener).failures.length = 0;
    companyId = (await aCompany(app.db, { sendingFromMinute: 480, sendingUntilMinute: 1260 })).id;
    phone = aPhoneNumber();
    await inWork((work) => app.get(ConsentService).grantByHand(work, companyId, [phone]));
  });
  afterAll(() => app.close());

  const inWork = <T>(verb: (work: Work) => Promise<T>): Promise<T> =>
    app.unitOfWork.as(app.as(), verb);
  const doTask = (messageId: number): Promise<void> => app.get(SendMessageTask).send({ messageId });
  const read = (id: number): Promise<OutgoingMessage> =>
    app.db.manager.findOneByOrFail(OutgoingMessage, { id });
  const refuse = (failure: Error) => async (): Promise<never> => Promise.reject(failure);

  /** When the queue runs the message's task next. */
  async function nextLook(messageId: number): Promise<Date> {
    const [job] = await app.db.query<{ run_at: Date }[]>(
      `select run_at from graphile_worker._private_jobs where (payload->>'messageId')::bigint = $1 order by id desc limit 1`,
      [messageId],
    );
    return job!.run_at;
  }

  async function aMessage(given: Partial<MessageDraft> = {}): Promise<number> {
    const draft: MessageDraft = {
      kind: 'offer',
      companyId,
      phoneNumber: phone,
      body: 'Can you work?',
      aboutId: ++request,
      consentQuestion: 'May we?',
      ...given,
    };
    await inWork((work) => app.get(MessageService).send(work, [draft]));
    const [last] = await app.db.manager.find(OutgoingMessage, { order: { id: 'desc' }, take: 1 });
    return last!.id;
  }

  it('is sent once, even when the task runs twice, or twice at once', async () => {
    const id = await aMessage();
    await allAtOnce(app.db, 'outgoing_messages', [() => doTask(id), () => doTask(id)]);
    await doTask(id);

    expect(carrier.taken).toMatchObject([{ key: String(id), to: phone, body: 'Can you work?' }]);
    expect(await read(id)).toMatchObject({
      status: 'sent',
      providerId: `carrier_${id}`,
      error: null,
      sentAt: new Date(NOON),
    });
  });

  it('is done by the queue after the commit', async () => {
    app.clock.useRealTime();
    const id = await aMessage({ kind: 'confirmation' });
    await app.finishTasks();
    expect((await read(id)).status).toBe('sent');
  });

  it('is a code that goes before four hundred offers', async () => {
    app.clock.useRealTime();
    const offers = Array.from({ length: 400 }, (): MessageDraft => ({
      kind: 'offer',
      companyId,
      phoneNumber: phone,
      body: 'Can you work?',
      aboutId: ++request,
    }));
    await inWork((work) => app.get(MessageService).send(work, offers));
    const code = await aMessage({ kind: 'code', body: '123456' });
    carrier.says = async ({ key }) => {
      if (carrier.taken.length === 2)
        await app.db.query(`delete from graphile_worker._private_jobs where locked_at is null`);
      return { providerId: `carrier_${key}`, status: 'sent' };
    };
    await app.finishTasks();
    expect(carrier.taken[0]!.key).toBe(String(code));
  });

  it('is dropped when they said STOP meanwhile', async () => {
    const says = 'opted out via STOP';
    const id = await aMessage();
    await inWork((work) => app.get(ConsentService).revoke(work, phone, 'STOP'));
    await doTask(id);

    expect(await read(id)).toMatchObject({ status: 'dropped', error: says });
    expect(app.get(Listener).failures).toMatchObject([
      { messageId: id, kind: 'offer', aboutId: request, companyId, reason: says },
    ]);
    expect(carrier.taken).toEqual([]);
  });

  it('is dropped when its call has started, unless it says more than "can you work"', async () => {
    const callStartsAt = new Date('2031-05-01T17:00:00Z');
    const [offer, confirmation] = [
      await aMessage({ callStartsAt }),
      await aMessage({ kind: 'confirmation', callStartsAt }),
    ];
    app.clock.advance(60);
    await doTask(offer);
    await doTask(confirmation);
    expect([await read(offer), await read(confirmation)]).toMatchObject([
      { status: 'dropped', error: 'the call has started' },
      { status: 'sent' },
    ]);
  });

  it('waits for the sending hours when it comes too late, and is sent when they begin', async () => {
    const id = await aMessage();
    app.clock.setTime('2031-05-02T03:00:00Z');
    await doTask(id);
    expect(await read(id)).toMatchObject({ status: 'held' });
    app.clock.setTime('2031-05-02T12:00:00Z');
    await doTask(id);
    expect(await read(id)).toMatchObject({ status: 'sent' });
  });

  it('is tried again after a pause when the carrier is busy, with the same key', async () => {
    const id = await aMessage();
    carrier.says = refuse(ProviderFailure.temporary('busy', 7));
    await doTask(id);
    expect(await read(id)).toMatchObject({
      status: 'queued',
      error: 'busy',
      tries: 1,
      unsureSince: null,
    });
    expect(await nextLook(id)).toEqual(new Date('2031-05-01T16:00:07Z'));

    carrier.says = new TestCarrier().says;
    await doTask(id);
    expect(await read(id)).toMatchObject({
      status: 'sent',
      error: null,
      tries: 2,
      statusAt: new Date(NOON),
    });
    expect(new Set(carrier.taken.map((message) => message.key))).toEqual(new Set([String(id)]));
    expect(carrier.asked).toEqual([]);
  });

  it('is given up after two days of that', async () => {
    const id = await aMessage();
    carrier.says = refuse(ProviderFailure.temporary('busy'));
    app.clock.advance(48 * 60 + 1);
    await doTask(id);
    expect(await read(id)).toMatchObject({ status: 'failed', error: 'busy' });
    expect(app.get(Listener).failures).toHaveLength(1);
  });

  it('is a code that is given up after five minutes', async () => {
    const [late, tried] = [await aMessage({ kind: 'code' }), await aMessage({ kind: 'code' })];
    carrier.says = refuse(ProviderFailure.temporary('busy', 301));
    await doTask(tried);
    app.clock.advance(6);
    await doTask(late);
    expect([await read(tried), await read(late)]).toMatchObject([
      { status: 'failed', error: 'busy' },
      { status: 'dropped', error: 'the code has expired' },
    ]);
  });

  it('is not sent again when the connection broke and the carrier has it', async () => {
    const id = await aMessage();
    carrier.says = refuse(new Error('socket hang up'));
    await doTask(id);
    expect(await read(id)).toMatchObject({
      status: 'queued',
      error: 'socket hang up',
      unsureSince: new Date(NOON),
    });
    expect(await nextLook(id)).toEqual(new Date('2031-05-01T16:01:00Z'));

    carrier.has = [{ providerId: `lost_${id}`, status: 'sent' }];
    app.clock.advance(1);
    await doTask(id);
    expect(await read(id)).toMatchObject({
      status: 'sent',
      providerId: `lost_${id}`,
      unsureSince: null,
      tries: 1,
    });
    expect(carrier.taken).toHaveLength(1);
  });

  it('is sent again when the connection broke and the carrier has nothing, or only what another message is', async () => {
    const [other, id] = [await aMessage(), await aMessage()];
    await doTask(other);
    carrier.says = refuse(new Error('socket hang up'));
    await doTask(id);
    carrier.says = new TestCarrier().says;
    carrier.has = [{ providerId: `carrier_${other}`, status: 'sent' }];
    app.clock.advance(1);
    await doTask(id);
    expect(await read(id)).toMatchObject({ status: 'sent', providerId: `carrier_${id}`, tries: 2 });
  });

  it('is asked for again when a clear no follows an unclear one', async () => {
    const id = await aMessage();
    for (const failure of [new Error('socket hang up'), ProviderFailure.temporary('busy')]) {
      carrier.says = refuse(failure);
      await doTask(id);
      app.clock.advance(10);
    }
    expect(await read(id)).toMatchObject({
      status: 'queued',
      unsureSince: new Date(NOON),
      tries: 2,
    });
  });

  it('is looked up before it is dropped: an arrived text is not reported as dropped', async () => {
    const id = await aMessage();
    carrier.says = refuse(new Error('socket hang up'));
    await doTask(id);
    await inWork((work) => app.get(ConsentService).revoke(work, phone, 'STOP'));
    carrier.has = [{ providerId: `lost_${id}`, status: 'sent' }];
    app.clock.advance(1);
    await doTask(id);
    expect(await read(id)).toMatchObject({ status: 'sent' });
  });

  it('has arrived when a report says so, even while we write that it failed', async () => {
    const id = await aMessage();
    const reported = [
      `update outgoing_messages set status = 'delivered' where id = $1`,
      [id],
    ] as const;
    carrier.says = () =>
      new Promise((_, reject) => {
        void behindChange(app.db, reported, () => {
          reject(ProviderFailure.permanent('no such number'));
          return sending;
        });
      });
    const sending = doTask(id);
    await sending;
    expect(await read(id)).toMatchObject({ status: 'delivered', error: null });
    expect(app.get(Listener).failures).toEqual([]);
  });

  it('is dropped when its check finds it outdated', async () => {
    let objection: string | null = null;
    app
      .get(MessageCheckService)
      .register(async (_work, message) => (message.kind === 'offer' ? objection : null));
    const id = await aMessage();
    objection = 'the call is filled';
    await doTask(id);
    expect(await read(id)).toMatchObject({ status: 'dropped', error: objection });
    objection = null;
  });

  it('counts as a STOP when the carrier says that they said so, once', async () => {
    const [first, second] = [await aMessage(), await aMessage({ kind: 'invitation' })];
    carrier.says = refuse(ProviderFailure.optedOut('opted out via STOP (21610)'));
    await allAtOnce(app.db, 'consent_entries', [() => doTask(first), () => doTask(second)]);
    expect(await read(first)).toMatchObject({
      status: 'failed',
      error: 'opted out via STOP (21610)',
    });
    const ledger: unknown[] = await app.db.query(
      `select kind, company_id from consent_entries where phone_number = $1 order by id desc limit 2`,
      [phone],
    );
    expect(ledger).toEqual([
      { kind: 'revoked', company_id: null },
      { kind: 'granted', company_id: companyId },
    ]);
  });

  it('fails for good when the carrier says so, which is reported once', async () => {
    const id = await aMessage();
    carrier.says = refuse(ProviderFailure.permanent('no such number'));
    await doTask(id);
    await doTask(id);
    expect(await read(id)).toMatchObject({ status: 'failed', error: 'no such number' });
    expect(app.get(Listener).failures).toMatchObject([{ messageId: id, reason: 'no such number' }]);
  });

  it('lets a question that never arrived be asked again', async () => {
    phone = aPhoneNumber();
    const id = await aMessage();
    carrier.says = refuse(ProviderFailure.permanent('not configured'));
    await doTask(id);
    const again = await inWork((work) =>
      app.get(ConsentService).ask(work, [{ phoneNumber: phone, companyId, wording: 'May we?' }]),
    );
    expect(again).toHaveLength(1);
  });

  it('is asked for a minute after a process was killed with it in hand', async () => {
    const id = await aMessage();
    await app.db.query(
      `update outgoing_messages set status = 'sending', sent_at = $2, unsure_since = $2 where id = $1`,
      [id, new Date(NOON)],
    );
    await doTask(id);
    expect(await nextLook(id)).toEqual(new Date('2031-05-01T16:01:00Z'));
    expect(carrier.asked).toEqual([]);
    app.clock.advance(1);
    await doTask(id);
    expect(carrier.asked).toEqual([String(id)]);
    expect(await read(id)).toMatchObject({ status: 'sent' });
  });

  it('carries mail, too', async () => {
    await inWork((work) =>
      app
        .get(MessageService)
        .sendMail(work, { companyId, to: 'dana@example.com', subject: 'Hello', body: 'Welcome.' }),
    );
    const [mail] = await app.db.manager.find(OutgoingMessage, { order: { id: 'desc' }, take: 1 });
    await doTask(mail!.id);
    expect(await read(mail!.id)).toMatchObject({
      channel: 'mail',
      status: 'sent',
      segments: 0,
      subject: 'Hello',
    });
  });

  it('fails plainly in production without a carrier', async () => {
    const production = await aLibApp([MessagingModule], { production: true });
    await expect(
      production.get<SmsProvider>(SMS_PROVIDER as never).send({ key: '1', to: phone, body: '' }),
    ).rejects.toThrow('not configured');
    await production.close();
  });
});
