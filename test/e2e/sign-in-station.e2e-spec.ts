import { UnitOfWork } from '#libs/platform';
import { ClockInTokenService } from '#libs/time-entry';
import { qrPng } from '../../apps/api/src/rest/presenters/qr-code.js';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, anOwner, aSteward } from '../factories/a-grant.js';
import { anEvent } from '../factories/an-event.js';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { allAtOnce } from '../support/at-once.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const NOBODY = '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11';

describe('a kiosk at the entrance', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: 'https://app.example' });
  });
  afterAll(() => app.close());
  beforeEach(() => app.clock.setTime('2031-05-01T07:52:00-04:00'));

  async function aDoor() {
    const { db } = app;
    const company = await aCompany(db);
    const [manager, steward, otherSteward] = [
      await aManager(db, company.id),
      await aSteward(db, company.id),
      await aSteward(db, company.id),
    ];
    const event = await anEvent(db, { companyId: company.id, stewardId: steward.grant.id });
    const call = await aCall(db, { eventId: event.id, name: 'Load in' });
    const request = await aConfirmedRequest(db, {
      laborRequirementId: (await aRequirement(db, { callTimeId: call.id })).id,
    });
    const [worker] = await db.query('select name from workers where id = $1', [request.workerId]);
    const workerToken = await app
      .get(UnitOfWork)
      .asSystem((work) =>
        app
          .get(ClockInTokenService)
          .findOrCreate(work, { eventId: event.id, workerId: request.workerId }),
      );
    return {
      company,
      manager,
      steward,
      otherSteward,
      event,
      call,
      workerName: worker.name as string,
      workerToken,
      path: `/event/${event.slug}/generate-station/`,
    };
  }

  async function aStation(door: Awaited<ReturnType<typeof aDoor>>): Promise<string> {
    const { body } = await (await app.as(door.steward)).post(door.path);
    return `/station/${body.station_url.split('/').at(-1)}`;
  }

  it('is made by the steward: a link of its own, as a picture too', async () => {
    const door = await aDoor();
    const { status, body } = await (await app.as(door.steward)).post(door.path);
    expect(status).toBe(200);
    expect(body).toEqual({
      qr_code_data: expect.stringMatching(/^iVBORw0KGgo[A-Za-z0-9+/=]+$/),
      station_url: expect.stringMatching(/^https:\/\/app\.example\/station\/[0-9a-f-]{36}$/),
      expires_at: '2031-05-02T11:52:00.000Z',
      event_name: door.event.eventName,
    });
  });

  it('S8 has a code that is drawn here, and no page may load a picture from anywhere else', async () => {
    const door = await aDoor();
    const { body } = await (await app.as(door.steward)).post(door.path);
    expect(body.qr_code_data).toBe(qrPng(body.station_url as string));
    for (const path of [
      `/app/event/${door.event.slug}/qr-code/${door.workerToken}/`,
      `/app/signin-station/${body.station_url.split('/').at(-1)}/`,
    ]) {
      const { status, text, headers } = await app.visitor().get(path);
      expect([path, status, headers.get('content-security-policy')]).toEqual([
        path,
        200,
        expect.stringMatching(/img-src 'self' data:;/),
      ]);
      expect([
        path,
        [
          ...text.matchAll(
            /<(?:img|script|link|iframe|use)\b[^>]*\b(?:src|href)="((?:https?:)?\/\/[^"]*)"/g,
          ),
        ].map(([, address]) => address),
      ]).toEqual([path, []]);
    }
  });

  it('S16 is a link and no account: it signs nobody in, and opens nothing but its own door', async () => {
    const [door, other] = [await aDoor(), await aDoor()];
    const station = await aStation(door);
    const token = station.split('/').at(-1)!;
    const doors = () =>
      app.db.query(
        'select (select count(*) from users) as users, (select count(*) from sessions) as sessions',
      );
    const before = await doors();
    const kiosk = app.visitor();
    const answers = [
      await kiosk.get(`${station}/validate/`),
      await kiosk.get(`/app/signin-station/${token}/`),
      await kiosk.post(`${station}/clock/`, { worker_token: door.workerToken }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const cookies = answers
      .flatMap(({ headers }) => headers.getSetCookie())
      .map((cookie) => cookie.split('=', 1)[0]);
    expect(cookies).not.toContain('callmanager_session');
    expect(await doors()).toEqual(before);

    const headers: Record<string, string>[] = [
      { Authorization: `Token ${token}` },
      { Authorization: `Bearer ${token}` },
      { Cookie: `callmanager_session=${token}` },
    ];
    for (const header of headers) {
      const holder = app.visitor(header);
      for (const path of [
        '/user/info/',
        '/events/list/',
        `/event/${door.event.slug}/`,
        `/call-times/${door.call.slug}/tracking/`,
      ])
        expect([path, (await holder.get(path)).status]).toEqual([path, 401]);
    }
    expect(
      (await kiosk.post(`${station}/clock/`, { worker_token: other.workerToken })).status,
    ).toBe(400);
  });

  it('is made by nobody else', async () => {
    const [door, other] = [await aDoor(), await aDoor()];
    const owner = await anOwner(app.db, door.company.id);
    for (const person of [door.otherSteward, owner])
      expect((await (await app.as(person)).post(door.path)).status).toBe(401);
    expect((await (await app.as(other.manager)).post(door.path)).status).toBe(404);
    expect((await app.visitor().post(door.path)).status).toBe(401);
    expect((await (await app.as(door.manager)).post(door.path)).status).toBe(200);
  });

  it('clocks workers in and out, and a code that is held in view only once', async () => {
    const door = await aDoor();
    const station = await aStation(door);
    const kiosk = app.visitor();
    expect(await kiosk.get(`${station}/validate/`)).toMatchObject({
      status: 200,
      body: { event_name: door.event.eventName, expires_at: '2031-05-02T11:52:00.000Z' },
    });

    const scan = () => kiosk.post(`${station}/clock/`, { worker_token: door.workerToken });
    const first = await scan();
    expect(first).toMatchObject({
      status: 200,
      body: {
        status: 'success',
        message: 'Clocked in for Load in at 08:00 AM.',
        worker_name: door.workerName,
      },
    });
    app.clock.setTime('2031-05-01T07:52:03-04:00');
    expect(await scan()).toMatchObject({
      status: 200,
      body: { message: 'You are in since 7:52 AM.', worker_name: first.body.worker_name },
    });
    app.clock.setTime('2031-05-01T16:05:00-04:00');
    expect((await scan()).body.message).toBe('Clocked out for Load in at 04:00 PM.');
  });

  it('clocks in once, however many scans come at the same moment', async () => {
    const door = await aDoor();
    const station = await aStation(door);
    const scans = await allAtOnce(
      app.db,
      'time_entries',
      Array.from(
        { length: 8 },
        () => () => app.visitor().post(`${station}/clock/`, { worker_token: door.workerToken }),
      ),
    );
    const said = scans.map(({ status, body }) => `${status} ${body.message}`).sort();
    expect(said).toEqual([
      '200 Clocked in for Load in at 08:00 AM.',
      ...Array.from({ length: 7 }, () => '200 You are in since 7:52 AM.'),
    ]);
  });

  it('says what is wrong', async () => {
    const [door, other] = [await aDoor(), await aDoor()];
    const station = await aStation(door);
    const clock = (body?: object) => app.visitor().post(`${station}/clock/`, body);
    const refused = { status: 'error', message: expect.any(String) };

    expect(await clock()).toMatchObject({
      status: 400,
      body: { ...refused, errors: { worker_token: [expect.any(String)] } },
    });
    expect(await clock({ worker_token: 'abc' })).toMatchObject({
      status: 400,
      body: { ...refused, errors: { worker_token: [expect.any(String)] } },
    });
    expect(await clock({ worker_token: 7 })).toMatchObject({ status: 400, body: refused });
    expect(await clock({ worker_token: NOBODY })).toMatchObject({ status: 404, body: refused });
    expect(await clock({ worker_token: other.workerToken })).toMatchObject({
      status: 400,
      body: refused,
    });
    const unknown = await clock({ worker_token: NOBODY });
    await app.db.query(
      `update labor_requests r set state = 'canceled' from workers w where w.id = r.worker_id and w.name = $1`,
      [other.workerName],
    );
    const foreign = await clock({ worker_token: other.workerToken });
    expect([foreign.status, foreign.body]).toEqual([404, unknown.body]);
    app.clock.setTime('2031-05-01T12:00:00-04:00');
    expect(await clock({ worker_token: door.workerToken })).toMatchObject({
      status: 400,
      body: { status: 'error', message: expect.stringContaining('steward') },
    });

    for (const token of [NOBODY, 'abc']) {
      expect(await app.visitor().get(`/station/${token}/validate/`)).toMatchObject({
        status: 404,
        body: refused,
      });
      expect(
        await app.visitor().post(`/station/${token}/clock/`, { worker_token: door.workerToken }),
      ).toMatchObject({ status: 404, body: refused });
    }
    app.clock.setTime('2031-05-02T07:52:00-04:00');
    expect(await app.visitor().get(`${station}/validate/`)).toMatchObject({
      status: 400,
      body: refused,
    });
    expect(await clock({ worker_token: door.workerToken })).toMatchObject({
      status: 400,
      body: refused,
    });
  });
});
