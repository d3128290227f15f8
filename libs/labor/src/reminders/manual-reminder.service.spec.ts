import { CallTimeModule, CallTimeService } from '#libs/call-time';
import { NOTHING_SENT, MessageFailed } from '#libs/messaging';
import { NotificationModule } from '#libs/notification';
import { FactBus } from '#libs/platform';
import { aCall } from '../../../../test/factories/a-call.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aConfirmedRequest, aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { allAtOnce } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import { LaborModule } from '../labor.module.js';
import { LaborRequest } from '../requests/labor-request.entity.js';
import { ManualReminderService } from './manual-reminder.service.js';

describe('reminding a crew', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule, CallTimeModule]);
  });
  beforeEach(() => app.clock.setTime('2031-04-30T16:00:00Z'));
  afterAll(() => app.close());

  async function aShow(values: { canceled?: boolean } = {}) {
    const event = await anEvent(app.db, values);
    const call = await aCall(app.db, { eventId: event.id });
    const requirement = await aRequirement(app.db, { callTimeId: call.id, neededLabor: 9 });
    const { actor } = await aManager(app.db, event.companyId);
    const crew = async (consents = true) =>
      aConfirmedRequest(app.db, {
        laborRequirementId: requirement.id,
        workerId: (await aWorker(app.db, { companyId: event.companyId, consents })).id,
      });
    const remind = () =>
      app.unitOfWork.as(app.as(actor), (work) =>
        app.get(ManualReminderService).send(work, call.slug),
      );
    const move = (time: string) =>
      app.unitOfWork.as(app.as(actor), (work) =>
        app.get(CallTimeService).edit(work, call.slug, { time }),
      );
    return { event, call, requirement, crew, remind, move };
  }
  const read = (request: LaborRequest) =>
    app.db.manager.findOneByOrFail(LaborRequest, { id: request.id });
  const remindersOf = (request: LaborRequest) =>
    app.db.query(
      `select id, body from outgoing_messages where kind = 'reminder' and subject_id = $1 order by id`,
      [request.id],
    );

  it('reaches everybody confirmed once; a second press only new people', async () => {
    const { requirement, crew, remind } = await aShow();
    const first = await crew();
    for (const state of ['pending', 'available', 'canceled', 'no_show'] as const)
      await aRequest(app.db, { laborRequirementId: requirement.id, state });
    expect(await remind()).toEqual({ ...NOTHING_SENT, queued: 1 });
    expect(await remindersOf(first)).toEqual([
      { id: expect.any(Number), body: expect.stringMatching(/reminder: .* at 8:00 AM/) },
    ]);
    expect((await read(first)).reminderSentAt).toEqual(app.clock.now());

    expect(await remind()).toEqual({ ...NOTHING_SENT, alreadySent: 1 });

    const second = await crew();
    expect(await remind()).toEqual({ ...NOTHING_SENT, queued: 1 });
    expect([(await remindersOf(first)).length, (await remindersOf(second)).length]).toEqual([1, 1]);
  });

  it('W19 marks nobody who got the consent question instead, or nothing', async () => {
    const { crew, remind } = await aShow();
    const unasked = await crew(false);
    expect(await remind()).toEqual({ ...NOTHING_SENT, consentAsked: 1, waitingForConsent: 1 });
    expect(await remind()).toEqual({ ...NOTHING_SENT, waitingForConsent: 1 });
    expect(await remindersOf(unasked)).toEqual([]);
    expect((await read(unasked)).reminderSentAt).toBeNull();
  });

  it('writes one each when two people press at the same moment', async () => {
    const { crew, remind } = await aShow();
    for (let i = 0; i < 3; i++) await crew();
    const counts = await allAtOnce(app.db, 'outgoing_messages', [remind, remind, remind]);
    expect(counts.map(({ queued }) => queued).sort()).toEqual([0, 0, 3]);
  });

  it('W22 starts anew when the call moves', async () => {
    const { crew, remind, move } = await aShow();
    const request = await crew();
    await remind();
    await move('10:30:00');
    expect(await remind()).toEqual({ ...NOTHING_SENT, queued: 1 });
    expect(
      (await remindersOf(request)).map(({ body }: { body: string }) => /8:00|10:30/.exec(body)![0]),
    ).toEqual(['8:00', '10:30']);
  });

  it('W19 reaches again whose reminder did not arrive, unless a later one stands', async () => {
    const { crew, remind, move } = await aShow();
    const request = await crew();
    await remind();
    const [{ id }] = await remindersOf(request);
    const fail = () =>
      app.unitOfWork.asSystem((work) =>
        app
          .get(FactBus)
          .record(work, new MessageFailed(null, id, 'reminder', request.id, 'unreachable')),
      );
    await fail();
    expect((await read(request)).reminderSentAt).toBeNull();

    await move('10:30:00');
    app.clock.advance(5);
    expect(await remind()).toEqual({ ...NOTHING_SENT, queued: 1 });
    await fail();
    expect((await read(request)).reminderSentAt).toEqual(app.clock.now());
  });

  it('is silent about a canceled event and about a call that has started', async () => {
    const canceled = await aShow({ canceled: true });
    await canceled.crew();
    expect(await canceled.remind()).toEqual(NOTHING_SENT);
    const begun = await aShow();
    await begun.crew();
    app.clock.setTime(begun.call.startsAt);
    expect(await begun.remind()).toEqual(NOTHING_SENT);
  });

  it('takes as many statements for thirty workers as for two', async () => {
    const { crew, remind } = await aShow();
    for (let i = 0; i < 2; i++) await crew();
    const few = await recordStatements(app.db, remind);
    for (let i = 0; i < 30; i++) await crew();
    expect((await recordStatements(app.db, remind)).length).toBe(few.length);
    expect(few.length).toBeLessThan(15);
  });
});
