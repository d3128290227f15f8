import { CallTimeModule } from '#libs/call-time';
import { Event } from '#libs/event';
import { NotificationModule } from '#libs/notification';
import { SendMessageTask } from '#libs/messaging';
import { HintBus, type Hint } from '#libs/platform';
import { aCall } from '../../../../test/factories/a-call.js';
import { aManager, aSteward } from '../../../../test/factories/a-grant.js';
import { aConfirmedRequest, aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import { LaborModule } from '../labor.module.js';
import { EventCancelingService } from './event-canceling.service.js';
import { LaborRequest } from './labor-request.entity.js';
import { OfferSendingService } from './offer-sending.service.js';

describe('canceling an event', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule, CallTimeModule]);
  });
  beforeEach(() => app.clock.setTime('2031-04-01T16:00:00Z'));
  afterAll(() => app.close());

  async function aShow(values: Partial<Event> = {}) {
    const event = await anEvent(app.db, { eventName: 'Harvest Moon', ...values });
    const call = await aCall(app.db, { eventId: event.id, date: '2031-05-02' });
    const requirement = await aRequirement(app.db, { callTimeId: call.id, neededLabor: 9 });
    const later = await aRequirement(app.db, {
      callTimeId: (await aCall(app.db, { eventId: event.id, date: '2031-05-03' })).id,
    });
    const { actor } = await aManager(app.db, event.companyId);
    const worker = (given: Parameters<typeof aWorker>[1] = {}) =>
      aWorker(app.db, { companyId: event.companyId, ...given });
    const cancel = () =>
      app.unitOfWork.as(app.as(actor), (work) =>
        app.get(EventCancelingService).cancel(work, event.slug),
      );
    const textsTo = (phoneNumber: string) =>
      app.db.query(
        `select body from outgoing_messages where kind = 'cancellation' and recipient = $1`,
        [phoneNumber],
      );
    return { event, call, requirement, later, actor, worker, cancel, textsTo };
  }
  const read = (request: LaborRequest) =>
    app.db.manager.findOneByOrFail(LaborRequest, { id: request.id });

  it('W27 tells each worker once, however many calls they were asked for, and nobody who was not', async () => {
    const { requirement, later, worker, cancel, textsTo } = await aShow();
    const [twice, available, queued, declined, canceled] = [
      await worker(),
      await worker(),
      await worker(),
      await worker(),
      await worker(),
    ];
    const confirmed = await aConfirmedRequest(app.db, {
      laborRequirementId: requirement.id,
      workerId: twice.id,
    });
    await aRequest(app.db, { laborRequirementId: later.id, workerId: twice.id });
    await aRequest(app.db, {
      laborRequirementId: requirement.id,
      workerId: available.id,
      state: 'available',
    });
    await aRequest(app.db, {
      laborRequirementId: requirement.id,
      workerId: queued.id,
      sentAt: null,
    });
    await aRequest(app.db, {
      laborRequirementId: requirement.id,
      workerId: declined.id,
      state: 'declined',
    });
    await aRequest(app.db, {
      laborRequirementId: requirement.id,
      workerId: canceled.id,
      state: 'canceled',
    });

    expect(await cancel()).toEqual({ textedCount: 2, unreached: [] });
    expect(await textsTo(twice.phoneNumber)).toEqual([
      { body: expect.stringMatching(/Harvest Moon on Thu, May 1 is canceled/) },
    ]);
    expect(await textsTo(available.phoneNumber)).toHaveLength(1);
    for (const { phoneNumber } of [queued, declined, canceled])
      expect(await textsTo(phoneNumber)).toEqual([]);
    expect((await read(confirmed)).state).toBe('confirmed');
  });

  it('names who is not texted, and why', async () => {
    const { requirement, worker, cancel } = await aShow();
    const [silent, stopped] = [
      await worker({ name: 'Silent One', consents: false }),
      await worker({ name: 'Gone One' }),
    ];
    await app.db.query('insert into phone_stops (phone_number, stopped_at) values ($1, now())', [
      stopped.phoneNumber,
    ]);
    for (const { id: workerId } of [silent, stopped])
      await aConfirmedRequest(app.db, { laborRequirementId: requirement.id, workerId });
    expect(await cancel()).toEqual({
      textedCount: 0,
      unreached: [
        { name: 'Gone One', reason: 'opted out via STOP' },
        { name: 'Silent One', reason: 'awaiting consent' },
      ],
    });
  });

  it('W27 takes the event from its steward, who is told, and whose sockets ask again', async () => {
    const { event, worker, cancel, textsTo } = await aShow();
    const steward = await aSteward(app.db, event.companyId);
    await app.db.query('update events set steward_id = $2 where id = $1', [
      event.id,
      steward.grant.id,
    ]);
    const contact = await worker({ userId: steward.userId });
    const hints: Hint[] = [];
    const leave = app.get(HintBus).subscribe((hint) => void hints.push(hint));
    expect(await cancel()).toEqual({ textedCount: 1, unreached: [] });
    leave();

    expect(await textsTo(contact.phoneNumber)).toHaveLength(1);
    expect(await app.db.manager.findOneByOrFail(Event, { id: event.id })).toMatchObject({
      canceled: true,
      stewardId: null,
    });
    expect(hints).toEqual(
      expect.arrayContaining([{ topic: 'grants-changed', userId: steward.userId }]),
    );
    expect(
      await app.db.query(
        `select before, after from audit_trail where action = 'event.canceled' and subject_id = $1`,
        [event.id],
      ),
    ).toEqual([
      {
        before: { canceled: false, steward_id: steward.grant.id },
        after: { canceled: true, steward_id: null },
      },
    ]);
  });

  it('W27 takes back offers that have not left; who never got one is told nothing, and nothing is sent any more', async () => {
    const { event, requirement, actor, worker, cancel, textsTo } = await aShow();
    const asked = await worker();
    const request = await aRequest(app.db, {
      laborRequirementId: requirement.id,
      workerId: asked.id,
      sentAt: null,
    });
    const send = () =>
      app.unitOfWork.as(app.as(actor), (work) =>
        app.get(OfferSendingService).sendOffers(work, { eventId: event.id }),
      );
    expect(await send()).toMatchObject({ queued: 1 });

    expect(await cancel()).toEqual({ textedCount: 0, unreached: [] });
    expect(await textsTo(asked.phoneNumber)).toEqual([]);
    expect(
      await app.db.query('select status, error from outgoing_messages where subject_id = $1', [
        request.id,
      ]),
    ).toEqual([{ status: 'dropped', error: 'the event was canceled' }]);
    expect(await read(request)).toMatchObject({ state: 'pending', sentAt: null });
    expect(await send()).toMatchObject({ queued: 0 });
  });

  it('looks at once at the questions that are held for the night before its offers', async () => {
    app.clock.setTime('2031-04-01T08:00:00Z');
    const { event, requirement, actor, worker, cancel } = await aShow();
    await app.db.query(
      'update companies set sending_from_minute = 480, sending_until_minute = 1260 where id = $1',
      [event.companyId],
    );
    const { id: workerId } = await worker({ consents: false });
    const { id } = await aRequest(app.db, {
      ...{ laborRequirementId: requirement.id, workerId, sentAt: null },
    });
    await app.unitOfWork.as(app.as(actor), (work) =>
      app.get(OfferSendingService).sendOffers(work, { eventId: event.id }),
    );
    const [question] = await app.db.query<{ id: number; status: string }[]>(
      `select id, status from outgoing_messages where subject_id = $1 and kind = 'consent_question'`,
      [id],
    );
    expect(question).toMatchObject({ status: 'held' });
    const looks = async (): Promise<number> =>
      (
        await app.db.query(
          `select from graphile_worker._private_jobs where payload->>'messageId' = $1`,
          [question!.id],
        )
      ).length;
    expect(await looks()).toBe(1);
    await cancel();
    expect(await looks()).toBe(2);
    await app.get(SendMessageTask).send({ messageId: question!.id });
    expect(
      await app.db.query(`select status, error from outgoing_messages where id = $1`, [
        question!.id,
      ]),
    ).toEqual([{ status: 'dropped', error: 'nobody is asked any more' }]);
  });

  it('says nothing of calls that are over, nor twice', async () => {
    const { requirement, worker, cancel } = await aShow();
    await aConfirmedRequest(app.db, {
      laborRequirementId: requirement.id,
      workerId: (await worker()).id,
    });
    app.clock.setTime('2031-05-05T00:00:00Z');
    expect(await cancel()).toEqual({ textedCount: 0, unreached: [] });
    await expect(cancel()).rejects.toMatchObject({ kind: 'invalid', code: 'event.canceled' });
  });

  it('takes as many statements for thirty workers as for two', async () => {
    const counts = [];
    for (const size of [2, 30]) {
      const { requirement, worker, cancel } = await aShow();
      for (let i = 0; i < size; i++)
        await aConfirmedRequest(app.db, {
          laborRequirementId: requirement.id,
          workerId: (await worker()).id,
        });
      counts.push((await recordStatements(app.db, cancel)).length);
    }
    expect(counts[1]).toBe(counts[0]);
    expect(counts[0]).toBeLessThan(20);
  });
});
