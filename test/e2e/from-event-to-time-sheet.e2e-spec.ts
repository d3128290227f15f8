import { dateIn, addDays } from '#libs/kernel';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import type { Client } from '../support/client.js';
import { LiveSocket } from '../support/live-socket.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const ZONE = 'America/New_York';
const FRAME = { type: 'htmx_trigger', event: 'notification-update' };

/** The whole workflow over the public API; each step builds on the one before. */
describe('from event to time sheet', () => {
  let app: TestApp;
  let manager: Client;
  let socket: LiveSocket;
  const phone = '+12125550142';
  const today = dateIn(ZONE, new Date());
  const slugs = { event: '', call: '', requirement: '' };
  const ids = { skill: 0, location: 0, worker: 0, request: 0 };
  let link: URL;
  let clockInToken: string;

  beforeAll(async () => {
    app = await aTestApp();
    const company = await aCompany(app.db, { nameShort: 'ACME' });
    manager = await app.as(await aManager(app.db, company.id));
    const opened = await LiveSocket.open(app.url, `/ws/notifications/?token=${manager.key}`);
    if (typeof opened === 'number') throw new Error(`refused with ${opened}`);
    socket = opened;
    app.clock.setTime(`${today}T16:00:00Z`);
  });
  afterAll(async () => {
    socket.end();
    await app.close();
  });

  it('starts with a skill, a location and an event', async () => {
    const skill = await manager.post('/skills/', { action: 'add', name: 'Rigger' });
    const location = await manager.post('/location-profiles/', { name: 'Arena', address: '' });
    const event = await manager.post('/create-event/', {
      event_name: 'Spring tour',
      start_date: today,
      end_date: addDays(today, 1),
      is_single_day: false,
      location_profile: String(location.body.id),
      event_description: '',
      minimum_hours: '4',
      meal_penalty_trigger_time: '5',
      hour_round_up: '15',
    });
    expect([skill.status, location.status, event.status]).toEqual([201, 201, 201]);
    [ids.skill, ids.location, slugs.event] = [skill.body.id, location.body.id, event.body.slug];
  });

  it('calls a crew and says how many riggers it needs', async () => {
    const call = await manager.post(`/call-time/${slugs.event}/add-call-time/`, {
      name: 'Load in',
      date: addDays(today, 1),
      time: '08:00',
      minimum_hours: '',
      message: '',
    });
    expect([call.status, call.body.time, call.body.minimum_hours]).toEqual([201, '08:00:00', 4]);
    slugs.call = call.body.slug;
    const requirement = await manager.post(`/call-times/${slugs.call}/add-labor/`, {
      labor_type: String(ids.skill),
      needed_labor: '1',
      minimum_hours: '',
      fcfs_positions: 1,
    });
    expect([requirement.status, requirement.body.needed_labor]).toEqual([201, 1]);
    slugs.requirement = requirement.body.slug;
    const list = await manager.get('/events/list');
    expect(list.body[0]).toMatchObject({ slug: slugs.event, unfilled_count: 1, filled: false });
  });

  it('asks a worker; the first text is the question whether to be texted at all', async () => {
    const added = await manager.post('/workers/', {
      name: 'Robin Rigger',
      phone_number: '(212) 555-0142',
    });
    expect(added.status).toBe(201);
    ids.worker = added.body.workers[0].id;
    expect(
      (
        await manager.post(`/request/${slugs.requirement}/worker/`, {
          worker_id: ids.worker,
          action: 'request',
        })
      ).body,
    ).toEqual({ status: 'success' });
    const sent = await manager.post(`/event/${slugs.event}/send-messages/`);
    expect([sent.status, sent.body.status]).toEqual([200, 'success']);
    expect(sent.body.message).toBe('No messages queued: 1 is waiting for consent');
    await app.finishTasks();
    const { body: texts } = await app
      .visitor()
      .get(`/dev/messages?to=${encodeURIComponent(phone)}`);
    expect(texts).toMatchObject([
      { to: phone, kind: 'consent_question', status: 'sent', segments: expect.any(Number) },
    ]);
  });

  it('gets a yes to the question, and the link with it', async () => {
    const { body } = await app
      .visitor()
      .post('/dev/messages/inbound', { from: phone, body: 'Yes!' });
    const [address] = /https?:\S+\/confirm\/\S+/.exec(body.reply) ?? [];
    link = new URL(address!);
    expect(link.pathname).toMatch(
      new RegExp(`^/app/event/${slugs.event}/confirm/[A-Za-z0-9]{10}/$`),
    );
    const fill = await manager.get(`/request/${slugs.requirement}/fill-list/`);
    expect(fill.body.labor_requests).toMatchObject([
      { sms_sent: true, availability_response: null, worker: { sms_consent: true } },
    ]);
    ids.request = fill.body.labor_requests[0].id;
  });

  it('confirms the worker who says yes first, and the manager hears of it on the socket', async () => {
    const before = (await socket.receivedUntilNow()).length;
    const worker = app.visitor();
    const path = link.pathname.replace('/app', '');
    const page = await worker.get(path);
    expect(page.body.pending_call_times.map((request: { id: number }) => request.id)).toEqual([
      ids.request,
    ]);
    expect((await worker.post(path, { [`response_${ids.request}`]: 'yes' })).body).toEqual({
      status: 'success',
    });

    const frames = await socket.frames(before + 1);
    expect(frames.at(-1)).toEqual(FRAME);
    const feed = await manager.get('/notifications/');
    expect(feed.body).toMatchObject([
      {
        response: 'Confirmed',
        read: false,
        event: 'Spring tour',
        call_time: 'Load in',
        labor_requirement_slug: slugs.requirement,
      },
    ]);
    const status = await manager.get(`/labor/${slugs.requirement}/status/`);
    expect(status.body).toMatchObject({
      job: 'Rigger',
      pending: 0,
      confirmed: 1,
      available: 0,
      declined: 0,
    });

    await app.finishTasks();
    expect((await app.textsTo(phone)).at(-1)).toMatch(/confirmed/i);
  });

  it('shows the confirmed worker a code to clock in with', async () => {
    const page = await app.visitor().get(link.pathname.replace('/app', ''));
    expect(Buffer.from(page.body.qr_code_data, 'base64').subarray(1, 4).toString()).toBe('PNG');
    expect(page.text).not.toMatch(/password|notes|nocallnoshow/);
    const [row] = await app.db.query<{ token: string }[]>(
      'select token from clock_in_tokens where worker_id = $1',
      [ids.worker],
    );
    clockInToken = row!.token;
  });

  it('clocks in at a station within the hour, for the scheduled time', async () => {
    const station = await manager.post(`/event/${slugs.event}/generate-station/`);
    const token = station.body.station_url.split('/').filter(Boolean).at(-1);
    const path = `/station/${token}`;
    app.clock.setTime(`${addDays(today, 1)}T11:00:00Z`);
    const early = await app.visitor().get(`/clock-in/${clockInToken}/`);
    expect(early.body.call_times).toMatchObject([{ title: 'Load in', is_signed_in: false }]);
    standAtWall(app, addDays(today, 1), '07:40');
    expect((await app.visitor().get(`${path}/validate/`)).body.event_name).toBe('Spring tour');
    const scan = await app.visitor().post(`${path}/clock/`, { worker_token: clockInToken });
    expect([scan.status, scan.body.worker_name]).toEqual([200, 'Robin Rigger']);
    const sheet = await manager.get(`/call-times/${slugs.call}/tracking/`);
    expect(sheet.body.labor_requests[0].time_entry).toMatchObject({
      start_time: `${addDays(today, 1)}T08:00:00`,
      end_time: null,
    });
  });

  it('takes a late meal and signs out; hours and penalty come out', async () => {
    const track = (action: string, more = {}): Promise<unknown> =>
      manager.post(`/call-times/${slugs.call}/tracking/`, {
        request_id: ids.request,
        action,
        ...more,
      });
    standAtWall(app, addDays(today, 1), '14:00');
    expect(
      await track('add_meal_break', { type: '30', break_time: `${addDays(today, 1)}T14:00` }),
    ).toMatchObject({ status: 200 });
    standAtWall(app, addDays(today, 1), '17:50');
    expect(await track('sign_out')).toMatchObject({ status: 200, body: { status: 'success' } });

    const sheet = await manager.get(`/call-times/${slugs.call}/tracking/`);
    expect(sheet.body.labor_requests[0].time_entry).toMatchObject({
      end_time: `${addDays(today, 1)}T18:00:00`,
      meal_breaks: [
        { break_time: `${addDays(today, 1)}T14:00:00`, duration: 30, break_type: 'paid' },
      ],
      normal_hours: 9,
      meal_penalty_hours: 1,
      total_hours_worked: 10,
    });
  });

  it('left a trail that names who did what', async () => {
    const trail = await app.db.query<{ action: string; actor_kind: string }[]>(
      'select action, actor_kind from audit_entries order by id',
    );
    const actions = trail.map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining([
        'event.created',
        'call_time.scheduled',
        'request.created',
        'consent.granted',
        'request.available_yes',
        'time_entry.sign_out',
      ]),
    );
    expect(
      JSON.stringify(await app.db.query('select before, after from audit_trail')),
    ).not.toContain('2125550142');
  });
});

function standAtWall(app: TestApp, date: string, time: string): void {
  const noon = new Date(`${date}T12:00:00Z`);
  const offset = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, timeZoneName: 'longOffset' })
    .formatToParts(noon)
    .find(({ type }) => type === 'timeZoneName')!.value;
  app.clock.setTime(`${date}T${time}:00${offset.replace('GMT', '')}`);
}
