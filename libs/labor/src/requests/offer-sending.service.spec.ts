import { type CallTime, CallTimeModule } from '#libs/call-time';
import { Company, CompanyService } from '#libs/company';
import { countSegments, InboundTextService, MessageFailed, NOTHING_SENT } from '#libs/messaging';
import { NotificationModule } from '#libs/notification';
import { FactBus } from '#libs/platform';
import { aCall } from '../../../../test/factories/a-call.js';
import { aManager } from '../../../../test/factories/a-grant.js';
import { aRequest } from '../../../../test/factories/a-request.js';
import { aRequirement } from '../../../../test/factories/a-requirement.js';
import { aSkill } from '../../../../test/factories/a-skill.js';
import { anEvent } from '../../../../test/factories/an-event.js';
import { aWorker } from '../../../../test/factories/a-worker.js';
import { allAtOnce, atOnce } from '../../../../test/support/at-once.js';
import { aLibApp, type LibApp } from '../../../../test/support/lib-app.js';
import { recordStatements } from '../../../../test/support/record-statements.js';
import { LaborModule } from '../labor.module.js';
import { LaborRequirementQueries } from '../requirements/labor-requirement.queries.js';
import { RequestAskingService } from './request-asking.service.js';
import { LaborRequest } from './labor-request.entity.js';
import { OfferSendingService } from './offer-sending.service.js';

const hoursAfter = ({ startsAt }: CallTime, hours: number): Date =>
  new Date(startsAt.getTime() + hours * 3_600_000);

describe('asking and sending', () => {
  let app: LibApp;
  let sending: OfferSendingService;
  beforeAll(async () => {
    app = await aLibApp([LaborModule, NotificationModule, CallTimeModule]);
    sending = app.get(OfferSendingService);
  });
  beforeEach(() => app.clock.setTime('2031-04-01T16:00:00Z'));
  afterAll(() => app.close());

  async function aShow(values: { canceled?: boolean } = {}, time = '08:00') {
    const event = await anEvent(app.db, values);
    const call = await aCall(app.db, { eventId: event.id, time });
    const requirement = await aRequirement(app.db, { callTimeId: call.id, neededLabor: 4 });
    const { actor } = await aManager(app.db, event.companyId);
    const queued = async (worker: Parameters<typeof aWorker>[1] = {}) =>
      aRequest(app.db, {
        laborRequirementId: requirement.id,
        sentAt: null,
        workerId: (await aWorker(app.db, { ...worker, companyId: event.companyId })).id,
      });
    const send = () =>
      app.unitOfWork.as(app.as(actor), (work) => sending.sendOffers(work, { eventId: event.id }));
    return { event, call, requirement, actor, queued, send };
  }
  const offersFor = (request: LaborRequest) =>
    app.db.query(
      `select body, status from outgoing_messages where kind = 'offer' and subject_id = $1`,
      [request.id],
    );
  const read = (request: LaborRequest) =>
    app.db.manager.findOneByOrFail(LaborRequest, { id: request.id });

  it('W19 sends each waiting offer with its own link, and keeps what lacks consent', async () => {
    const { queued, send, event, actor } = await aShow();
    const [agreed, unasked] = [await queued(), await queued({ consents: false })];

    expect(await send()).toEqual({
      ...{ ...NOTHING_SENT, queued: 1, waitingForConsent: 1, consentAsked: 1 },
    });
    const [offer] = await offersFor(agreed);
    expect(offer.body).toContain(`/event/${event.slug}/confirm/${agreed.tokenShort}/`);
    expect(offer.body).toContain(actor.firstName);
    expect((await read(agreed)).sentAt).toEqual(app.clock.now());
    expect(await offersFor(unasked)).toEqual([]);
    expect((await read(unasked)).sentAt).toBeNull();

    expect(await send()).toEqual({ ...NOTHING_SENT, waitingForConsent: 1, alreadySent: 1 });
  });

  it.each`
    language | hours | because
    ${'en'}  | ${-9} | ${'the call is ahead'}
    ${'es'}  | ${-9} | ${'the call is ahead'}
    ${'en'}  | ${1}  | ${'the call runs'}
  `(
    'tells two offers of one call to one worker apart by their roles: $because ($language)',
    async ({ language, hours }) => {
      const { event, call, send } = await aShow();
      app.clock.setTime(hoursAfter(call, hours as number));
      const { id: workerId } = await aWorker(app.db, { companyId: event.companyId, language });
      const bodies: string[] = [];
      for (const name of ['Rigger', 'Fork lift']) {
        const { id: laborTypeId } = await aSkill(app.db, { companyId: event.companyId, name });
        const { id } = await aRequirement(app.db, { callTimeId: call.id, laborTypeId });
        const request = await aRequest(app.db, { laborRequirementId: id, workerId, sentAt: null });
        await send();
        const [offer] = await offersFor(request);
        bodies.push(offer.body);
      }
      const [first, second] = bodies;
      expect(first).toContain('Rigger');
      expect(first).not.toContain('Fork lift');
      expect(second).toContain('Fork lift');
      expect(second).not.toContain('Rigger');
    },
  );

  it('counts a held offer as held alone, and sends it when the company opens its sending hours', async () => {
    const { queued, send, event } = await aShow();
    const { id: companyId } = await app.db.manager.save(
      Object.assign(await app.db.manager.findOneByOrFail(Company, { id: event.companyId }), {
        sendingFromMinute: 480,
        sendingUntilMinute: 1260,
      }),
    );
    app.clock.setTime('2031-03-30T09:00:00Z');
    const request = await queued();
    expect(await send()).toEqual({ ...NOTHING_SENT, held: 1 });
    await app.finishTasks();
    const status = async (): Promise<unknown> => (await offersFor(request))[0].status;
    expect(await status()).toBe('held');
    const open = (sendingFrom: string, sendingUntil: string): Promise<unknown> =>
      app.unitOfWork.as(app.as(), (work) =>
        app.get(CompanyService).edit(work, companyId, { sendingFrom, sendingUntil }),
      );
    await open('09:00', '21:00');
    await app.finishTasks();
    expect(await status()).toBe('held');
    await open('00:00', '00:00');
    await app.finishTasks();
    expect(await status()).toBe('sent');
  });

  it('sends one message each when two managers press at the same moment', async () => {
    const { queued, send } = await aShow();
    const requests = [await queued(), await queued(), await queued()];
    const counts = await allAtOnce(app.db, 'outgoing_messages', [send, send, send]);
    expect(counts.map((count) => count.queued).sort()).toEqual([0, 0, 3]);
    for (const request of requests) expect(await offersFor(request)).toHaveLength(1);
    expect(
      await app.db.query('select 1 from registration_tokens where worker_id = any($1)', [
        requests.map(({ workerId }) => workerId),
      ]),
    ).toHaveLength(3);
  });

  it('takes as many statements for forty workers as for two', async () => {
    const { queued, send } = await aShow();
    for (let i = 0; i < 2; i++) await queued();
    const few = await recordStatements(app.db, send);
    for (let i = 0; i < 40; i++) await queued();
    expect((await recordStatements(app.db, send)).length).toBe(few.length);
    expect(few.length).toBeLessThan(15);
  });

  it('sends nothing for a canceled event, nor for a call that is over, and counts both', async () => {
    const canceled = await aShow({ canceled: true });
    await canceled.queued();
    await canceled.queued();
    expect(await canceled.send()).toEqual({ ...NOTHING_SENT, eventCanceled: 2 });

    const over = await aShow();
    const { id: later } = await aCall(app.db, { eventId: over.event.id, date: '2031-05-03' });
    await over.queued();
    await aRequest(app.db, {
      laborRequirementId: (await aRequirement(app.db, { callTimeId: later })).id,
      sentAt: null,
    });
    app.clock.setTime(hoursAfter(over.call, 16));
    expect(await over.send()).toEqual({ ...NOTHING_SENT, queued: 1, callOver: 1 });
  });

  it.each`
    hours   | time          | because
    ${0}    | ${'8:00 AM'}  | ${'it begins'}
    ${0.02} | ${'8:00 AM'}  | ${'somebody did not come'}
    ${1}    | ${'8:00 AM'}  | ${'somebody is late'}
    ${6}    | ${'8:00 AM'}  | ${'somebody went home'}
    ${15.9} | ${'8:00 AM'}  | ${'nobody clocks in there, and it may go on'}
    ${14}   | ${'8:00 AM'}  | ${'there is no time for texts that is too late for it'}
    ${3}    | ${'10:00 PM'} | ${'a night of work has begun'}
  `(
    'offers a call $hours h after it started at once, because $because',
    async ({ hours, time }: { hours: number; time: string }) => {
      const { call, queued, send } = await aShow({}, time === '10:00 PM' ? '22:00' : '08:00');
      const request = await queued();
      app.clock.setTime(hoursAfter(call, hours));
      expect(await send()).toEqual({ ...NOTHING_SENT, queued: 1 });
      expect(await offersFor(request)).toEqual([
        { status: 'queued', body: expect.stringContaining(`started ${time}, come now`) },
      ]);
      await app.finishTasks();
      expect(await offersFor(request)).toEqual([expect.objectContaining({ status: 'sent' })]);
    },
  );

  it('speaks Spanish of a running call to who reads Spanish', async () => {
    const { call, queued, send } = await aShow();
    const request = await queued({ language: 'es' });
    app.clock.setTime(hoursAfter(call, 1));
    await send();
    const [{ body }] = await offersFor(request);
    expect(body).toContain('empezo a las 8:00 AM, venga ya');
    expect(countSegments(body as string)).toMatchObject({ encoding: 'GSM-7' });
  });

  it('drops an offer that leaves when its call is over, and one that was written before it began', async () => {
    const { call, queued, send } = await aShow();
    const request = await queued();
    app.clock.setTime(hoursAfter(call, -1));
    await send();
    app.clock.setTime(hoursAfter(call, 0));
    await app.finishTasks();
    expect(await offersFor(request)).toEqual([expect.objectContaining({ status: 'dropped' })]);
    expect((await read(request)).sentAt).toBeNull();

    await send();
    app.clock.setTime(hoursAfter(call, 16));
    await app.finishTasks();
    const errors = await app.db.query(
      `select error from outgoing_messages where kind = 'offer' and subject_id = $1 order by id`,
      [request.id],
    );
    expect(errors).toEqual([{ error: 'the call has started' }, { error: 'the call is over' }]);
  });

  it('says so in the thanks for a yes that an offer of a running call waited for', async () => {
    const { call, queued, send } = await aShow();
    const request = await queued({ consents: false });
    await send();
    app.clock.setTime(hoursAfter(call, 2));
    const [{ phone_number: from }] = await app.db.query(
      'select phone_number from workers where id = $1',
      [request.workerId],
    );
    const reply = await app.unitOfWork.asSystem((work) =>
      app.get(InboundTextService).receive(work, { from, body: 'yes' }),
    );
    expect(reply).toContain('started 8:00 AM, come now');
    expect((await read(request)).sentAt).toEqual(app.clock.now());
  });

  it('lets everybody register from the page of their offer, with one token each', async () => {
    const { queued, send } = await aShow();
    const { workerId } = await queued();
    await send();
    await send();
    expect(
      await app.db.query('select count(*) from registration_tokens where worker_id = $1', [
        workerId,
      ]),
    ).toEqual([{ count: 1 }]);
  });

  it('flushes what waited for a yes into the reply, one line an event', async () => {
    const { queued, send, event } = await aShow();
    const request = await queued({ consents: false });
    await send();
    const { phone_number: from } = (
      await app.db.query('select phone_number from workers where id = $1', [request.workerId])
    )[0];

    const reply = await app.unitOfWork.asSystem((work) =>
      app.get(InboundTextService).receive(work, { from, body: 'Yes, thanks!' }),
    );
    expect(reply).toContain(`/event/${event.slug}/confirm/${request.tokenShort}/`);
    expect((await read(request)).sentAt).toEqual(app.clock.now());

    const unclear = await app.unitOfWork.asSystem((work) =>
      app.get(InboundTextService).receive(work, { from, body: "No problem, I'll be there" }),
    );
    expect(unclear).toContain(request.tokenShort);
    expect((await read(request)).state).toBe('pending');
  });

  it('W19 queues a request again when its offer did not arrive, and tells the managers', async () => {
    const { queued, send } = await aShow();
    const request = await queued();
    await send();
    await app.unitOfWork.asSystem((work) =>
      app.get(FactBus).record(work, new MessageFailed(null, 1, 'offer', request.id, 'unreachable')),
    );
    expect((await read(request)).sentAt).toBeNull();
    expect(
      await app.db.query('select message from notifications where labor_request_id = $1', [
        request.id,
      ]),
    ).toEqual([{ message: expect.stringContaining('unreachable') }]);
  });

  it('asks a worker once, however many click at the same moment', async () => {
    const { requirement, event, actor } = await aShow();
    const { id: workerId } = await aWorker(app.db, { companyId: event.companyId });
    const ask = (reserve: boolean) =>
      app.unitOfWork.as(app.as(actor), async (work) =>
        app
          .get(RequestAskingService)
          .ask(
            work,
            await app.get(LaborRequirementQueries).reachedIds(work, requirement.slug),
            workerId,
            reserve,
          ),
      );

    const tries = await atOnce(
      app.db,
      'labor_requests',
      [1, 2, 3].map(() => () => ask(false)),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(
      tries.flatMap((tried) => (tried.status === 'rejected' ? [tried.reason.code] : [])),
    ).toEqual(['request.exists', 'request.exists']);
    await expect(ask(false)).rejects.toMatchObject({ code: 'request.exists' });
    await ask(true);
    const [{ reserved, token_short: token }] = await app.db.query(
      'select reserved, token_short from labor_requests where worker_id = $1',
      [workerId],
    );
    expect(reserved).toBe(true);
    expect(token).toMatch(/^[A-Za-z0-9]{10}$/);
  });

  it('finds no worker of another company', async () => {
    const { requirement, actor } = await aShow();
    const stranger = await aWorker(app.db);
    const ask = app.unitOfWork.as(app.as(actor), async (work) =>
      app
        .get(RequestAskingService)
        .ask(
          work,
          await app.get(LaborRequirementQueries).reachedIds(work, requirement.slug),
          stranger.id,
          false,
        ),
    );
    await expect(ask).rejects.toMatchObject({ code: 'worker.missing' });
  });
});
