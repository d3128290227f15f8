import { aCall } from '../factories/a-call.js';
import { aManager, aSteward } from '../factories/a-grant.js';
import { aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { anEvent } from '../factories/an-event.js';
import { aWorker } from '../factories/a-worker.js';
import { recordStatements } from '../support/record-statements.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

describe('the confirm page', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
  });
  beforeEach(() => app.clock.setTime('2031-04-01T16:00:00Z'));
  afterAll(() => app.close());

  async function aShow() {
    const event = await anEvent(app.db);
    const [manager, steward] = [
      await aManager(app.db, event.companyId),
      await aSteward(app.db, event.companyId),
    ];
    await app.db.query('update events set steward_id = $2, created_by_id = $3 where id = $1', [
      event.id,
      steward.grant.id,
      manager.grant.id,
    ]);
    const worker = await aWorker(app.db, {
      companyId: event.companyId,
      notes: 'Always late.',
      noShowCount: 7,
      canceledCount: 9,
    });
    const asked = async (given: Parameters<typeof aRequest>[1] = {}, day = '2031-05-01') => {
      const call = await aCall(app.db, { eventId: event.id, date: day });
      return aRequest(app.db, {
        laborRequirementId: (await aRequirement(app.db, { callTimeId: call.id })).id,
        workerId: worker.id,
        ...given,
      });
    };
    const open = (token: string) =>
      app.visitor({ Authorization: 'Token stale' }).get(`/event/${event.slug}/confirm/${token}/`);
    const answer = (token: string, body: unknown) =>
      app.visitor().post(`/event/${event.slug}/confirm/${token}/`, body);
    return { event, worker, manager, steward, asked, open, answer };
  }
  const idsOf = (requests: { id: number }[]) => requests.map(({ id }) => id);

  it('shows all told requests of the event for the number, by state and time, and nothing that only waits', async () => {
    const { asked, open, worker, event } = await aShow();
    const later = await asked({}, '2031-05-03');
    const sooner = await asked({}, '2031-05-02');
    const confirmed = await asked({ state: 'confirmed', sentAt: null });
    const available = await asked({ state: 'available' });
    await asked({ sentAt: null });
    await asked({ state: 'declined' });

    const { status, body } = await open(later.tokenShort);
    expect(status).toBe(200);
    expect(idsOf(body.pending_call_times)).toEqual([sooner.id, later.id]);
    expect(idsOf(body.confirmed_call_times)).toEqual([confirmed.id]);
    expect(idsOf(body.available_call_times)).toEqual([available.id]);
    expect(body).toMatchObject({
      qr_code_data: null,
      registration_link: '/user/register/',
      worker: { phone_number: worker.phoneNumber },
      event: { event_name: event.eventName },
    });
    expect(body.event.location).toContain('1 Main Street');
  });

  it('W31 lists a request once, by its state, also when a manager confirms who has not answered', async () => {
    const { asked, open, answer, manager } = await aShow();
    const request = await asked();
    const lists = async () => {
      const { body } = await open(request.tokenShort);
      return [body.pending_call_times, body.available_call_times, body.confirmed_call_times].map(
        idsOf,
      );
    };
    expect(await lists()).toEqual([[request.id], [], []]);
    expect(
      (
        await (
          await app.as(manager)
        ).post(`/request/${request.tokenShort}/action/`, { action: 'confirm' })
      ).status,
    ).toBe(200);
    expect(await lists()).toEqual([[], [], [request.id]]);
    await answer(request.tokenShort, { [`response_${request.id}`]: 'yes' });
    expect(await lists()).toEqual([[], [], [request.id]]);
  });

  it('tells the public nothing of accounts, notes and counters', async () => {
    const { asked, open, manager, steward } = await aShow();
    const { text, body } = await open((await asked({ state: 'confirmed' })).tokenShort);
    for (const secret of [
      'Always late',
      'nocallnoshow',
      'canceled_requests',
      'notes',
      'password',
      'username',
      manager.username,
      steward.username,
    ])
      expect(text).not.toContain(secret);
    expect(body.event).toMatchObject({ created_by: null, steward: null });
    expect(body.confirmed_call_times[0].labor_requirement.call_time.event).toMatchObject({
      created_by: null,
      steward: null,
    });
  });

  it('shows the clock-in code once a yes was confirmed, and reads without writing, in four statements', async () => {
    const { asked, open, answer } = await aShow();
    const request = await asked({ reserved: true });
    expect((await answer(request.tokenShort, { [`response_${request.id}`]: 'yes' })).status).toBe(
      200,
    );
    const statements = await recordStatements(app.db, async () =>
      expect((await open(request.tokenShort)).body.qr_code_data).toMatch(/^iVBORw0KGgo/),
    );
    expect(statements).toHaveLength(4);
    expect(statements.filter((statement) => /\b(insert|update|delete)\b/i.test(statement))).toEqual(
      [],
    );
  });

  it('W10 refuses what is not an answer, and touches nothing', async () => {
    const { asked, answer } = await aShow();
    const request = await asked();
    const queued = await asked({ sentAt: null });
    const foreign = await aRequest(app.db);
    const key = `response_${request.id}`;
    for (const body of [
      { [key]: 'maybe' },
      {},
      undefined,
      { [`response_${foreign.id}`]: 'yes' },
      { [`response_${queued.id}`]: 'yes' },
      { [key]: 'yes', response_x: 'yes' },
    ]) {
      const refused = await answer(request.tokenShort, body);
      expect(refused).toMatchObject({
        status: 400,
        body: { status: 'error', message: expect.any(String) },
      });
    }
    expect(
      (await app.db.query('select state from labor_requests where id = $1', [request.id]))[0].state,
    ).toBe('pending');
  });

  it('lets a worker change their mind until the call is over', async () => {
    const { asked, answer, open } = await aShow();
    const request = await asked();
    const key = `response_${request.id}`;
    await answer(request.tokenShort, { [key]: 'no' });
    expect((await answer(request.tokenShort, { [key]: 'yes' })).status).toBe(200);
    expect(idsOf((await open(request.tokenShort)).body.available_call_times)).toEqual([request.id]);

    app.clock.setTime('2031-05-01T20:00:00Z');
    expect((await answer(request.tokenShort, { [key]: 'no' })).status).toBe(200);
    app.clock.setTime('2031-05-02T04:00:00Z');
    expect(await answer(request.tokenShort, { [key]: 'yes' })).toMatchObject({
      status: 400,
      body: { status: 'error', message: expect.stringContaining('over') },
    });
    expect((await open(request.tokenShort)).status).toBe(200);
  });

  it('says the same of an unknown link, an unknown event, and a link of another event', async () => {
    const { asked, open, event } = await aShow();
    const elsewhere = await aRequest(app.db);
    const { tokenShort } = await asked();
    const unknown = await open('nobodyknow');
    expect(unknown).toMatchObject({
      status: 404,
      body: { status: 'error', message: expect.any(String), detail: expect.any(String) },
    });
    expect((await open(tokenShort)).status).toBe(200);
    for (const path of [
      `${event.slug}/confirm/${elsewhere.tokenShort}/`,
      `nowhere/confirm/${tokenShort}/`,
      'nowhere/confirm/nobodyknow/',
      `${event.slug.toLowerCase()}-/confirm/${tokenShort}/`,
    ]) {
      const asking = [
        await app.visitor().get(`/event/${path}`),
        await app.visitor().post(`/event/${path}`, {}),
      ];
      for (const { status, body } of asking)
        expect([path, status, body]).toEqual([path, 404, unknown.body]);
      const pages = [
        await app.visitor().get(`/app/event/${path}`),
        await app.visitor().get(`/app/event/${path}calendar.ics`),
      ];
      expect(pages.map((page) => page.status)).toEqual([404, 404]);
    }
    expect(
      (await app.visitor().post('/user/request/nobodyknow/action/', { action: 'cancel' })).status,
    ).toBe(404);
  });

  it('takes the answer to a moved call once', async () => {
    const { asked, event, manager } = await aShow();
    const request = await asked({ state: 'confirmed' });
    const [{ slug }] = await app.db.query('select slug from call_times where event_id = $1', [
      event.id,
    ]);
    expect(
      (await (await app.as(manager)).patch(`/call-times/${slug}/edit/`, { time: '10:30' })).status,
    ).toBe(200);
    const [{ token }] = await app.db.query(
      'select token from time_changes where labor_request_id = $1',
      [request.id],
    );

    const question = await app.visitor().get(`/call/confirm-time-change/${token}/`);
    expect(question.body).toMatchObject({
      original_time: '2031-05-01 at 08:00 AM',
      new_time: '2031-05-01 at 10:30 AM',
      messages: [],
    });
    expect(
      await app
        .visitor()
        .post(`/call/confirm-time-change/${token}/`, { cant_do_it: 'true', message: 'Booked.' }),
    ).toMatchObject({ status: 200, body: { status: 'success' } });
    expect(
      await app.visitor().post(`/call/confirm-time-change/${token}/`, { cant_do_it: false }),
    ).toMatchObject({
      status: 404,
      body: { message: expect.any(String), detail: expect.any(String) },
    });
    expect((await app.visitor().get('/call/confirm-time-change/nonsense/')).status).toBe(404);
    expect(
      (
        await app.db.query('select cant_do_it, message from time_changes where token = $1', [token])
      )[0],
    ).toEqual({ cant_do_it: true, message: 'Booked.' });
  });
});
