import { Worker } from '#libs/labor';
import { AuditVerificationService } from '#libs/notification';
import { TaskQueueService, UnitOfWork } from '#libs/platform';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner } from '../factories/a-grant.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aUser } from '../factories/a-user.js';
import { anEvent } from '../factories/an-event.js';
import { BrowserForm } from '../support/browser-form.js';
import type { Client } from '../support/client.js';
import { findInTables } from '../support/find-in-tables.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const NAME = 'Zebulon Quartermain';
const [NUMBER, ALTERNATE] = ['+12125550173', '+12125550174'];
const [MAIL, LATER_MAIL] = ['zebulon@quartermain.example', 'zq@elsewhere.example'];
const NEEDLES = [
  ...['zebulon', 'quartermain', 'wanderly', 'daughter', 'broken knee', 'zq.rigger'],
  ...[MAIL, LATER_MAIL, '2125550173', '555-0173', '2125550174', '555-0174', 'Netscape 4.7'],
];

describe('a person is forgotten', () => {
  let app: TestApp;
  let administrator: Client;
  let manager: Client;
  let companyId: number;
  let slug: string;
  let workerId: number;
  let userId: number;
  let requests: { past: number; coming: number };

  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());

  const say = async (from: string, body: string): Promise<string> => {
    const answer = await app.visitor().post('/dev/messages/inbound', { from, body });
    expect(answer.status).toBe(200);
    return answer.body.reply as string;
  };
  const found = () => findInTables(app.db, NEEDLES);
  const tablesWith = async () => [...new Set((await found()).map(({ table }) => table))].sort();
  const verify = () => app.get(AuditVerificationService).verify(app.get(UnitOfWork).reading());

  async function askFor(date: string, name: string): Promise<number> {
    const event = await anEvent(app.db, {
      companyId,
      eventName: 'Harvest Fair',
      startDate: date,
      endDate: date,
      eventDescription: `Ask ${NAME} (212-555-0173) for the key.`,
    });
    const call = await aCall(app.db, {
      eventId: event.id,
      name,
      date,
      time: '08:00',
      message: 'Park behind ZEBULON QUARTERMAIN, zebulon@quartermain.example',
    });
    const requirement = await aRequirement(app.db, { callTimeId: call.id, fcfsPositions: 1 });
    await manager.post(`/request/${requirement.slug}/worker/`, { worker_id: workerId });
    const sent = await manager.post(`/request/${requirement.slug}/send-messages/`);
    expect(sent.status).toBe(200);
    await app.finishTasks();
    const [row] = await app.db.query<{ id: number }[]>(
      'select id from labor_requests where labor_requirement_id = $1 and worker_id = $2',
      [requirement.id, workerId],
    );
    return row!.id;
  }

  async function accept(requestId: number): Promise<void> {
    const [link] = await app.db.query<{ slug: string; token: string }[]>(
      `select e.slug, r.token_short as token from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id
         join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id where r.id = $1`,
      [requestId],
    );
    const path = `/event/${link!.slug}/confirm/${link!.token}/`;
    const answer = await app.visitor().post(path, { [`response_${requestId}`]: 'yes' });
    expect([path, answer.status]).toEqual([path, 200]);
  }

  async function anAccount(): Promise<void> {
    const user = await aUser(app.db, {
      username: 'zq.rigger',
      firstName: 'Zebulon',
      lastName: 'Quartermain',
      email: MAIL,
    });
    userId = user.id;
    await app.db.query(
      `insert into user_profiles (user_id, phone_number, phone_verified_at, slug) values ($1, $2, now(), $3)`,
      [userId, NUMBER, `zebq${userId}`],
    );
    await app.db.manager.update(Worker, workerId, { userId });
    const browser = new BrowserForm(app.url);
    const form = await browser.open('/app/login/');
    await browser.submit(form, { username: 'zq.rigger', password: 'swordfish' });
    const login = await app.visitor({ 'User-Agent': 'Netscape 4.7' }).post('/login/', {
      username: 'zq.rigger',
      password: 'swordfish',
    });
    const client = app.visitor({ Authorization: `Token ${login.body.token}` });
    await client.patch('/user/settings/', { email: LATER_MAIL, current_password: 'swordfish' });
    await client.patch('/user/settings/', { last_name: 'Wanderly' });
    await client.patch('/user/settings/', { email: MAIL });
    await app.visitor().post('/login/', { username: 'zq.rigger', password: 'wrong' });
    await app.visitor().post('/forgot-password/', { email: LATER_MAIL });
    await app.finishTasks();
  }

  /** A contact with everything that may be known of one, in two companies, with an account. */
  beforeEach(async () => {
    app.clock.setTime('2031-04-20T16:00:00Z');
    administrator = await app.as(await anAdministrator(app.db));
    companyId = (await aCompany(app.db)).id;
    const boss = await aManager(app.db, companyId);
    manager = await app.as(boss);
    const added = await manager.post('/workers/', {
      name: 'Zebulon Wanderly',
      phone_number: NUMBER,
    });
    ({ id: workerId, slug } = added.body.workers[0]);
    await manager.patch('/workers/', { id: workerId, name: NAME, notes: 'Has a broken knee.' });
    await manager.put('/workers/', {
      id: workerId,
      phone_number: ALTERNATE,
      label: 'His daughter',
    });
    const colleague = await manager.post('/workers/', {
      name: 'Lee Park',
      phone_number: '+12125550188',
    });
    const lee = colleague.body.workers.find((each: { name: string }) => each.name === 'Lee Park');
    await manager.patch('/workers/', { id: lee.id, notes: `Drives with ${NAME}.` });

    const other = await aCompany(app.db);
    const stranger = await app.as(await aManager(app.db, other.id));
    await stranger.post('/workers/', { name: 'Zebulon Q. Quartermain', phone_number: NUMBER });

    await anAccount();
    const past = await askFor('2031-04-21', 'Load in');
    await say(NUMBER, 'Yes');
    await say(NUMBER, 'This is Zebulon Quartermain, my daughter is ill');
    await say('+12125550188', 'Can Zebulon  Quartermain take me along? +1 (212) 555-0173');
    const coming = await askFor('2031-05-21', 'Load out');
    await say(NUMBER, 'yes');
    requests = { past, coming };
    for (const id of [past, coming]) await accept(id);
    const [call] = await app.db.query<{ slug: string }[]>(
      `select ct.slug from call_times ct join labor_requirements q on q.call_time_id = ct.id
         join labor_requests r on r.labor_requirement_id = q.id where r.id = $1`,
      [coming],
    );
    const moved = await manager.patch(`/call-times/${call!.slug}/edit/`, { time: '09:00' });
    expect([moved.status, moved.body]).toEqual([200, expect.anything()]);
    await app.finishTasks();
    await app.db.query(
      `update time_changes set answered_at = now(), message = 'My daughter has a match' where labor_request_id = $1`,
      [coming],
    );
    app.clock.setTime('2031-04-21T12:10:00Z');
    await hours('sign_in');
    app.clock.setTime('2031-04-21T20:10:00Z');
    await hours('sign_out');
    app.clock.setTime('2031-04-22T16:00:00Z');
  });

  async function hours(action: string): Promise<void> {
    const [call] = await app.db.query<{ slug: string }[]>(
      `select ct.slug from call_times ct join labor_requirements q on q.call_time_id = ct.id
         join labor_requests r on r.labor_requirement_id = q.id where r.id = $1`,
      [requests.past],
    );
    const answer = await manager.post(`/call-times/${call!.slug}/tracking/`, {
      request_id: requests.past,
      action,
    });
    expect([action, answer.status]).toEqual([action, 200]);
  }

  /** In a dispute with its answer, in the reason of an adjustment, and in the note of a returned sheet. */
  async function typeAboutHours(text: string): Promise<void> {
    const columns = `
      select $1::bigint, q.call_time_id, r.id, $3::text, now()
        from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id where r.id = $2`;
    const given = [companyId, requests.past, text];
    await app.db.query(
      `insert into time_entry_disputes (company_id, call_time_id, labor_request_id, sentence, created_at, answer, answered_at)
       select typed.*, $3, now() from (${columns}) typed`,
      given,
    );
    await app.db.query(
      `insert into time_entry_adjustments (company_id, call_time_id, labor_request_id, reason, created_at, before, after)
       select typed.*, '{}', '{}' from (${columns}) typed`,
      given,
    );
    await app.db.query(
      `insert into time_sheets (company_id, call_time_id, returned_note, returned_at)
       select $1, q.call_time_id, $3, now()
         from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id where r.id = $2`,
      given,
    );
  }

  it('no table has name, number, address, notes or words any more; hours and entries stay', async () => {
    await app.get(UnitOfWork).asSystem(async (work) => {
      app.get(TaskQueueService).add(
        work,
        { name: 'mail-reset-link' },
        { email: LATER_MAIL },
        {
          runAt: new Date('2099-01-01'),
        },
      );
    });
    await typeAboutHours(`Ask ${NAME} himself`);
    expect(await tablesWith()).toEqual([
      ...['_private_jobs', 'account_changes', 'alt_phones', 'api_keys', 'audit_values'],
      ...['call_times', 'consent_entries', 'consents', 'events', 'incoming_messages'],
      ...[
        'notifications',
        'outgoing_messages',
        'simulated_messages',
        'text_questions',
        'time_changes',
      ],
      ...['time_entry_adjustments', 'time_entry_disputes', 'time_sheets'],
      ...['user_profiles', 'users', 'workers'],
    ]);
    const entries = await count('audit_entries');
    const before = await verify();
    expect(before.misfit).toBeNull();

    const answer = await administrator.post(`/admin/workers/${slug}/erase/`);
    expect([answer.status, answer.body]).toEqual([
      200,
      { status: 'success', message: 'The person is forgotten: 2 contacts, 1 account.' },
    ]);
    await app.finishTasks();
    expect(await found()).toEqual([]);

    expect(await count('audit_entries')).toBeGreaterThan(entries);
    const after = await verify();
    expect(after).toMatchObject({ misfit: null });
    const [kept] = await app.db.query<object[]>(
      `select w.name, w.phone_number, te.end_at is not null as has_hours from time_entries te
         join labor_requests r on r.id = te.labor_request_id join workers w on w.id = r.worker_id where r.id = $1`,
      [requests.past],
    );
    expect(kept).toEqual({
      name: `Former worker ${workerId}`,
      phone_number: `erased-${workerId}`,
      has_hours: true,
    });
    const states = await app.db.query(
      'select id, state from labor_requests where id = any($1) order by id',
      [[requests.past, requests.coming]],
    );
    expect(states).toEqual([
      { id: requests.past, state: 'confirmed' },
      { id: requests.coming, state: 'canceled' },
    ]);
    const listed = await manager.get('/workers/');
    expect(listed.body.workers.map((each: { name: string }) => each.name)).toEqual(['Lee Park']);
    expect((await administrator.post(`/admin/workers/${slug}/erase/`)).status).toBe(404);
    expect((await administrator.post(`/admin/users/${userId}/erase/`)).status).toBe(404);
    expect((await administrator.post(`/admin/workers/${slug}/export/`)).status).toBe(404);
  });

  it('is the same person, asked for by the account', async () => {
    const answer = await administrator.post(`/admin/users/${userId}/erase/`);
    expect(answer.body.message).toBe('The person is forgotten: 2 contacts, 1 account.');
    await app.finishTasks();
    expect(await found()).toEqual([]);
  });

  it('stays stopped, should the number come back: as a contact, by an import, by text', async () => {
    await say(NUMBER, 'STOP');
    await administrator.post(`/admin/workers/${slug}/erase/`);
    expect(await found()).toEqual([]);

    const again = await manager.post('/workers/', { name: 'Somebody', phone_number: NUMBER });
    const contact = again.body.workers.find((each: { name: string }) => each.name === 'Somebody');
    expect(contact).toMatchObject({ stop_sms: true, sms_consent: false });
    const ledger = await manager.get(`/workers/${contact.slug}/consent-history/`);
    expect(ledger.body).toMatchObject({
      stop_sms: true,
      entries: [{ kind: 'revoked', source: 'remembered', whole_number: true, wording: null }],
    });
    await administrator.post(`/admin/workers/${contact.slug}/erase/`);
    await manager.post('/workers/import-contacts/', {
      contacts: [{ name: 'Imported', phone_number: NUMBER }],
    });
    const [imported] = (await manager.get('/workers/')).body.workers;
    expect(imported).toMatchObject({ name: 'Imported', stop_sms: true });
    await administrator.post(`/admin/workers/${imported.slug}/erase/`);

    expect(await say(NUMBER, 'hello')).toMatch(/START/);
    expect(await say(NUMBER, 'START')).not.toBeNull();
    await manager.post('/workers/', { name: 'Willing', phone_number: NUMBER });
    const willing = (await manager.get('/workers/')).body.workers.find(
      (each: { name: string }) => each.name === 'Willing',
    );
    expect(willing).toMatchObject({ stop_sms: false, sms_consent: false });
    await administrator.post(`/admin/workers/${willing.slug}/erase/`);
  });

  it('tells all that is stored, and that it was told', async () => {
    const { status, body } = await administrator.post(`/admin/users/${userId}/export/`);
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual([
      ...['account_changes', 'accounts', 'audit_entries', 'calendar_feeds'],
      ...['cancellations', 'closed_pay', 'consent', 'contacts'],
      ...['deleted_requests', 'hours', 'hours_adjustments', 'hours_disputes'],
      ...[
        'invitations',
        'messages_received',
        'messages_sent',
        'notifications',
        'pay_extras',
        'pay_rates',
        'payroll_numbers',
        'requests',
        'roles',
      ],
      ...['scans', 'sign_ins', 'time_changes', 'times_off'],
    ]);
    const told = JSON.stringify(body);
    for (const needle of [...NEEDLES.slice(0, 8), NUMBER, ALTERNATE])
      expect(told.toLowerCase()).toContain(needle.toLowerCase());
    expect(body.hours).toMatchObject([{ labor_request_id: requests.past, punches: [{}, {}] }]);
    expect(told).not.toMatch(/pbkdf2|argon2|key_hash|token/);
    const [entry] = await app.db.query<object[]>(
      `select action, after from audit_trail where action like 'person.%' order by id desc limit 1`,
    );
    expect(entry).toMatchObject({ action: 'person.exported', after: { user_ids: [userId] } });
    await administrator.post(`/admin/workers/${slug}/erase/`);
  });

  it('leaves others alone who have the number only beside their own, or the same name elsewhere', async () => {
    const other = await aCompany(app.db);
    const stranger = await app.as(await aManager(app.db, other.id));
    const twin = await stranger.post('/workers/', { name: NAME, phone_number: '+12125550199' });
    const child = await stranger.post('/workers/', { name: 'A child', phone_number: ALTERNATE });
    expect([twin.status, child.status]).toEqual([201, 201]);
    await administrator.post(`/admin/workers/${slug}/erase/`);
    const { workers } = (await stranger.get('/workers/')).body;
    expect(
      workers.map((each: { name: string; phone_number: string }) => [each.name, each.phone_number]),
    ).toEqual([
      ['A child', ALTERNATE],
      [NAME, '+12125550199'],
    ]);
    for (const each of workers) await administrator.post(`/admin/workers/${each.slug}/erase/`);
  });

  it('is refused while they are at work, for the last owner, and to everybody but administrators', async () => {
    expect((await manager.post(`/admin/workers/${slug}/erase/`)).status).toBe(401);
    expect((await manager.post(`/admin/workers/${slug}/export/`)).status).toBe(401);
    const owner = await anOwner(app.db, companyId);
    const last = await administrator.post(`/admin/users/${owner.userId}/erase/`);
    expect([last.status, last.body.message]).toEqual([409, expect.stringContaining('last owner')]);

    const running = await askFor('2031-04-22', 'Now');
    await app.db.query(`update labor_requests set state = 'confirmed' where id = $1`, [running]);
    await app.db.query(
      `insert into time_entries (labor_request_id, start_at) values ($1, '2031-04-22T12:00:00Z')`,
      [running],
    );
    app.clock.setTime('2031-04-22T12:30:00Z');
    const busy = await administrator.post(`/admin/workers/${slug}/erase/`);
    expect([busy.status, busy.body.message]).toEqual([409, expect.stringContaining('clocked in')]);
    expect((await found()).length).toBeGreaterThan(0);
    await app.db.query(
      `update time_entries set end_at = '2031-04-22T12:20:00Z' where labor_request_id = $1`,
      [running],
    );
    expect((await administrator.post(`/admin/workers/${slug}/erase/`)).status).toBe(200);
    expect(await found()).toEqual([]);
  });

  async function count(table: string): Promise<number> {
    return (await app.db.query<{ n: number }[]>(`select count(*)::int as n from ${table}`))[0]!.n;
  }
});
