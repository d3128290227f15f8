import { LaborRequest, Worker } from '#libs/labor';
import { OutgoingMessage } from '#libs/messaging';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, aSteward } from '../factories/a-grant.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { anEvent } from '../factories/an-event.js';
import { allAtOnce } from '../support/at-once.js';
import { LiveSocket } from '../support/live-socket.js';
import { aTestApp, type TestApp } from '../support/test-app.js';
import { TwilioServer } from '../support/twilio-server.js';

const NOTHING = { total: 0, waiting: 0, held: 0, sent: 0, delivered: 0, failed: 0, dropped: 0 };

describe('the progress of texts', () => {
  let twilio: TwilioServer;
  let app: TestApp;
  beforeAll(async () => {
    twilio = await TwilioServer.start();
    app = await aTestApp({ twilio: twilio.settings, publicUrl: 'https://calls.example' });
  });
  beforeEach(() => {
    twilio.behavior = () => 'take';
  });
  afterAll(async () => {
    await app.close();
    await twilio.stop();
  });

  /** An event with that many workers with pending offers. */
  async function aShow(size: number) {
    const company = await aCompany(app.db);
    const [manager, steward, otherSteward] = [
      await aManager(app.db, company.id),
      await aSteward(app.db, company.id),
      await aSteward(app.db, company.id),
    ];
    const event = await anEvent(app.db, { companyId: company.id, stewardId: steward.grant.id });
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id, neededLabor: size });
    const requests = [];
    for (let at = 0; at < size; at++)
      requests.push(await aRequest(app.db, { laborRequirementId: requirement.id, sentAt: null }));
    const workers = await Promise.all(
      requests.map(({ workerId }) => app.db.manager.findOneByOrFail(Worker, { id: workerId })),
    );
    const paths = [
      `/event/${event.slug}/messages/`,
      `/call-times/${call.slug}/messages/`,
      `/request/${requirement.slug}/messages/`,
    ];
    return {
      event,
      requests,
      workers,
      manager: await app.as(manager),
      steward: await app.as(steward),
      otherSteward: await app.as(otherSteward),
      paths,
    };
  }

  it('answers the press at once, and counts until all have left', async () => {
    const { event, manager, steward, paths } = await aShow(12);
    expect((await manager.get(paths[0]!)).body).toEqual({ ...NOTHING, failures: [] });
    expect((await manager.post(`/event/${event.slug}/send-messages/`)).body.message).toBe(
      '12 messages queued',
    );
    for (const path of paths)
      expect((await steward.get(path)).body).toEqual({
        ...NOTHING,
        total: 12,
        waiting: 12,
        failures: [],
      });

    await app.finishTasks();
    for (const path of paths)
      expect((await manager.get(path)).body).toEqual({
        ...NOTHING,
        total: 12,
        sent: 12,
        failures: [],
      });
    const later = new Date(Date.now() + 60_000).toISOString();
    expect((await manager.get(`${paths[0]}?since=${later}`)).body).toEqual({
      ...NOTHING,
      failures: [],
    });
  });

  it('names whom it did not reach and why, and tries those again', async () => {
    const { requests, workers, manager, event, paths } = await aShow(4);
    const [wrong] = workers;
    twilio.behavior = ({ to }) =>
      to === wrong!.phoneNumber ? { status: 400, code: 21211 } : 'take';
    await manager.post(`/event/${event.slug}/send-messages/`);
    await app.finishTasks();
    const { body } = await manager.get(paths[0]!);
    expect(body).toMatchObject({ total: 4, sent: 3, failed: 1 });
    expect(body.failures).toEqual([
      {
        message_id: expect.any(Number),
        labor_request_id: requests[0]!.id,
        worker_name: wrong!.name,
        kind: 'offer',
        status: 'failed',
        reason: 'this is no phone number (21211)',
        at: expect.any(String),
        can_retry: true,
      },
    ]);

    const previews = await Promise.all(
      paths.map(async (path) => (await manager.post(`${path}retry/preview/`)).body),
    );
    expect(previews[0].texts).toMatchObject([{ name: wrong!.name, kind: 'offer' }]);
    expect(previews).toEqual(paths.map(() => previews[0]));

    twilio.behavior = () => 'take';
    const retry = () => manager.post(`${paths[0]}retry/`);
    const presses = await allAtOnce(app.db, 'outgoing_messages', [retry, retry, retry]);
    expect(presses.map((press) => press.body.message).sort()).toEqual([
      '1 message queued',
      'No messages queued: 0 requests are waiting',
      'No messages queued: 0 requests are waiting',
    ]);
    await app.finishTasks();
    expect((await manager.get(paths[0]!)).body).toEqual({
      ...NOTHING,
      total: 4,
      sent: 4,
      failures: [],
    });
    expect(twilio.messagesTo(wrong!.phoneNumber).map(({ body: text }) => text)).toEqual([
      previews[0].texts[0].body,
    ]);
  });

  it('tries other texts again, too, and leaves alone what was dropped', async () => {
    const { requests, workers, manager, paths } = await aShow(2);
    const [confirmed, dropped] = requests;
    await manager.post(`/request/${confirmed!.tokenShort}/action/`, { action: 'confirm' });
    twilio.behavior = () => ({ status: 400, code: 30006 });
    await app.finishTasks();
    await app.db.manager.insert(OutgoingMessage, {
      ...{
        channel: 'sms',
        kind: 'offer',
        status: 'dropped',
        error: 'opted out via STOP',
        segments: 1,
        body: 'x',
        subject: null,
        html: null,
      },
      ...{
        companyId: workers[1]!.companyId,
        recipient: workers[1]!.phoneNumber,
        subjectId: dropped!.id,
      },
    });
    const { body } = await manager.get(paths[2]!);
    expect(
      body.failures
        .map((one: { kind: string; can_retry: boolean }) => [one.kind, one.can_retry])
        .sort(),
    ).toEqual([
      ['confirmation', true],
      ['offer', false],
    ]);

    twilio.behavior = () => 'take';
    const retry = () => manager.post(`${paths[2]}retry/`);
    const presses = await allAtOnce(app.db, 'outgoing_messages', [retry, retry]);
    expect(presses.map((press) => press.body.message).sort()).toEqual([
      '1 message queued',
      'No messages queued: 0 requests are waiting',
    ]);
    await app.finishTasks();
    expect(twilio.messagesTo(workers[0]!.phoneNumber).map(({ body: text }) => text)).toEqual([
      expect.stringContaining('you are confirmed'),
    ]);
  });

  it('notes that somebody was reminded whose reminder is tried again', async () => {
    const { requests, workers, manager, paths } = await aShow(1);
    const { id, tokenShort } = requests[0]!;
    await manager.post(`/request/${tokenShort}/action/`, { action: 'confirm' });
    await app.finishTasks();
    await app.db.manager.insert(OutgoingMessage, {
      ...{ channel: 'sms', kind: 'reminder', status: 'failed', error: 'unreachable', segments: 1 },
      ...{ body: 'See you there', subject: null, html: null, subjectId: id },
      ...{ companyId: workers[0]!.companyId, recipient: workers[0]!.phoneNumber },
    });
    const remindedAt = async (): Promise<Date | null> =>
      (await app.db.manager.findOneByOrFail(LaborRequest, { id })).reminderSentAt;

    expect(await remindedAt()).toBeNull();
    expect((await manager.post(`${paths[2]}retry/`)).body.message).toBe('1 message queued');
    expect(await remindedAt()).not.toBeNull();
  });

  it('hears of it over a socket', async () => {
    const { event, manager, otherSteward } = await aShow(3);
    const path = `/ws/events/${event.slug}/messages/?token=`;
    expect(await LiveSocket.open(app.url, path + otherSteward.key)).toBe(403);
    const socket = await LiveSocket.open(app.url, path + manager.key);
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    await manager.post(`/event/${event.slug}/send-messages/`);
    await app.finishTasks();
    const progress = {
      type: 'message_progress',
      data: {
        ...NOTHING,
        event_slug: event.slug,
        total: 3,
        sent: expect.any(Number),
        waiting: expect.any(Number),
      },
    };
    expect(await socket.frames(1)).toEqual([progress]);
    for (let frames = 1, last = 0; last < 3; frames++)
      last = ((await socket.frames(frames)).at(-1) as typeof progress).data.sent;
    socket.end();
  });

  it('names the field when the instant is none', async () => {
    const { manager, paths } = await aShow(1);
    expect(await manager.get(`${paths[0]}?since=yesterday`)).toMatchObject({
      status: 400,
      body: { since: [expect.stringContaining('Datetime')] },
    });
  });
});
