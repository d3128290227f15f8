import { ClockInTokenService } from '#libs/time-entry';
import { UnitOfWork } from '#libs/platform';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, aSteward } from '../factories/a-grant.js';
import { anEvent } from '../factories/an-event.js';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aWorker } from '../factories/a-worker.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const NOBODY = '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11';

describe('a worker clocks in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(() => app.clock.setTime('2031-05-01T07:52:00-04:00'));

  async function aCrewMember() {
    const { db } = app;
    const company = await aCompany(db);
    const [manager, steward, otherSteward] = [
      await aManager(db, company.id),
      await aSteward(db, company.id),
      await aSteward(db, company.id),
    ];
    const event = await anEvent(db, { companyId: company.id, stewardId: steward.grant.id });
    const worker = await aWorker(db, { companyId: company.id });
    const [call, evening] = [
      await aCall(db, { eventId: event.id, name: 'Load in' }),
      await aCall(db, { eventId: event.id, time: '20:00', name: 'Load out' }),
    ];
    for (const { id: callTimeId } of [call, evening]) {
      await aConfirmedRequest(db, {
        laborRequirementId: (await aRequirement(db, { callTimeId })).id,
        workerId: worker.id,
      });
    }
    const token = await app
      .get(UnitOfWork)
      .asSystem((work) =>
        app.get(ClockInTokenService).findOrCreate(work, { eventId: event.id, workerId: worker.id }),
      );
    return {
      company,
      manager,
      steward,
      otherSteward,
      event,
      worker,
      call,
      evening,
      token,
      page: `/clock-in/${token}/`,
      qr: `/clock-in-qr/${token}/`,
    };
  }

  describe('on the page of their link', () => {
    it('F9 sees the calls and clocks in and out, without signing in anywhere', async () => {
      const crew = await aCrewMember();
      const visitor = app.visitor();
      expect(await visitor.get(crew.page)).toMatchObject({
        status: 200,
        body: {
          event: { name: crew.event.eventName, slug: crew.event.slug },
          worker: { name: crew.worker.name, slug: crew.worker.slug },
          call_times: [
            {
              id: crew.call.id,
              date: '2031-05-01',
              time: '08:00 AM',
              title: 'Load in',
              role: expect.any(String),
              is_signed_in: false,
            },
            { id: crew.evening.id, time: '08:00 PM', title: 'Load out', is_signed_in: false },
          ],
        },
      });

      const clockIn = { call_time_id: crew.call.id, action: 'clock_in' };
      expect(await visitor.post(crew.page, clockIn)).toMatchObject({
        status: 200,
        body: { status: 'success', message: 'Clocked in for Load in at 08:00 AM.' },
      });
      expect((await visitor.get(crew.page)).body.call_times[0].is_signed_in).toBe(true);
      expect(await visitor.post(crew.page, clockIn)).toMatchObject({
        status: 400,
        body: { status: 'error', message: expect.not.stringContaining('steward') },
      });

      app.clock.setTime('2031-05-01T07:59:00-04:00');
      const tooEarly = { call_time_id: crew.call.id, action: 'clock_out' };
      expect(await visitor.post(crew.page, tooEarly)).toMatchObject({
        status: 200,
        body: { status: 'success', message: 'You are in since 7:52 AM.' },
      });
      expect((await visitor.get(crew.page)).body.call_times[0].is_signed_in).toBe(true);

      app.clock.setTime('2031-05-01T17:16:00-04:00');
      const clockOut = { call_time_id: String(crew.call.id), action: 'clock_out' };
      expect(await visitor.post(crew.page, clockOut)).toMatchObject({
        status: 200,
        body: { message: 'Clocked out for Load in at 05:30 PM.' },
      });
      expect((await visitor.get(crew.page)).body.call_times[0].is_signed_in).toBe(false);
    });

    it('W14 is sent to the steward outside of the hour around the call, and leaves no entry behind', async () => {
      const crew = await aCrewMember();
      const answer = await app
        .visitor()
        .post(crew.page, { call_time_id: crew.evening.id, action: 'clock_in' });
      expect(answer).toMatchObject({
        status: 400,
        body: { status: 'error', message: expect.stringContaining('steward') },
      });
      const sheet = await (
        await app.as(crew.manager)
      ).get(`/call-times/${crew.evening.slug}/tracking/`);
      expect(sheet.body.labor_requests[0].time_entry).toBeNull();
    });

    it('W7 with a code made a month ago, until the day after the event is over, also when that is prolonged', async () => {
      app.clock.setTime('2031-04-01T12:00:00-04:00');
      const crew = await aCrewMember();
      const visitor = app.visitor();
      app.clock.setTime('2031-05-01T07:52:00-04:00');
      expect(
        await visitor.post(crew.page, { call_time_id: crew.call.id, action: 'clock_in' }),
      ).toMatchObject({ status: 200, body: { status: 'success' } });
      app.clock.setTime('2031-05-05T23:59:00-04:00');
      expect((await visitor.get(crew.page)).status).toBe(200);
      app.clock.setTime('2031-05-06T00:00:00-04:00');
      expect((await visitor.get(crew.page)).status).toBe(400);
      await (
        await app.as(crew.manager)
      ).patch(`/event/${crew.event.slug}`, { end_date: '2031-05-06' });
      expect((await visitor.get(crew.page)).status).toBe(200);
    });

    it('is told what is wrong', async () => {
      const [crew, other] = [await aCrewMember(), await aCrewMember()];
      const visitor = app.visitor();
      expect(
        await visitor.post(crew.page, { call_time_id: other.call.id, action: 'clock_in' }),
      ).toMatchObject({ status: 404, body: { status: 'error' } });
      expect(
        await visitor.post(crew.page, { call_time_id: crew.call.id, action: 'dance' }),
      ).toMatchObject({ status: 400, body: { errors: { action: [expect.any(String)] } } });
      expect(await visitor.post(crew.page)).toMatchObject({
        status: 400,
        body: { status: 'error' },
      });
      for (const token of [NOBODY, 'abc', 'A'.repeat(36)])
        expect((await visitor.get(`/clock-in/${token}/`)).status).toBe(404);
      app.clock.setTime('2031-05-06T00:00:00-04:00');
      expect(await visitor.get(crew.page)).toMatchObject({
        status: 400,
        body: { status: 'error', message: expect.any(String) },
      });
    });
  });

  describe('under the scanner', () => {
    it('of the steward who runs the event: in, and later out', async () => {
      const crew = await aCrewMember();
      const steward = await app.as(crew.steward);
      const first = await steward.post(crew.qr);
      expect(first).toMatchObject({
        status: 200,
        body: { status: 'success', message: 'Clocked in for Load in at 08:00 AM.' },
      });
      app.clock.setTime('2031-05-01T07:52:03-04:00');
      expect((await steward.post(crew.qr)).body).toEqual({
        status: 'success',
        message: 'You are in since 7:52 AM.',
      });
      app.clock.setTime('2031-05-01T07:59:00-04:00');
      expect((await steward.post(crew.qr)).body.message).toBe('You are in since 7:52 AM.');
      app.clock.setTime('2031-05-01T16:00:00-04:00');
      expect(await steward.post(crew.qr)).toMatchObject({
        status: 200,
        body: { message: 'Clocked out for Load in at 04:00 PM.' },
      });
      app.clock.setTime('2031-05-01T16:01:00-04:00');
      expect(await steward.post(crew.qr)).toMatchObject({ status: 400, body: { status: 'error' } });
    });

    it('of nobody else', async () => {
      const [crew, other] = [await aCrewMember(), await aCrewMember()];
      expect((await app.visitor().post(crew.qr)).status).toBe(401);
      expect((await (await app.as(crew.otherSteward)).post(crew.qr)).status).toBe(401);
      expect((await (await app.as(other.manager)).post(crew.qr)).status).toBe(404);
      expect((await (await app.as(crew.manager)).post(`/clock-in-qr/${NOBODY}/`)).status).toBe(404);
      expect((await (await app.as(crew.manager)).post(`/clock-in-qr/abc/`)).status).toBe(404);
    });

    it('says of a code of another company what it says of one nobody knows, expired or not', async () => {
      const [crew, other] = [await aCrewMember(), await aCrewMember()];
      const strangers = await Promise.all(
        [other.manager, other.steward].map((stranger) => app.as(stranger)),
      );
      const [manager, otherSteward] = [await app.as(crew.manager), await app.as(crew.otherSteward)];
      for (const time of ['2031-05-01T07:52:00-04:00', '2031-05-06T00:00:00-04:00']) {
        app.clock.setTime(time);
        for (const stranger of strangers) {
          const [unknown, foreign] = [
            await stranger.post(`/clock-in-qr/${NOBODY}/`),
            await stranger.post(crew.qr),
          ];
          expect([foreign.status, foreign.body]).toEqual([404, unknown.body]);
        }
        expect((await otherSteward.post(crew.qr)).status).toBe(401);
      }
      expect((await manager.post(crew.qr)).status).toBe(400);
    });
  });
});
