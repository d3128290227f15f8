import { TimeChange } from '#libs/labor';
import { aCall } from '../factories/a-call.js';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import type { Client } from '../support/client.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** Parsed JSON is whatever it is. */
type Json = ReturnType<typeof JSON.parse>;

/** Edge cases of the day of a call. */
describe('edge cases of a call', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let manager: Client;
  let steward: Client;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    [manager, steward] = [await app.as(house.manager), await app.as(house.steward)];
  });
  beforeEach(async () => {
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    show = await house.show();
  });
  afterAll(() => app.close());

  const record = (action: string, rest: object = {}, requestId = show.confirmed.id) =>
    steward.post(`/call-times/${show.call.slug}/tracking/`, {
      request_id: String(requestId),
      action,
      ...rest,
    });
  const sheetRow = async (requestId = show.confirmed.id): Promise<Json> =>
    (await steward.get(`/call-times/${show.call.slug}/tracking`)).body.labor_requests.find(
      ({ id }: Json) => id === requestId,
    );
  const worker = (token: string, body: object) =>
    app.visitor().post(`/user/request/${token}/action/`, body);
  const feed = async (): Promise<Json[]> => (await manager.get('/notifications/')).body;

  it('an event without a location is shown, filled, worked and answered like any other (F10)', async () => {
    await app.db.query('update events set location_profile_id = null where id = $1', [
      show.event.id,
    ]);
    const board = await manager.get(`/event/${show.event.slug}`);
    expect(board.body.event.location_profile).toBeNull();
    const elsewhere = await aCall(app.db, {
      eventId: (await anEvent(app.db, { companyId: house.company.id })).id,
    });
    const needed = await aRequirement(app.db, { callTimeId: elsewhere.id });
    const list = await manager.get(`/request/${needed.slug}/fill-list/`);
    expect(list.body.workers.find(({ id }: Json) => id === show.worker.id).conflicts).toMatchObject(
      [{ location: null, status: 'Confirmed' }],
    );
    for (const path of [
      '/events/list',
      `/call-times/${show.call.slug}/requests/`,
      `/call-times/${show.call.slug}/tracking/`,
      `/clock-in/${show.clockInToken}/`,
      `/event/${show.event.slug}/confirm/${show.pending.tokenShort}/`,
    ]) {
      expect([path, (await manager.get(path)).status]).toEqual([path, 200]);
    }
    const act = (action: string) =>
      app
        .visitor()
        .post(`/clock-in/${show.clockInToken}/`, { call_time_id: String(show.call.id), action });
    expect([(await act('clock_in')).status, (await act('clock_out')).status]).toEqual([200, 200]);
    expect((await manager.post(`/event/${show.event.slug}/send-messages/`)).status).toBe(200);
  });

  it('a worker with two jobs at one call is clocked in and out by every door (F14)', async () => {
    const second = await aRequirement(app.db, { callTimeId: show.call.id });
    await aConfirmedRequest(app.db, { laborRequirementId: second.id, workerId: show.worker.id });
    expect((await app.visitor().get(`/clock-in/${show.clockInToken}/`)).status).toBe(200);
    expect(await steward.post(`/clock-in-qr/${show.clockInToken}/`)).toMatchObject({
      status: 200,
      body: { message: expect.stringMatching(/in/i) },
    });
    app.clock.advance(300);
    expect(await steward.post(`/clock-in-qr/${show.clockInToken}/`)).toMatchObject({
      status: 200,
      body: { message: expect.stringMatching(/out/i) },
    });
    const entries = await app.db.query(
      'select start_at, end_at from time_entries te join labor_requests r on r.id = te.labor_request_id where r.worker_id = $1',
      [show.worker.id],
    );
    expect(entries).toEqual([{ start_at: expect.any(Date), end_at: expect.any(Date) }]);
  });

  it('a time edited to shortly before midnight rolls over to the next day (F12)', async () => {
    await record('sign_in');
    expect(await record('update_end_time', { new_time: '2031-05-01T23:50' })).toMatchObject({
      status: 200,
      body: { status: 'success' },
    });
    expect((await sheetRow()).time_entry).toMatchObject({
      start_time: '2031-05-01T08:00:00',
      end_time: '2031-05-02T00:00:00',
    });
  });

  it('no call, no show leaves no entry, shows in the sheet, and is taken back with its count (W13)', async () => {
    await record('ncns');
    expect(await sheetRow()).toMatchObject({ ncns: true, time_entry: null });
    await record('showed_up');
    expect(await sheetRow()).toMatchObject({
      ncns: false,
      time_entry: null,
      worker: { nocallnoshow: 0 },
    });
  });

  it('minutes of a break and ids come as text; another number is refused', async () => {
    await record('sign_in');
    expect(
      (await record('add_meal_break', { type: '60', break_time: '2031-05-01T12:00' })).status,
    ).toBe(200);
    const [{ id, duration, break_type: type }] = (await sheetRow()).time_entry.meal_breaks;
    expect([duration, type]).toEqual([60, 'unpaid']);
    expect(
      await record('update_meal_break', {
        meal_break_id: String(id),
        break_time: '2031-05-01T11:30',
        duration: '45',
      }),
    ).toMatchObject({ status: 400, body: { duration: [expect.any(String)] } });
    expect(
      (
        await record('update_meal_break', {
          meal_break_id: String(id),
          break_time: '2031-05-01T11:30',
          duration: '30',
        })
      ).status,
    ).toBe(200);
    expect((await sheetRow()).time_entry.meal_breaks).toMatchObject([
      { id, duration: 30, break_type: 'paid', break_time: '2031-05-01T11:30:00' },
    ]);
  });

  it('an early or late clock-in sends the worker to the steward, in the very word the app looks for (W14)', async () => {
    app.clock.setTime('2031-05-01T06:59:00-04:00');
    const refused = await app
      .visitor()
      .post(`/clock-in/${show.clockInToken}/`, { call_time_id: show.call.id, action: 'clock_in' });
    expect(refused).toMatchObject({
      status: 400,
      body: { status: 'error', message: expect.stringContaining('steward') },
    });
    expect((await sheetRow()).time_entry).toBeNull();
  });

  it('a moved call shows the time before and the time now, asks once, and takes the boolean and its word (W22)', async () => {
    const move = (time: string) =>
      manager.patch(`/call-times/${show.call.slug}/edit/`, {
        name: show.call.name,
        date: '2031-05-01',
        time,
        minimum_hours: '',
        message: '',
      });
    await app.db.query('update labor_requests set reminder_sent_at = now() where id = $1', [
      show.confirmed.id,
    ]);
    expect((await move('09:00')).body.call_time).toMatchObject({
      time: '09:00:00',
      time_has_changed: true,
      original_time: '08:00:00',
    });
    await app.finishTasks();
    await move('13:30');
    const questions = await app.db.manager.find(TimeChange, {
      where: { laborRequestId: show.confirmed.id },
      order: { id: 'DESC' },
    });
    const token = questions[0]!.token;
    const ask = (each: string) => app.visitor().get(`/call/confirm-time-change/${each}/`);
    expect((await ask(token)).body).toEqual({
      event_name: show.event.eventName,
      call_time_name: show.call.name,
      original_time: '2031-05-01 at 09:00 AM',
      new_time: '2031-05-01 at 01:30 PM',
      conflicts: [],
      messages: [],
    });
    for (const older of questions.slice(1)) expect((await ask(older.token)).status).toBe(404);
    expect(
      await app
        .visitor()
        .post(`/call/confirm-time-change/${token}/`, { cant_do_it: true, message: 'Other job' }),
    ).toMatchObject({ status: 200 });
    expect(
      await app
        .visitor()
        .post(`/call/confirm-time-change/${token}/`, { cant_do_it: 'false', message: '' }),
    ).toMatchObject({
      status: 404,
      body: { status: 'error', message: expect.any(String), detail: expect.any(String) },
    });
    const board = await manager.get(`/call-times/${show.call.slug}/requests/`);
    expect(
      board.body.labor_requests.find(({ id }: Json) => id === show.confirmed.id),
    ).toMatchObject({ confirmed: true, message: 'Other job', reminder_sent: false });
    expect((await feed())[0]).toMatchObject({
      response: 'Time Change',
      labor_requirement_slug: show.requirement.slug,
      call_time: show.call.name,
      event: show.event.eventName,
      read: false,
    });
  });

  it('one answer makes one line in the feed: a yes that confirms says Confirmed only (W8)', async () => {
    await app.db.query('update labor_requirements set fcfs_positions = 1 where id = $1', [
      show.open.id,
    ]);
    const before = (await feed()).length;
    expect(
      (await worker(show.pending.tokenShort, { action: 'available', response: 'yes' })).status,
    ).toBe(200);
    const lines = await feed();
    expect([lines.length - before, lines[0].response]).toEqual([1, 'Confirmed']);
    expect(
      (await manager.get(`/labor/${show.open.slug}/edit`)).body.labor_requirement.fcfs_positions,
    ).toBe(1);
  });

  it('an answer is yes or no (W10), stamped when it is given', async () => {
    for (const body of [
      { action: 'available', response: 'maybe' },
      { action: 'available' },
      { action: 'cancel' },
      { action: 'delete' },
      {},
    ]) {
      expect([body, (await worker(show.pending.tokenShort, body)).status]).toEqual([body, 400]);
    }
    expect(
      (await manager.get(`/call-times/${show.later.slug}/requests`)).body.labor_requests,
    ).toMatchObject([{ availability_response: null, responded_at: null }]);
    await worker(show.pending.tokenShort, { action: 'available', response: 'no' });
    expect(
      (await manager.get(`/call-times/${show.later.slug}/requests`)).body.labor_requests,
    ).toMatchObject([
      { availability_response: 'no', confirmed: false, responded_at: '2031-05-01T11:52:00.000Z' },
    ]);
  });

  it('who declines leaves the place to the earliest who waits (W9), who is told; a reserved no ends the reservation', async () => {
    app.clock.setTime('2031-04-20T12:00:00Z');
    await app.db.query(
      'update labor_requirements set fcfs_positions = 1, needed_labor = 1 where id = $1',
      [show.open.id],
    );
    await app.db.query('update labor_requests set reserved = true where id = $1', [
      show.pending.id,
    ]);
    const waiting = await aRequest(app.db, {
      laborRequirementId: show.open.id,
      workerId: show.unasked.id,
    });
    await worker(waiting.tokenShort, { action: 'available', response: 'yes' });
    expect((await manager.get(`/labor/${show.open.slug}/status`)).body).toMatchObject({
      available: 1,
      confirmed: 0,
    });
    await worker(show.pending.tokenShort, { action: 'available', response: 'no' });
    expect((await manager.get(`/labor/${show.open.slug}/status`)).body).toMatchObject({
      available: 0,
      confirmed: 1,
      declined: 1,
    });
    expect((await app.textsTo(show.unasked.phoneNumber)).at(-1)).toContain(show.event.eventName);
    const { body } = await manager.get(`/call-times/${show.later.slug}/requests`);
    expect(body.labor_requests.find(({ id }: Json) => id === show.pending.id)).toMatchObject({
      is_reserved: false,
      availability_response: 'no',
    });
  });

  it('a manager’s word leaves one state, never two (W11)', async () => {
    const act = (action: string, response?: string) =>
      manager.post(`/request/${show.confirmed.tokenShort}/action/`, { action, response });
    const state = async (): Promise<string> => {
      const { body } = await manager.get(`/call-times/${show.call.slug}/requests`);
      const {
        availability_response: answer,
        confirmed,
        canceled,
        ncns,
      } = body.labor_requests.find(({ id }: Json) => id === show.confirmed.id);
      return [answer, confirmed && 'confirmed', canceled && 'canceled', ncns && 'ncns']
        .filter(Boolean)
        .join(' ');
    };
    for (const [action, response, expected] of [
      ['ncns', 'ncns', 'no ncns'],
      ['confirm', 'yes', 'yes confirmed'],
      ['cancel', 'cancel', 'no canceled'],
      ['confirm', undefined, 'yes confirmed'],
      ['decline', 'no', 'no'],
      ['available', 'yes', 'yes'],
      ['available', 'no', 'no'],
      ['confirm', 'yes', 'yes confirmed'],
    ] as const) {
      expect([action, (await act(action, response)).status, await state()]).toEqual([
        action,
        200,
        expected,
      ]);
    }
  });

  it('a steward does not take hours away: not with the call, nor with the requirement, nor with the request', async () => {
    await record('sign_in');
    expect(await steward.delete(`/call-times/${show.call.slug}/delete/`)).toMatchObject({
      status: 400,
      body: { status: 'error', message: expect.any(String) },
    });
    expect(await steward.delete(`/labor/${show.requirement.slug}/delete/`)).toMatchObject({
      status: 400,
      body: { status: 'error', message: expect.any(String) },
    });
    expect(
      (
        await steward.post(`/request/${show.confirmed.tokenShort}/action/`, {
          action: 'delete',
          response: 'delete',
        })
      ).status,
    ).toBe(400);
    expect((await manager.delete(`/labor/${show.requirement.slug}/delete/`)).status).toBe(200);
    expect(
      await app.db.query('select 1 as kept from time_entries where labor_request_id = $1', [
        show.confirmed.id,
      ]),
    ).toEqual([{ kept: 1 }]);
  });

  it('what is deleted is gone from every screen, link and count', async () => {
    await manager.delete(`/event/${show.event.slug}`);
    for (const path of [
      `/event/${show.event.slug}`,
      `/call-times/${show.call.slug}/requests`,
      `/call-times/${show.call.slug}/tracking`,
      `/labor/${show.requirement.slug}/status`,
      `/request/${show.open.slug}/fill-list`,
      `/event/${show.event.slug}/confirm/${show.pending.tokenShort}`,
      `/clock-in/${show.clockInToken}`,
      `/call/confirm-time-change/${show.timeChange.token}`,
    ]) {
      expect([path, (await manager.get(path)).status]).toEqual([path, 404]);
    }
    expect((await manager.get('/events/list')).body.map(({ slug }: Json) => slug)).not.toContain(
      show.event.slug,
    );
    expect(
      (await manager.post(`/request/${show.pending.tokenShort}/action/`, { action: 'confirm' }))
        .status,
    ).toBe(404);
  });

  it('an offer to another number shows nothing of this one, and its token answers nothing else', async () => {
    const other = await aRequest(app.db, {
      laborRequirementId: show.open.id,
      workerId: (await aWorker(app.db, { companyId: house.company.id })).id,
    });
    const page = await app.visitor().get(`/event/${show.event.slug}/confirm/${other.tokenShort}/`);
    expect(page.body.pending_call_times.map(({ id }: Json) => id)).toEqual([other.id]);
    expect(page.text).not.toContain(show.worker.phoneNumber);
    expect(
      (
        await app.visitor().post(`/event/${show.event.slug}/confirm/${other.tokenShort}/`, {
          [`response_${show.pending.id}`]: 'yes',
        })
      ).status,
    ).toBe(400);
    const another = await house.show();
    expect(
      (await app.visitor().get(`/event/${another.event.slug}/confirm/${other.tokenShort}/`)).status,
    ).toBe(404);
  });

  it('no place is promised twice: raising the places moves up exactly as many as wait', async () => {
    app.clock.setTime('2031-04-20T12:00:00Z');
    const waiting = await aRequest(app.db, {
      laborRequirementId: show.open.id,
      workerId: show.unasked.id,
    });
    for (const { tokenShort } of [show.pending, waiting])
      await worker(tokenShort, { action: 'available', response: 'yes' });
    await manager.post(`/labor/${show.open.slug}/edit/`, {
      labor_type: String(show.skill.id),
      needed_labor: '2',
      minimum_hours: '4',
      fcfs_positions: '1',
    });
    expect((await manager.get(`/labor/${show.open.slug}/status`)).body).toMatchObject({
      available: 1,
      confirmed: 1,
    });
  });
});
