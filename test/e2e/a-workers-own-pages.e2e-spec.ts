import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import type { CallTime } from '#libs/call-time';
import type { Company } from '#libs/company';
import type { User } from '#libs/identity';
import { LaborRequest, Worker } from '#libs/labor';
import { TimeEntry } from '#libs/time-entry';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { aLocation } from '../factories/a-location.js';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { aUser } from '../factories/a-user.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import { aPhoneNumber } from '../factories/numbers.js';
import type { BrowserForm } from '../support/browser-form.js';
import { PageClient } from '../support/page-client.js';
import { patiently } from '../support/patiently.js';
import { recordStatements } from '../support/record-statements.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const NEXT = '/app/user-profile/';
const REQUESTS = '/app/user-profile/requests/';
const HOURS = '/app/user-profile/hours/';
const ME = '/app/user-profile/me/';
const AVAILABILITY = '/app/user-profile/availability/';

describe('a worker’s own pages', () => {
  let app: TestApp;
  let north: Company;
  let south: Company;
  let user: User;
  let browser: BrowserForm;
  let workers: Map<number, Worker>;
  beforeAll(async () => {
    app = await aTestApp();
  });
  afterAll(() => app.close());

  beforeEach(async () => {
    app.clock.setTime('2031-04-20T12:00:00Z');
    north = await aCompany(app.db, { name: 'North Stage', phoneNumber: '+12125550123' });
    south = await aCompany(app.db, { name: 'South Crew' });
    user = await aUser(app.db);
    browser = await aSignedInBrowser(app, { userId: user.id });
    workers = new Map();
    // One person is one number, at every company.
    const { phoneNumber } = await workerOf(north, { notes: 'Always late.', canceledCount: 7 });
    await workerOf(south, { phoneNumber });
  });

  async function workerOf(company: Company, given: Partial<Worker> = {}): Promise<Worker> {
    const made = await aWorker(app.db, { companyId: company.id, userId: user.id, ...given });
    workers.set(company.id, made);
    return made;
  }

  async function aPlace(company: Company, call: Partial<CallTime> = {}, fcfsPositions = 0) {
    const location = await aLocation(app.db, {
      companyId: company.id,
      name: 'Harbor Arena',
      address: '200 Pier Street',
    });
    const event = await anEvent(app.db, {
      companyId: company.id,
      eventName: `Show of ${company.name}`,
      locationProfileId: location.id,
    });
    const made = await aCall(app.db, { eventId: event.id, ...call });
    const skill = await aSkill(app.db, { companyId: company.id });
    const requirement = await aRequirement(app.db, {
      callTimeId: made.id,
      laborTypeId: skill.id,
      fcfsPositions,
    });
    const [laborRequirementId, workerId] = [requirement.id, workers.get(company.id)!.id];
    return { event, call: made, requirement, skill, of: { laborRequirementId, workerId } };
  }

  async function asked(company: Company, call: Partial<CallTime>, fcfsPositions = 0) {
    const place = await aPlace(company, call, fcfsPositions);
    return { ...place, request: await aRequest(app.db, place.of) };
  }

  async function confirmed(company: Company, call: Partial<CallTime>) {
    const place = await aPlace(company, call);
    return { ...place, request: await aConfirmedRequest(app.db, place.of) };
  }

  async function stateOf({ id }: { id: number }): Promise<string> {
    return (await app.db.manager.findOneByOrFail(LaborRequest, { id })).state;
  }

  /** The address to which the buttons of a request post. */
  const answer = (id: number, action: string) => `/app/labor-request/${id}/${action}/`;

  /** Presses a button as the page has it. */
  async function press(path: string, action: string) {
    const page = await browser.open(path);
    const form = page.forms.find(({ action: target }) => target === action);
    if (!form) throw new Error(`no form for ${action} on ${path}: ${page.text}`);
    return browser.submit({ ...page, forms: [form] });
  }

  it('show where the next call is, whom to ask, what to bring, and what is asked besides', async () => {
    await confirmed(north, { name: 'Load in', time: '07:00', message: 'Bring gloves.' });
    await confirmed(north, { name: 'Load out', time: '23:00' });
    await asked(south, { name: 'Strike', time: '15:00' });
    const queued = await aPlace(south, { name: 'Secret plan' });
    await aRequest(app.db, { ...queued.of, sentAt: null });

    const landed = await browser.open('/app/dashboard/');
    expect(landed.path).toBe(NEXT);
    const { text, html } = landed;
    expect(text).toContain('You work for North Stage, South Crew.');
    expect(text).toMatch(/Load in.*confirmed.*Thu, May 1.*7:00 AM.*Show of North Stage/);
    expect(text).toContain('200 Pier Street');
    expect(html).toContain('query=200+Pier+Street');
    expect(text).toContain('Ask for North Stage · (212) 555-0123');
    expect(text).toContain('Bring gloves.');
    expect(text).toMatch(/1 request to answer.*Strike.*asked.*Coming up.*Load out/);
    for (const secret of ['Secret plan', 'Always late', '7 cancel'])
      expect(text).not.toContain(secret);
    expect(html).toContain('data-room="own-work"');
  });

  it('names the steward where the event has one', async () => {
    const steward = await aSteward(app.db, north.id);
    const { event } = await confirmed(north, { name: 'Load in' });
    await app.db.query('update events set steward_id = $2 where id = $1', [
      event.id,
      steward.grant.id,
    ]);
    await app.db.query(`update users set first_name = 'Stella', last_name = 'Ward' where id = $1`, [
      steward.userId,
    ]);
    expect((await browser.open(NEXT)).text).toContain('Ask for Stella Ward');
  });

  it.each`
    places | state          | said
    ${1}   | ${'confirmed'} | ${'You are confirmed for Strike, Thu, May 1 · 3:00 PM. See you there!'}
    ${0}   | ${'available'} | ${'You are on the list for Strike.'}
  `(
    'one tap says yes; with $places first-come places it is $state',
    async ({ places, state, said }) => {
      const { request } = await asked(south, { name: 'Strike', time: '15:00' }, places as number);
      const page = await press(NEXT, answer(request.id, 'confirm'));
      expect(page.path).toBe(NEXT);
      expect(page.text).toContain(said);
      expect(await stateOf(request)).toBe(state);
      const notices = await app.db.query(
        'select response from notifications where labor_request_id = $1',
        [request.id],
      );
      expect(notices).toHaveLength(1);
    },
  );

  it('a no can be taken back, and a yes that waits', async () => {
    const { request } = await asked(north, { name: 'Load in' });
    let page = await press(REQUESTS, answer(request.id, 'decline'));
    expect(page.path).toBe(REQUESTS);
    expect(page.text).toMatch(/You said no.*Load in/);
    page = await press(REQUESTS, answer(request.id, 'confirm'));
    expect(page.text).toMatch(/You said yes.*Load in/);
    await press(REQUESTS, answer(request.id, 'decline'));
    expect(await stateOf(request)).toBe('declined');
  });

  it('says before and after the yes that another company’s call is in the way', async () => {
    await confirmed(north, { name: 'Load in', time: '08:00', expectedMinutes: 480 });
    const overlap = await asked(south, { name: 'Strike', time: '12:00' });
    const short = await asked(south, { name: 'Night shift', time: '20:00' });
    const before = await browser.open(NEXT);
    expect(before.text).toMatch(/Strike overlaps with Load in/);
    expect(before.text).toMatch(/Only 4 h of rest between Night shift and Load in/);
    const after = await press(NEXT, answer(overlap.request.id, 'confirm'));
    expect(after.text).toMatch(/You are on the list for Strike\..*Strike overlaps with Load in/);
    expect(await stateOf(short.request)).toBe('pending');
  });

  it('a confirmed call is given up only after its consequence was said', async () => {
    const { request } = await confirmed(north, { name: 'Load in' });
    const page = await browser.open(`${NEXT}?cancel=${request.id}`);
    expect(page.text).toContain('Somebody else gets your place.');
    expect((await browser.open(NEXT)).forms.map(({ action }) => action)).not.toContain(
      answer(request.id, 'cancel'),
    );
    const done = await press(`${NEXT}?cancel=${request.id}`, answer(request.id, 'cancel'));
    expect(done.text).toContain('You are no longer on Load in.');
    expect(await stateOf(request)).toBe('canceled');
    const worker = await app.db.manager.findOneByOrFail(Worker, { id: request.workerId });
    expect(worker.canceledCount).toBe(8);
    expect((await browser.open(REQUESTS)).text).toMatch(/Canceled or missed.*Load in/);
  });

  it('refuses with a reason what cannot be done, and changes nothing', async () => {
    const { request } = await asked(north, { name: 'Load in' });
    const canceled = await send(answer(request.id, 'cancel'));
    expect(canceled.text).toContain('Only a confirmed request can be canceled');
    app.clock.setTime('2031-05-04T12:00:00Z');
    const late = await send(answer(request.id, 'confirm'));
    expect(late.text).toContain('This call is over');
    expect(await stateOf(request)).toBe('pending');
  });

  /** Posts without a page, with the token of another form. */
  async function send(path: string, by = browser) {
    const page = await by.open('/app/account/');
    const form = page.forms.find(({ method }) => method === 'post')!;
    const csrf = { csrf_token: form.values['csrf_token']! };
    return by.submit({ ...page, forms: [{ ...form, action: path, values: csrf }] });
  }

  it('nobody answers for somebody else, nothing is done by a GET, and other actions do not exist', async () => {
    const { request, of } = await asked(north, { name: 'Load in' });
    const stranger = await aRequest(app.db, { laborRequirementId: of.laborRequirementId });
    const queued = await aPlace(south);
    const unsent = await aRequest(app.db, { ...queued.of, sentAt: null });
    for (const [id, action] of [
      [stranger.id, 'confirm'],
      [stranger.id, 'cancel'],
      [unsent.id, 'confirm'],
      [request.id, 'ncns'],
      [request.id, 'constructor'],
      [99_999_999, 'decline'],
    ] as const)
      expect((await send(answer(id, action))).status).toBe(404);
    expect((await browser.open(answer(request.id, 'confirm'))).status).toBe(405);
    for (const each of [stranger, unsent, request]) expect(await stateOf(each)).toBe('pending');
  });

  it('are for workers only', async () => {
    const { request } = await asked(north, { name: 'Load in' });
    for (const person of [
      await aManager(app.db, north.id),
      await anOwner(app.db, north.id),
      await aSteward(app.db, north.id),
      await anAdministrator(app.db),
    ]) {
      const other = await aSignedInBrowser(app, person);
      for (const path of [NEXT, REQUESTS, HOURS, ME])
        expect((await other.open(path)).status).toBe(403);
      expect((await send(answer(request.id, 'confirm'), other)).status).toBe(403);
    }
    expect(await stateOf(request)).toBe('pending');
    const visitor = await fetch(`${app.url}${NEXT}`, { redirect: 'manual' });
    expect(visitor.headers.get('location')).toBe(`/app/login/?next=${encodeURIComponent(NEXT)}`);
  });

  it('a manager who is a worker too reaches both from the account menu', async () => {
    const manager = await aManager(app.db, north.id);
    await aWorker(app.db, { companyId: south.id, userId: manager.userId });
    const both = await aSignedInBrowser(app, manager);
    const office = await both.open('/app/dashboard/');
    expect(office.path).toBe('/app/dashboard/');
    expect(office.html).toContain(`href="${NEXT}"`);
    const own = await both.open(NEXT);
    expect(own.text).toContain('You work for South Crew.');
    expect(own.text).toContain('Back to the office');
    expect(own.html).toContain(`href="${REQUESTS}"`);
    expect(own.html).not.toContain('href="/app/workers/"');
  });

  it('a call that the worker has left is past, however long it goes on', async () => {
    const { event, request } = await confirmed(north, { name: 'Load in', expectedMinutes: 960 });
    await confirmed(north, { name: 'Load out', time: '23:00' });
    const entry = await app.db.manager.save(
      app.db.manager.create(TimeEntry, {
        laborRequestId: request.id,
        startAt: new Date('2031-05-01T12:00:00Z'),
      }),
    );
    const offer = `/app/event/${event.slug}/confirm/${request.tokenShort}/`;
    app.clock.setTime('2031-05-01T15:00:00Z');
    browser = await aSignedInBrowser(app, { userId: user.id });
    expect((await browser.open(NEXT)).text).toMatch(/Load in.*Coming up.*Load out/);
    expect((await browser.open(offer)).text).toContain('You are clocked in.');
    await app.db.manager.update(TimeEntry, entry.id, { endAt: new Date('2031-05-01T14:00:00Z') });
    const left = await browser.open(NEXT);
    expect(left.text).toMatch(/Load out.*Past shows.*Load in/);
    expect(left.text).not.toContain('Coming up');
    expect((await browser.open(offer)).text).not.toContain('You are clocked in.');
  });

  it('shows the hours of a month as the time sheet has them, not approved', async () => {
    const { request } = await confirmed(north, { name: 'Load in', time: '08:00' });
    const entry = await app.db.manager.save(
      app.db.manager.create(TimeEntry, {
        laborRequestId: request.id,
        startAt: new Date('2031-05-01T12:00:00Z'),
        endAt: new Date('2031-05-01T21:30:00Z'),
      }),
    );
    await app.db.query(
      `insert into meal_breaks (time_entry_id, starts_at, minutes, break_type) values ($1, '2031-05-01T16:00:00Z', 60, 'unpaid')`,
      [entry.id],
    );
    app.clock.setTime('2031-05-20T12:00:00Z');
    browser = await aSignedInBrowser(app, { userId: user.id });
    const { text } = await browser.open(HOURS);
    expect(text).toMatch(/Hours in May 2031.*Total 8 h 30/);
    expect(text).toMatch(/Load in.*8:00 AM – 5:30 PM.*12:00 PM 60 min unpaid.*8 h 30 not approved/);
    expect((await browser.open(`${HOURS}?month=2031-04`)).text).toContain('No hours in this month');
    expect((await browser.open(NEXT)).text).toMatch(/Past shows.*Load in.*8 h 30 not approved/);
    app.clock.setTime('2031-06-01T02:00:00Z');
    browser.keepCookie('callmanager_zone', 'America/New_York');
    expect((await browser.open(HOURS)).text).toContain('Hours in May 2031');
    await app.db.manager.update(TimeEntry, entry.id, { voidedAt: new Date() });
    expect((await browser.open(HOURS)).text).toContain('No hours in this month');
  });

  it('says how each company may text, and keeps the languages of texts and pages', async () => {
    await app.db.query('delete from consents where company_id = $1', [south.id]);
    const me = await browser.open(ME);
    expect(me.text).toMatch(/North Stage may text you.*South Crew has not asked yet/);
    expect(me.text).toContain('To stop, answer any of its texts with STOP.');
    const saved = await browser.submit(me, { texts: 'es', pages: 'es' }, 'texts');
    expect(saved.text).toContain('Sus idiomas están guardados.');
    expect(saved.html).toContain('<html lang="es"');
    const languages = await app.db.query(
      'select distinct language from workers where user_id = $1',
      [user.id],
    );
    expect(languages).toEqual([{ language: 'es' }]);
    const client = await app.as({ userId: user.id });
    expect((await client.patch('/user/text-language/', { language: 'en' })).body).toEqual({
      language: 'en',
    });
    const now = await app.db.query('select distinct language from workers where user_id = $1', [
      user.id,
    ]);
    expect(now).toEqual([{ language: 'en' }]);
    await asked(north, { name: 'Load in' });
    expect((await browser.open(NEXT)).text).toContain('Sí, puedo');
    const back = await browser.submit(
      await browser.open(ME),
      { texts: 'es', pages: 'browser' },
      'texts',
    );
    expect(back.html).toContain('<html lang="en"');
  });

  it('says when the worker does not work; who fills a call sees it, and can ask all the same', async () => {
    const place = await aPlace(north, { name: 'Load in', date: '2031-05-02', time: '20:00' });
    const manager = await aSignedInBrowser(app, await aManager(app.db, north.id));
    const fillPage = `/app/labor/${place.requirement.slug}/requests/`;
    expect((await manager.open(fillPage)).text).toContain('free');
    const empty = await browser.open(AVAILABILITY);
    expect(empty.text).toContain('You have not said anything');
    let page = await browser.submit(
      empty,
      { starts_on: '2031-05-05', ends_on: '2031-05-03' },
      'starts_on',
    );
    expect(page.status).toBe(400);
    expect(page.text).toContain('The last day may not be before the first.');
    expect(page.html).toContain('value="2031-05-05"');
    page = await browser.submit(
      page,
      { starts_on: '2031-05-03', ends_on: '2031-05-05' },
      'starts_on',
    );
    expect(page.text).toContain('Sat, May 3 – Mon, May 5');
    const weekly = { weekday: '5', from_time: '21:00', until_time: '02:00' };
    page = await browser.submit(page, weekly, 'weekday');
    expect(page.text.replace(/\u00a0/g, ' ')).toContain('Fridays 9:00 PM – 2:00 AM');

    const fill = await manager.open(fillPage);
    expect(fill.text.replace(/\u00a0/g, ' ')).toContain('does not work Fridays 9:00 PM – 2:00 AM');
    expect((await manager.open(`${fillPage}?free=on`)).text).toContain('Nobody matches.');
    const [form] = fill.forms.filter(({ method }) => method === 'post');
    const asked = await manager.submit(
      { ...fill, forms: [{ ...form!, action: fillPage }] },
      { act: `request-${workers.get(north.id)!.id}` },
    );
    expect(asked.text).toContain('1 worker on the list. Nothing was sent yet.');
    expect(asked.text).toContain('1 worker said that they do not work then.');

    const { forms } = page;
    const list = forms.find(({ buttons }) => buttons.some((label) => label.startsWith('Remove')))!;
    const [first] = /name="remove" value="(\d+)"/.exec(page.html)!.slice(1);
    page = await browser.submit({ ...page, forms: [list] }, { remove: first! });
    expect(page.text).not.toContain('Fridays');
    const again = await browser.submit({ ...page, forms: [list] }, { remove: first! });
    expect(again.text).toContain('It was removed already.');
    const stranger = await aUser(app.db);
    await aWorker(app.db, { companyId: south.id, userId: stranger.id });
    const other = await aSignedInBrowser(app, { userId: stranger.id });
    expect((await other.open(AVAILABILITY)).text).not.toContain('May 3');
  });

  it('REST keeps the same times off', async () => {
    const client = await app.as({ userId: user.id });
    const made = await client.post('/user/availability/', { starts_on: '2031-05-03' });
    expect(made.status).toBe(201);
    const row = {
      ...{ id: made.body.id as number, starts_on: '2031-05-03', ends_on: '2031-05-03' },
      ...{ weekday: null, from_time: null, until_time: null },
    };
    expect(made.body).toEqual(row);
    expect((await client.get('/user/availability/')).body).toEqual({ times_off: [row] });
    const both = await client.post('/user/availability/', { starts_on: '2031-05-03', weekday: 5 });
    expect([both.status, both.body.message]).toEqual([
      400,
      'Starts on: give the first day off, or a weekday.',
    ]);
    const place = await aPlace(north, { date: '2031-05-03' });
    const manager = await app.as(await aManager(app.db, north.id));
    const { body } = await manager.get(`/request/${place.requirement.slug}/fill-list/`);
    const { id: _, ...shown } = row;
    expect(body.workers[0].times_off).toEqual([shown]);
    const workerId = workers.get(north.id)!.id;
    const filled = await manager.post(`/request/${place.requirement.slug}/workers/`, {
      worker_ids: [workerId],
      action: 'request',
    });
    expect(filled.body).toMatchObject({ worker_ids: [workerId], off_worker_ids: [workerId] });
    expect((await client.delete(`/user/availability/${row.id}/`)).status).toBe(204);
    expect((await client.delete(`/user/availability/${row.id}/`)).status).toBe(404);
  });

  it('a new number counts once its code has come back, by pages and by REST', async () => {
    const codeFor = async (number: string): Promise<string> => {
      const [{ body }] = await app.db.query(
        `select body from outgoing_messages where recipient = $1 and kind = 'code' order by id desc limit 1`,
        [number],
      );
      return /\b\d{6}\b/.exec(body as string)![0];
    };
    const [first, second] = [aPhoneNumber(), aPhoneNumber()];
    const NUMBER = '/app/user-profile/number/';
    const me = await browser.open(ME);
    expect(me.html).toContain(`href="${NUMBER}"`);
    const typed = { phone_number: first, current_password: 'a guess' };
    let page = await browser.submit(await browser.open(NUMBER), typed, 'phone_number');
    expect(page.status).toBe(400);
    expect(page.text).toContain('current password');
    expect(page.html).toContain(`value="${first}"`);
    page = await browser.submit(page, { ...typed, current_password: 'swordfish' }, 'phone_number');
    expect(page.text).toMatch(/Enter the code.*valid for five minutes/);
    const code = await codeFor(first);
    const wrong = code === '000000' ? '000001' : '000000';
    page = await browser.submit(page, { code: wrong }, 'code');
    expect([page.status, page.text]).toEqual([400, expect.stringContaining('This code is wrong.')]);
    page = await browser.submit(page, { code }, 'code');
    expect(page.text).toContain('2 companies text it from now on.');
    const numbers = () =>
      app.db.query('select distinct phone_number from workers where user_id = $1', [user.id]);
    expect(await numbers()).toEqual([{ phone_number: first }]);

    const client = await app.as({ userId: user.id });
    const given = { phone_number: second, current_password: 'swordfish' };
    expect((await client.post('/user/number/', given)).status).toBe(200);
    const refused = await client.post('/user/number/confirm/', { code: 'abc' });
    expect([refused.status, refused.body.code]).toEqual([400, 'number.wrong_code']);
    const done = await client.post('/user/number/confirm/', { code: await codeFor(second) });
    expect(done.body).toMatchObject({ phone_number: second, companies_left: [] });
    expect(await numbers()).toEqual([{ phone_number: second }]);
    const many = await Promise.all(
      Array.from({ length: 6 }, () =>
        client.post('/user/number/', { ...given, phone_number: aPhoneNumber() }),
      ),
    );
    expect(many.map(({ status }) => status)).toContain(429);
  });

  it('shows the code when the call is near, as a picture and as six characters', async () => {
    const { event, request } = await confirmed(north, { name: 'Load in', time: '08:00' });
    await app.db.query('update companies set time_tracking = true where id = $1', [north.id]);
    await app.db.query('insert into clock_in_tokens (event_id, worker_id) values ($1, $2)', [
      event.id,
      request.workerId,
    ]);
    const far = await browser.open(NEXT);
    expect(far.text).toContain('Show my code');
    expect(far.html).not.toContain('data:image/svg+xml');
    app.clock.setTime('2031-05-01T10:30:00Z');
    browser = await aSignedInBrowser(app, { userId: user.id });
    const near = await browser.open(NEXT);
    expect(near.html).toContain('data:image/svg+xml');
    expect(near.text).toMatch(/To read out: [CDFGHJKMNPQRTVWXY234679]{6} /);
  });

  it('has an address for the calendar, which can be renewed and ended', async () => {
    const addressOn = ({ html }: { html: string }): string | undefined =>
      /name="address"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="address"/
        .exec(html)
        ?.slice(1)
        .find(Boolean);
    const here = (address: string): string => `${app.url}${new URL(address).pathname}`;
    let me = await browser.open(ME);
    expect(addressOn(me)).toBeUndefined();
    const first = addressOn((me = await browser.submit(me, { feed: 'renew' }, 'Make an address')))!;
    expect(me.text).toContain('Your calendar has an address.');
    expect((await fetch(here(first))).status).toBe(200);
    const second = addressOn((me = await browser.submit(me, { feed: 'renew' }, 'address')))!;
    expect(second).not.toBe(first);
    expect((await fetch(here(first))).status).toBe(404);
    me = await browser.submit(me, { feed: 'end' }, 'address');
    expect(addressOn(me)).toBeUndefined();
    expect((await fetch(here(second))).status).toBe(404);
  });

  it('is live: an offer that is sent stands there at once, and nobody else’s room opens', async () => {
    const cookie = `callmanager_session=${browser.cookie('callmanager_session')}`;
    const tab = await PageClient.open(app.url, REQUESTS, 'own-work', cookie);
    try {
      expect(tab.content).toContain('Nothing to answer');
      const place = await aPlace(north, { name: 'Strike' });
      await aRequest(app.db, { ...place.of, sentAt: null });
      const manager = await app.as(await aManager(app.db, north.id));
      const sent = await manager.post(`/event/${place.event.slug}/send-messages/`);
      expect(sent.body.message).toContain('1 message queued');
      await patiently('the offer on the open page', () => tab.content.includes('Strike'));
    } finally {
      tab.end();
    }
    const steward = await aSignedInBrowser(app, await aSteward(app.db, north.id));
    const refused = new WebSocket(`${app.url.replace('http', 'ws')}/ws/pages/?room=own-work`, {
      headers: {
        cookie: `callmanager_session=${steward.cookie('callmanager_session')}`,
        origin: app.url,
      },
    });
    const [, answer] = (await once(refused, 'unexpected-response')) as [unknown, IncomingMessage];
    expect(answer.statusCode).toBe(403);
  });

  it('cost the same number of statements for one call and for many', async () => {
    const cost = async (path: string): Promise<number> =>
      (await recordStatements(app.db, () => browser.open(path))).length;
    await confirmed(north, { name: 'Load in', time: '07:00' });
    await asked(south, { name: 'Strike', time: '15:00' });
    await browser.open(NEXT);
    const before = [await cost(NEXT), await cost(REQUESTS), await cost(HOURS), await cost(ME)];
    expect(before).toEqual([9, 8, 5, 4]);
    for (let nth = 0; nth < 4; nth++) {
      await confirmed(south, { name: `Call ${nth}`, time: '09:00' });
      await asked(north, { name: `Offer ${nth}`, time: '10:00' });
    }
    expect([await cost(NEXT), await cost(REQUESTS), await cost(HOURS), await cost(ME)]).toEqual(
      before,
    );
  });
});
