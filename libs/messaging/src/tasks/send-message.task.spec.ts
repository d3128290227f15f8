import { Module } from '@nestjs/common';
import { Follower, OnFact, type Work } from '#libs/platform';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aPhoneNumber } from '../../../../test/factories/numbers.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { Consents } from '../consent.service.js';
import { type MessageDraft, Messages } from '../messages.service.js';
import { MessageFailed } from '../messaging.facts.js';
import { MessagingModule } from '../messaging.module.js';
import { OutgoingMessage } from '../outgoing-message.entity.js';
import { ProviderFailure } from '../providers/provider-failure.js';
import { SMS_PROVIDER, type Accepted, type SmsProvider, type SmsToSend } from '../providers/sms-provider.js';
import { SendMessageTask } from './send-message.task.js';

const NOON = '2031-05-01T16:00:00Z';

/** A carrier of whom the test decides what it says. */
class TestCarrier implements SmsProvider {
  readonly name = 'simulator';
  readonly sender = null;
  taken: SmsToSend[] = [];
  says: (message: SmsToSend) => Promise<Accepted> = async ({ key }) => ({ providerId: `carrier_${key}`, status: 'sent' });

  async send(message: SmsToSend): Promise<Accepted> {
    this.taken.push(message);
    return this.says(message);
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

describe('a message leaves the house', () => {
  let app: LibApp;
  let carrier: TestCarrier;
  let companyId: number;
  let phone: string;
  let request = 0;

  beforeAll(async () => {
    app = await aLibApp([WithListener]);
  });
  beforeEach(async () => {
    app.clock.standAt(NOON);
    carrier = new TestCarrier();
    Object.assign(app.get(SendMessageTask), { sms: carrier });
    app.get(Listener).failures.length = 0;
    companyId = (await aCompany(app.db, { sendingFromMinute: 480, sendingUntilMinute: 1260 })).id;
    phone = aPhoneNumber();
    await inWork((work) => app.get(Consents).tick(work, companyId, [phone]));
  });
  afterAll(() => app.close());

  const inWork = <T>(verb: (work: Work) => Promise<T>): Promise<T> => app.unitOfWork.as(app.as(), verb);
  const doTask = (messageId: number): Promise<void> => app.get(SendMessageTask).send({ messageId });
  const read = (id: number): Promise<OutgoingMessage> => app.db.manager.findOneByOrFail(OutgoingMessage, { id });
  const refuse = (failure: Error) => async (): Promise<never> => Promise.reject(failure);

  async function aMessage(given: Partial<MessageDraft> = {}): Promise<number> {
    const draft: MessageDraft = { kind: 'offer', companyId, phoneNumber: phone, body: 'Can you work?', aboutId: ++request, consentQuestion: 'May we?', ...given };
    await inWork((work) => app.get(Messages).send(work, [draft]));
    const [last] = await app.db.manager.find(OutgoingMessage, { order: { id: 'desc' }, take: 1 });
    return last!.id;
  }

  it('leaves once, even when the task runs twice, or twice at once', async () => {
    const id = await aMessage();
    await Promise.allSettled([doTask(id), doTask(id)]);
    await doTask(id);

    expect(carrier.taken).toEqual([{ key: String(id), to: phone, body: 'Can you work?' }]);
    expect(await read(id)).toMatchObject({ status: 'sent', providerId: `carrier_${id}`, error: null, sentAt: new Date(NOON) });
  });

  it('is done by the queue after the commit', async () => {
    app.clock.run();
    const id = await aMessage({ kind: 'confirmation' });
    await app.finishTasks();
    expect((await read(id)).status).toBe('sent');
  });

  it('is dropped when they said STOP meanwhile', async () => {
    const says = 'opted out via STOP';
    const id = await aMessage();
    await inWork((work) => app.get(Consents).revoke(work, phone, 'STOP'));
    await doTask(id);

    expect(await read(id)).toMatchObject({ status: 'dropped', error: says });
    expect(app.get(Listener).failures).toMatchObject([{ messageId: id, kind: 'offer', aboutId: request, companyId, reason: says }]);
    expect(carrier.taken).toEqual([]);
  });

  it('is dropped when its call has started, unless it says more than "can you work"', async () => {
    const callStartsAt = new Date('2031-05-01T17:00:00Z');
    const [offer, confirmation] = [await aMessage({ callStartsAt }), await aMessage({ kind: 'confirmation', callStartsAt })];
    app.clock.advance(60);
    await doTask(offer);
    await doTask(confirmation);
    expect([await read(offer), await read(confirmation)]).toMatchObject([{ status: 'dropped', error: 'the call has started' }, { status: 'sent' }]);
  });

  it('waits for the hours when it comes too late, and leaves when they open', async () => {
    const id = await aMessage();
    app.clock.standAt('2031-05-02T03:00:00Z');
    await doTask(id);
    expect(await read(id)).toMatchObject({ status: 'held' });
    app.clock.standAt('2031-05-02T12:00:00Z');
    await doTask(id);
    expect(await read(id)).toMatchObject({ status: 'sent' });
  });

  it('is tried again when the carrier is busy, with the same key', async () => {
    const id = await aMessage();
    carrier.says = refuse(ProviderFailure.forNow('busy'));
    await expect(doTask(id)).rejects.toThrow('busy');
    expect(await read(id)).toMatchObject({ status: 'queued', error: 'busy', sentAt: null });

    carrier.says = new TestCarrier().says;
    await doTask(id);
    expect(await read(id)).toMatchObject({ status: 'sent', error: null });
    expect(new Set(carrier.taken.map((message) => message.key))).toEqual(new Set([String(id)]));
  });

  it('is given up after two days of that', async () => {
    const id = await aMessage();
    carrier.says = refuse(new Error('connection reset'));
    app.clock.advance(48 * 60 + 1);
    await doTask(id);
    expect(await read(id)).toMatchObject({ status: 'failed', error: 'connection reset' });
    expect(app.get(Listener).failures).toHaveLength(1);
  });

  it('fails for good when the carrier says so, and whoever wanted it hears of it once', async () => {
    const id = await aMessage();
    carrier.says = refuse(ProviderFailure.forGood('no such number'));
    await doTask(id);
    await doTask(id);
    expect(await read(id)).toMatchObject({ status: 'failed', error: 'no such number' });
    expect(app.get(Listener).failures).toMatchObject([{ messageId: id, reason: 'no such number' }]);
  });

  it('lets a question that never arrived be asked again', async () => {
    phone = aPhoneNumber();
    const id = await aMessage();
    carrier.says = refuse(ProviderFailure.forGood('not configured'));
    await doTask(id);
    const again = await inWork((work) => app.get(Consents).ask(work, [{ phoneNumber: phone, companyId, wording: 'May we?' }]));
    expect(again).toHaveLength(1);
  });

  it('is tried again a minute after a process was killed with it in hand', async () => {
    const id = await aMessage();
    await app.db.query(`update outgoing_messages set status = 'sending', sent_at = $2 where id = $1`, [id, new Date(NOON)]);
    await expect(doTask(id)).rejects.toThrow('is being sent');
    app.clock.advance(1);
    await doTask(id);
    expect(await read(id)).toMatchObject({ status: 'sent' });
  });

  it('carries mail, too', async () => {
    await inWork((work) => app.get(Messages).mail(work, { companyId, to: 'dana@example.com', subject: 'Hello', body: 'Welcome.' }));
    const [mail] = await app.db.manager.find(OutgoingMessage, { order: { id: 'desc' }, take: 1 });
    await doTask(mail!.id);
    expect(await read(mail!.id)).toMatchObject({ channel: 'mail', status: 'sent', segments: 0, subject: 'Hello' });
  });

  it('fails plainly in production without a carrier', async () => {
    const production = await aLibApp([MessagingModule], { production: true });
    await expect(production.get<SmsProvider>(SMS_PROVIDER as never).send({ key: '1', to: phone, body: '' })).rejects.toThrow('not configured');
    await production.close();
  });
});
