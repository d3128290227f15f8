import { CallTimeModule, CallTimeService } from '#libs/call-time';
import { DeliveryReportService, InboundTextService, SendMessageTask } from '#libs/messaging';
import { NotificationModule } from '#libs/notification';
import { TimeEntryModule } from '#libs/time-entry';
import { aCall } from '../../../../test/factories/a-call.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aPhoneNumber } from '../../../../test/factories/numbers.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { inTurn } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { LaborModule } from '../labor.module.js';
import { LaborRequest } from '../requests/labor-request.entity.js';
import { OfferSendingService } from '../requests/offer-sending.service.js';
import { PublicRequestQueries } from '../requests/public-request.queries.js';
import { RequestAnsweringService } from '../requests/request-answering.service.js';
import { TimeChangeQueries } from '../time-changes/time-change.queries.js';
import { AltPhoneService } from '../workers/alt-phone.service.js';
import { WorkerService } from '../workers/worker.service.js';

describe('a worker is reached at another number', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule, CallTimeModule, TimeEntryModule]);
  });
  beforeEach(() => app.clock.setTime('2031-04-01T16:00:00Z'));
  afterAll(() => app.close());

  async function aShow() {
    const event = await anEvent(app.db);
    const { actor } = await aManager(app.db, event.companyId);
    const worker = await aWorker(app.db, { companyId: event.companyId });
    const call = await aCall(app.db, { eventId: event.id });
    const asked = async (given: Partial<LaborRequest> = {}, callTimeId = call.id) => {
      const { id: laborRequirementId } = await aRequirement(app.db, { callTimeId });
      return aRequest(app.db, { laborRequirementId, workerId: worker.id, sentAt: null, ...given });
    };
    const by = app.as(actor);
    const send = () =>
      app.unitOfWork.as(by, (work) =>
        app.get(OfferSendingService).sendOffers(work, { eventId: event.id }),
      );
    const changeNumber = (phoneNumber = aPhoneNumber()) =>
      app.unitOfWork.as(by, (work) =>
        app.get(WorkerService).edit(work, event.companyId, worker.id, { phoneNumber }),
      );
    return { event, worker, call, asked, by, send, changeNumber };
  }
  const read = ({ id }: LaborRequest) => app.db.manager.findOneByOrFail(LaborRequest, { id });
  const textsAbout = ({ id }: LaborRequest) =>
    app.db.query(
      'select id, kind, recipient, status, body from outgoing_messages where subject_id = $1 order by id',
      [id],
    );
  const openPage = (slug: string, token: string) =>
    app.get(PublicRequestQueries).page(app.unitOfWork.reading(), slug, token);
  const text = (from: string, body: string) =>
    app.unitOfWork.asSystem((work) => app.get(InboundTextService).receive(work, { from, body }));
  const sendNow = async (messageId: number): Promise<void> =>
    app.get(SendMessageTask).send({ messageId });

  it('queues unanswered offers again, under other links, and asks the new number for consent', async () => {
    const { asked, send, changeNumber, worker, event } = await aShow();
    const request = await asked();
    await send();
    const [{ id }] = await textsAbout(request);
    await sendNow(id);
    const before = await read(request);
    await openPage(event.slug, before.tokenShort);

    const number = aPhoneNumber();
    await changeNumber(number);
    const after = await read(request);
    expect(after.sentAt).toBeNull();
    expect(after.tokenShort).toMatch(/^[A-Za-z0-9]{10}$/);
    await expect(openPage(event.slug, before.tokenShort)).rejects.toMatchObject({
      kind: 'unknown',
    });
    expect(await text(worker.phoneNumber, 'yes')).not.toContain(after.tokenShort);
    expect((await read(request)).state).toBe('pending');

    expect(await send()).toMatchObject({ queued: 0, waitingForConsent: 1 });
    expect(await text(number, 'yes')).toContain(after.tokenShort);
    expect((await read(request)).sentAt).toEqual(app.clock.now());
  });

  it('sends the offer anew to a number that has agreed, and again to the first one when it is back', async () => {
    const { asked, send, changeNumber, worker, event } = await aShow();
    const { phoneNumber: second } = await aWorker(app.db, { companyId: event.companyId });
    await app.db.query(`delete from workers where phone_number = $1`, [second]);
    const request = await asked();
    for (const number of [null, second, worker.phoneNumber]) {
      if (number) await changeNumber(number);
      expect(await send()).toMatchObject({ queued: 1 });
      const texts = await textsAbout(request);
      await sendNow(texts.at(-1).id);
    }
    const texts = await textsAbout(request);
    expect(
      texts.map((sent: { recipient: string; status: string }) => [sent.recipient, sent.status]),
    ).toEqual([
      [worker.phoneNumber, 'sent'],
      [second, 'sent'],
      [worker.phoneNumber, 'sent'],
    ]);
    const links = texts.map(({ body }: { body: string }) => /confirm\/(\w+)/.exec(body)![1]);
    expect(new Set(links).size).toBe(3);
    expect(links[2]).toBe((await read(request)).tokenShort);
  });

  it('sends nothing more to the old number, and lets what fails there be', async () => {
    const { asked, send, changeNumber } = await aShow();
    const [waiting, underWay] = [await asked(), await asked()];
    await send();
    const [[unsent], [sent]] = [await textsAbout(waiting), await textsAbout(underWay)];
    await sendNow(sent.id);
    await changeNumber();
    await sendNow(unsent.id);
    expect(await textsAbout(waiting)).toMatchObject([{ status: 'dropped' }]);

    await app.db.query('update labor_requests set sent_at = $2 where id = $1', [
      underWay.id,
      app.clock.now(),
    ]);
    await app.unitOfWork.asSystem((work) =>
      app.get(DeliveryReportService).record(work, {
        ...{ providerId: `sim_${sent.id}`, messageId: sent.id, status: 'undelivered' },
        ...{ reason: 'off', optedOut: false },
      }),
    );
    expect((await read(underWay)).sentAt).not.toBeNull();
  });

  it('gives the crew new links: of the call, of a new time, and of the code at the door', async () => {
    const { asked, changeNumber, by, call, event, worker } = await aShow();
    const { phoneNumber: second } = await aWorker(app.db, { companyId: event.companyId });
    await app.db.query(`delete from workers where phone_number = $1`, [second]);
    const later = await aCall(app.db, { eventId: event.id, time: '18:00' });
    const [moved, still] = [
      await asked({ state: 'available', sentAt: new Date() }),
      await asked({ state: 'available', sentAt: new Date() }, later.id),
    ];
    for (const { id } of [moved, still])
      await app.unitOfWork.as(by, (work) =>
        app.get(RequestAnsweringService).perform(work, id, 'confirm', 'manager'),
      );
    await app.unitOfWork.as(by, (work) =>
      app.get(CallTimeService).edit(work, call.slug, { time: '09:30:00' }),
    );
    const tokens = async (): Promise<[string, string, string]> => {
      const [{ token }] = await app.db.query(
        'select token from time_changes where labor_request_id = $1',
        [moved.id],
      );
      const [{ token: code }] = await app.db.query(
        'select token from clock_in_tokens where worker_id = $1',
        [worker.id],
      );
      return [(await read(still)).tokenShort, token, code];
    };
    const before = await tokens();
    await changeNumber(second);
    const after = await tokens();
    for (const at of [0, 1, 2]) expect(after[at]).not.toBe(before[at]);
    const asking = (token: string) =>
      app.get(TimeChangeQueries).openQuestion(app.unitOfWork.reading(), token);
    await expect(asking(before[1])).rejects.toMatchObject({ code: 'time_change.unknown' });
    expect(await asking(after[1])).toMatchObject({ time: '09:30:00' });

    const toSecond = async (request: LaborRequest) =>
      (await textsAbout(request)).filter(
        (sent: { recipient: string }) => sent.recipient === second,
      );
    expect(await toSecond(moved)).toMatchObject([
      { kind: 'time_change', body: expect.stringContaining(after[1]) },
    ]);
    expect(await toSecond(still)).toMatchObject([
      { kind: 'confirmation', body: expect.stringContaining(after[0]) },
    ]);
    expect((await read(still)).state).toBe('confirmed');
  });

  it('ends links to register, and is the same when a number of theirs becomes the primary one', async () => {
    const { asked, send, by, event, worker } = await aShow();
    const request = await asked();
    await send();
    const altId = await app.unitOfWork.as(by, (work) =>
      app
        .get(AltPhoneService)
        .add(work, event.companyId, worker.id, { phoneNumber: aPhoneNumber(), label: null }),
    );
    const before = await read(request);
    await app.unitOfWork.as(by, (work) =>
      app.get(AltPhoneService).makePrimary(work, event.companyId, worker.id, altId),
    );
    const after = await read(request);
    expect(after.sentAt).toBeNull();
    expect(after.tokenShort).not.toBe(before.tokenShort);
    expect(
      await app.db.query(
        'select 1 from registration_tokens where worker_id = $1 and used_at is null and expires_at > $2',
        [worker.id, app.clock.now()],
      ),
    ).toEqual([]);
  });

  it('changes nothing when the number is only written in another way', async () => {
    const { asked, send, changeNumber, worker } = await aShow();
    const request = await asked();
    await send();
    const before = await read(request);
    const number = worker.phoneNumber.replace(/^\+1(\d{3})(\d{3})/, '($1) $2-');
    await changeNumber(number);
    expect(await read(request)).toEqual(before);
  });

  it.each(['the change', 'the answer'])(
    'and %s comes first, nobody waits for ever',
    async (first) => {
      const { asked, changeNumber } = await aShow();
      const request = await asked({ state: 'confirmed' });
      const cancel = () =>
        app.unitOfWork.asSystem((work) =>
          app.get(RequestAnsweringService).perform(work, request.id, 'cancel', 'worker'),
        );
      const verbs: (() => Promise<unknown>)[] = [() => changeNumber(), cancel];
      const outcomes = await inTurn(
        app.db,
        'audit_entries',
        first === 'the change' ? verbs : verbs.toReversed(),
      );
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
      expect((await read(request)).state).toBe('canceled');
    },
  );
});
