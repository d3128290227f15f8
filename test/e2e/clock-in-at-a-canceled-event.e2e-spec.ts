import { UnitOfWork } from '#libs/platform';
import { ClockInTokenService } from '#libs/time-entry';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { anEvent } from '../factories/an-event.js';
import type { Answer } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const DOORS = ['page', 'scanner', 'station', 'sheet'] as const;
type Door = (typeof DOORS)[number];

describe('clock-in at a canceled event is refused', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());
  beforeEach(() => app.clock.setTime('2031-05-01T07:52:00-04:00'));

  async function aDoor() {
    const { db } = app;
    const company = await aCompany(db);
    const manager = await app.as(await aManager(db, company.id));
    const event = await anEvent(db, { companyId: company.id });
    const call = await aCall(db, { eventId: event.id });
    const request = await aConfirmedRequest(db, {
      laborRequirementId: (await aRequirement(db, { callTimeId: call.id })).id,
    });
    const code = await app
      .get(UnitOfWork)
      .asSystem((work) =>
        app
          .get(ClockInTokenService)
          .findOrCreate(work, { eventId: event.id, workerId: request.workerId }),
      );
    const { body } = await manager.post(`/event/${event.slug}/generate-station/`);
    const [station] = /[0-9a-f-]{36}/.exec(body.station_url)!;

    const sheet = `/call-times/${call.slug}/tracking/`;
    const record = (action: string, rest: object = {}) =>
      manager.post(sheet, { request_id: request.id, action, ...rest });
    const entry = async () => (await manager.get(sheet)).body.labor_requests[0].time_entry;
    const knock: Record<Door, (which: 'in' | 'out') => Promise<Answer>> = {
      page: (which) =>
        app
          .visitor()
          .post(`/clock-in/${code}/`, { call_time_id: call.id, action: `clock_${which}` }),
      scanner: () => manager.post(`/clock-in-qr/${code}/`),
      station: () => app.visitor().post(`/station/${station}/clock/`, { worker_token: code }),
      sheet: (which) => record(`sign_${which}`),
    };
    const cancel = async () =>
      expect((await manager.post(`/event/${event.slug}/cancel/`)).status).toBe(200);
    return { knock, record, entry, cancel };
  }

  it.each(DOORS)('by the %s: the refusal says why, and leaves no entry behind', async (door) => {
    const { knock, entry, cancel } = await aDoor();
    await cancel();
    expect(await knock[door]('in')).toMatchObject({
      status: 400,
      body: { status: 'error', message: expect.stringContaining('canceled') },
    });
    expect(await entry()).toBeNull();
  });

  it('nor by a time that is typed in', async () => {
    const { record, entry, cancel } = await aDoor();
    await cancel();
    for (const action of ['update_start_time', 'update_end_time']) {
      expect(await record(action, { new_time: '2031-05-01T09:00' })).toMatchObject({
        status: 400,
        body: { status: 'error', message: expect.stringContaining('canceled') },
      });
    }
    expect(await entry()).toBeNull();
  });

  it.each(DOORS)('who has begun signs out by the %s, and is corrected', async (door) => {
    const { knock, record, entry, cancel } = await aDoor();
    expect((await knock[door]('in')).status).toBe(200);
    await cancel();
    app.clock.setTime('2031-05-01T14:00:00-04:00');
    expect((await knock[door]('out')).status).toBe(200);
    expect(await entry()).toMatchObject({
      start_time: '2031-05-01T08:00:00',
      end_time: '2031-05-01T14:00:00',
    });

    expect((await record('update_end_time', { new_time: '2031-05-01T15:00' })).status).toBe(200);
    expect(
      (await record('add_meal_break', { type: '30', break_time: '2031-05-01T12:00' })).status,
    ).toBe(200);
    expect(await entry()).toMatchObject({
      end_time: '2031-05-01T15:00:00',
      meal_breaks: [{ duration: 30 }],
      total_hours_worked: 7,
    });
  });
});
