import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { aConfirmedRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import { aPhoneNumber } from '../factories/numbers.js';
import type { BrowserForm, LoadedPage } from '../support/browser-form.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

type Person = Awaited<ReturnType<typeof anOwner>>;

describe('pages of administrators, usage and audit', () => {
  let app: TestApp;
  let company: Awaited<ReturnType<typeof aCompany>>;
  let other: Awaited<ReturnType<typeof aCompany>>;
  let administrator: Person;
  let manager: Person;
  let browser: BrowserForm;

  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
    app.clock.setTime('2031-05-01T12:00:00-04:00');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    [company, other] = [await aCompany(app.db), await aCompany(app.db)];
    administrator = await anAdministrator(app.db);
    manager = await aManager(app.db, company.id);
    browser = await aSignedInBrowser(app, administrator);
  });

  const numberIn = ({ html }: LoadedPage, id: string): number =>
    Number(
      new RegExp(`id="${id}".*?<span class="stat-value">([\\d,]+)<`, 's')
        .exec(html)![1]!
        .replaceAll(',', ''),
    );

  describe('the dashboard', () => {
    it('shows the numbers of REST over all companies', async () => {
      const client = await app.as(administrator);
      await anEvent(app.db, { companyId: company.id, startDate: '2031-05-02' });
      const page = await browser.open('/app/callman-admin/');
      const counts: Record<string, string> = {
        'upcoming-events': '/upcoming-event-count/',
        pending: '/pending-count/',
        declined: '/declined-count/',
        texts: '/sms-count/',
      };
      for (const [id, path] of Object.entries(counts))
        expect([id, numberIn(page, id)]).toEqual([id, (await client.get(path)).body.count]);
      expect(numberIn(page, 'upcoming-events')).toBeGreaterThan(0);
    });

    it('lists and searches the events of all companies', async () => {
      const other = await aCompany(app.db, { name: 'Far Crew' });
      await anEvent(app.db, { companyId: company.id, eventName: 'Near', startDate: '2031-05-02' });
      await anEvent(app.db, { companyId: other.id, eventName: 'Gala', startDate: '2031-05-02' });
      const namesOn = async (query: string): Promise<string[]> => {
        const { html } = await browser.open(`/app/callman-admin/${query}`);
        return ['Near', 'Gala'].filter((name) => html.includes(`>${name}<`));
      };
      expect(await namesOn('')).toEqual(['Near', 'Gala']);
      expect(await namesOn('?search=gala+2031')).toEqual(['Gala']);
      expect(await namesOn('?page=9')).toEqual(['Near', 'Gala']);
      expect((await browser.open('/app/callman-admin/?search=gala')).text).toContain('Far Crew');
      const searched = await browser.send('/app/callman-admin/?search=gala', {
        headers: { 'HX-Request-Type': 'partial' },
      });
      expect(await searched.text()).toContain('>Gala<');
      expect((await browser.open('/app/callman-admin/?page=x')).status).toBe(400);
    });

    it('invites owners without a manager role, again, and takes that back', async () => {
      const phone = aPhoneNumber();
      let page = await browser.submit(
        await browser.open('/app/callman-admin/'),
        { phone },
        'Invite owner',
      );
      expect(page.text).toContain('The invitation was sent.');
      page = await browser.submit(page, { action: 'resend' }, 'Send again');
      expect(await app.textsTo(phone)).toHaveLength(2);
      page = await browser.submit(page, { action: 'withdraw' }, 'Take back');
      expect(page.text).toContain('The invitation was taken back.');
      const wrong = await browser.submit(page, { phone: '123' }, 'Invite owner');
      expect([wrong.status, /name="phone"[^>]*value="123"/.test(wrong.html)]).toEqual([400, true]);
    });
  });

  describe('companies', () => {
    it('are searched and paged, as REST lists them', async () => {
      await app.db.query('update companies set name = $2 where id = $1', [
        company.id,
        'Zebra 100% Ltd',
      ]);
      const page = await browser.open('/app/callman-admin/companies/?search=100%25');
      expect([...page.html.matchAll(/id="company-(\w{7})"/g)].map(([, slug]) => slug)).toEqual([
        company.slug,
      ]);
      const { body } = await (await app.as(administrator)).get('/admin/companies/?search=100%25');
      expect(body).toMatchObject({ total: 1, companies: [{ slug: company.slug }] });
      const second = await browser.open('/app/callman-admin/companies/?page=2&per_page=10');
      expect(second.status).toBe(200);
    });

    it('have switches that only administrators see', async () => {
      const path = `/app/callman-admin/companies/${company.slug}/`;
      const before = await browser.open(path);
      const wanted = { time_tracking: 'on', round_up_target: '0' };
      const after = await browser.submit(before, wanted, 'Save switches');
      expect(after.text).toContain('The switches are saved.');
      const client = await app.as(administrator);
      const read = async (): Promise<unknown> =>
        (await client.get(`/company/settings/?company=${company.slug}`)).body;
      expect(await read()).toMatchObject({ time_tracking: true, round_up_target: 0 });
      expect(after.html).toMatch(/name="time_tracking"[^>]*checked/);
      const wrong = await browser.submit(after, { round_up_target: '15' }, 'Save switches');
      expect(wrong.status).toBe(400);
      expect(await read()).toMatchObject({ round_up_target: 0 });
      expect((await browser.open('/app/callman-admin/companies/nowhere/')).status).toBe(404);
      const owner = await aSignedInBrowser(app, await anOwner(app.db, company.id));
      expect((await owner.open(path)).status).toBe(403);
    });
  });

  describe('log in as', () => {
    const listed = (username: string): Promise<LoadedPage> =>
      browser.open(`/app/list-users/?search=${username}`);

    it('acts as a user, says so above every page, and leads back; both are in the audit trail', async () => {
      const acting = await browser.submit(await listed(manager.username), {}, 'Log in as');
      expect(acting.text).toContain(`You act as ${manager.username}.`);
      expect((await browser.open('/app/company/')).text).toContain(
        `You act as ${manager.username}.`,
      );
      expect((await browser.open('/app/list-users/')).status).toBe(403);
      const added = await browser.open('/app/steward/invite/');
      expect(added.status).toBe(200);

      const back = await browser.submit(acting, {}, 'Back to my account');
      expect(back.text).toContain('You are yourself again.');
      expect((await browser.open('/app/list-users/')).status).toBe(200);
      const trail = await app.db.query(
        `select action, user_id, impersonator_id, subject_id from audit_entries
          where action like 'user.impersonation%' and subject_id = $1 order by id`,
        [manager.userId],
      );
      expect(trail).toEqual([
        {
          action: 'user.impersonation_begun',
          user_id: administrator.userId,
          impersonator_id: null,
          subject_id: manager.userId,
        },
        {
          action: 'user.impersonation_ended',
          user_id: manager.userId,
          impersonator_id: administrator.userId,
          subject_id: manager.userId,
        },
      ]);
    });

    it('never is as another administrator, oneself, somebody who left, or by GET', async () => {
      const colleague = await anAdministrator(app.db);
      const gone = await aManager(app.db, company.id);
      await app.db.query('update users set is_active = false where id = $1', [gone.userId]);
      const page = await listed(manager.username);
      const form = page.forms.find(({ buttons }) => buttons.includes('Log in as'))!;
      for (const [person, status] of [
        [colleague, 409],
        [administrator, 409],
        [gone, 404],
        [{ userId: 999_999 }, 404],
      ] as const) {
        const body = new URLSearchParams(form.values).toString();
        const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: app.url };
        const path = `/app/admin-login-as-user/${person.userId}/`;
        const answer = await browser.send(path, { method: 'POST', body, headers });
        expect([path, answer.status]).toEqual([path, status]);
      }
      expect((await browser.open(`/app/admin-login-as-user/${manager.userId}/`)).status).toBe(405);
      expect((await listed(colleague.username)).text).not.toContain('Log in as');
    });

    it('ends after an hour, and at once when the administrator is one no more', async () => {
      await browser.submit(await listed(manager.username), {}, 'Log in as');
      const [{ count }] = await app.db.query(
        `select count(*)::int as count from sessions where impersonator_id = $1 and expires_at <= created_at + interval '1 hour'`,
        [administrator.userId],
      );
      expect(count).toBe(1);
      const colleague = await app.as(await anAdministrator(app.db));
      expect((await colleague.delete(`/roles/${administrator.grant.id}/`)).status).toBe(200);
      expect((await browser.open('/app/company/')).path).toContain('/app/login/');
    });

    it('gives programs a key by REST, which ends with the one that asked', async () => {
      const client = await app.as(administrator);
      const path = `/admin/users/${manager.userId}/log-in-as/`;
      const { status, body } = await client.post(path, {});
      expect(status).toBe(200);
      const acting = app.visitor({ Authorization: `Token ${body.token as string}` });
      expect((await acting.get('/user/info/')).body).toMatchObject({
        user: { isManager: true, isAdministrator: false },
      });
      expect((await (await app.as(manager)).post(path, {})).status).toBe(401);
      await client.post('/logout/', {});
      expect((await acting.get('/user/info/')).status).toBe(401);
    });
  });

  it('users are found by name and company, 25 on a page as remembered', async () => {
    await app.db.query('update companies set name = $2 where id = $1', [
      company.id,
      'Quartz Rigging',
    ]);
    const { html } = await browser.open('/app/search-users/?search=quartz');
    expect([...html.matchAll(/id="user-(\d+)"/g)].map(([, id]) => Number(id))).toEqual([
      manager.userId,
    ]);
    for (let n = 0; n < 27; n++) await aSteward(app.db, company.id);
    const first = await browser.open('/app/list-users/?search=quartz');
    expect([...first.html.matchAll(/id="user-\d+"/g)]).toHaveLength(25);
    expect(first.text).toContain('Page 1 of 2');
    const second = await browser.open('/app/list-users/?search=quartz&page=2');
    expect([...second.html.matchAll(/id="user-\d+"/g)]).toHaveLength(3);
  });

  it('the system page counts tasks and texts as REST does, and names failing tasks', async () => {
    await (await app.as(administrator)).post('/admin/invite-owner/', { phone: aPhoneNumber() });
    await app.db.query(
      `select graphile_worker.add_job('messages.send', payload => '{}'::json, run_at => '2020-01-01', max_attempts => 1)`,
    );
    await app.db.query(
      `update graphile_worker._private_jobs set attempts = 1, last_error = 'the provider is away', run_at = '2020-01-01'
        where id = (select max(id) from graphile_worker._private_jobs)`,
    );
    const { body } = await (await app.as(administrator)).get('/admin/system/');
    const page = await browser.open('/app/callman-admin/system/');
    const tasks = body.tasks as Record<string, number>;
    for (const name of ['queued', 'due', 'running', 'failed'])
      expect([name, numberIn(page, `tasks-${name}`)]).toEqual([name, tasks[name]]);
    expect(tasks['failed']).toBe(1);
    expect(page.text).toContain('the provider is away');
    expect((body.messages as unknown[]).length).toBeGreaterThan(0);
    expect(page.text).toContain('Within this process: no Redis is set up.');
    expect(page.text).toContain(process.version);
    expect(body.audit).toMatchObject({ verified_at: null, misfit: null });
    expect((body.audit as { unlinked: number }).unlinked).toBeGreaterThan(0);
    expect(page.text).toContain('Last verified never');
  });

  it('the system page tells in both languages what does not fit the audit trail', async () => {
    const misfit = {
      ...{ because: 'removed', chain: 7, company: 'Harbor Crew', position: 3, entryId: 17 },
      ...{ at: '2031-04-30T12:00:00.000000Z', action: 'call_time.moved' },
    };
    await app.db.query(
      `insert into audit_verifications (started_at, finished_at, checked, erased, misfit) values (now(), now(), 2, 0, $1)`,
      [misfit],
    );
    const sentence =
      'Entry 17 of Harbor Crew (company 7), 2031-04-30T12:00:00.000000Z, call_time.moved, number 3 of its chain, does not fit: the entry is gone.';
    const { body } = await (await app.as(administrator)).get('/admin/system/');
    expect(body.audit).toMatchObject({ verified_entries: 2, misfit: sentence });
    const { text } = await browser.open('/app/callman-admin/system/');
    expect(text).toContain(`The audit trail is broken. ${sentence}`);
    expect(text).not.toContain('Everything works.');
    const spanish = await aSignedInBrowser(app, administrator, { 'accept-language': 'es' });
    expect((await spanish.open('/app/callman-admin/system/')).text).toContain('Sin encadenar');
    await app.db.query(
      `insert into audit_verifications (started_at, finished_at, checked, erased) values (now(), now(), 3, 0)`,
    );
  });

  describe('usage', () => {
    const sent = async (companyId: number, at: string, segments: number): Promise<void> => {
      await app.db.query(
        `insert into outgoing_messages (channel, kind, company_id, recipient, body, status, segments, sent_at, created_at)
         values ('sms', 'offer', $1, '+14155550100', 'x', 'delivered', $2, $3, $3)`,
        [companyId, segments, at],
      );
    };

    it('shows the months and days of REST, drawn and as a table', async () => {
      await sent(company.id, '2031-04-30T12:00:00-04:00', 3);
      await sent(company.id, '2031-05-01T08:00:00-04:00', 4);
      await sent(other.id, '2031-05-01T08:00:00-04:00', 50);
      const { body } = await (await app.as(manager)).get('/sms-usage/');
      const office = await aSignedInBrowser(app, manager);
      const page = await office.open('/app/sms-usage/');
      const rows = [
        ...page.html.matchAll(/id="month-(\d{4}-\d\d)".*?<td[^>]*table-right[^>]*>(\d+)</gs),
      ];
      expect(rows.map(([, month, count]) => ({ month, count: Number(count) })).reverse()).toEqual(
        body.monthly,
      );
      expect(numberIn(page, 'this-month')).toBe(4);
      expect(page.html).toMatch(/<svg[\s\S]*chart-line/);
      const april = await office.open('/app/sms-usage/?month=2031-04');
      const days = [
        ...april.html.matchAll(/id="day-(\d{4}-\d\d-\d\d)".*?<td[^>]*table-right[^>]*>(\d+)</gs),
      ];
      expect(days.map(([, date, count]) => ({ date, count: Number(count) })).reverse()).toEqual(
        (body.daily as Record<string, unknown>)['2031-04'],
      );
    });

    it('leads to every report that the role may read, each of which opens', async () => {
      const reports = async (by: Parameters<typeof aSignedInBrowser>[1]): Promise<string[]> => {
        const office = await aSignedInBrowser(app, by);
        const { html } = await office.open('/app/sms-usage/');
        const [tabs] = /<nav class="tabs"[\s\S]*?<\/nav>/.exec(html)!;
        const paths = [...tabs.matchAll(/href="([^"]+)"/g)].map(([, path]) => path!);
        for (const path of paths) expect((await office.open(path)).status).toBe(200);
        return paths.map((path) => path.replace(/\?.*/, '').replace('/app/', ''));
      };
      const own = ['sms-usage/', 'reports/attendance/', 'event-workers-report/', 'pay/periods/'];
      const all = [...own, 'pay/exports/', 'pay/tax/', 'audit/company/'];
      expect(await reports(manager)).toEqual(all);
      expect(await reports(await anOwner(app.db, company.id))).toEqual(
        all.filter((path) => path !== 'event-workers-report/'),
      );
    });

    it('is that of the company that is shown, for who manages several', async () => {
      const both = await aManager(app.db, company.id);
      await app.db.query(
        `insert into role_grants (user_id, company_id, role) values ($1, $2, 'manager')`,
        [both.userId, other.id],
      );
      await sent(other.id, '2031-05-01T08:00:00-04:00', 50);
      await sent(company.id, '2031-05-01T08:00:00-04:00', 1);
      const office = await aSignedInBrowser(app, both);
      const theirs = await office.open(`/app/sms-usage/?company=${other.slug}`);
      const ours = await office.open(`/app/sms-usage/?company=${company.slug}`);
      const total = ({ text }: LoadedPage): number => Number(/(\d+) of all time/.exec(text)![1]);
      expect(total(theirs)).toBeGreaterThanOrEqual(50);
      expect(total(ours)).toBeLessThan(50);
    });

    it('is shown per company to administrators, and narrowed to one', async () => {
      await sent(company.id, '2031-05-01T08:00:00-04:00', 7);
      const all = await browser.open('/app/sms-usage/');
      expect(all.path).toBe('/app/callman-admin/sms-usage/');
      expect(all.html).toContain(`id="company-${company.slug}"`);
      const one = await browser.open(`/app/callman-admin/sms-usage/?company=${company.slug}`);
      expect(numberIn(one, 'this-month')).toBe(7);
      const office = await aSignedInBrowser(app, manager);
      expect((await office.open('/app/callman-admin/sms-usage/')).status).toBe(403);
      expect((await office.open('/app/sms-usage/')).text).not.toContain(other.name);
      const steward = await aSignedInBrowser(app, await aSteward(app.db, company.id));
      expect((await steward.open('/app/sms-usage/')).status).toBe(403);
    });
  });

  describe('the audit trail', () => {
    it('tells what happened to an event, before and after, in both languages', async () => {
      const event = await anEvent(app.db, { companyId: company.id, startDate: '2031-05-02' });
      const call = await aCall(app.db, { eventId: event.id, date: '2031-05-02', time: '07:00' });
      const client = await app.as(manager);
      await client.patch(`/call-times/${call.slug}/edit/`, { time: '09:30' });
      const office = await aSignedInBrowser(app, manager);
      const path = `/app/audit/event/${event.slug}/`;
      const { text } = await office.open(path);
      expect(text).toContain(`Call moved: ${call.name}`);
      expect(text.replaceAll('\u00a0', ' ')).toMatch(/7:00 AM.*9:30 AM/);
      const { body } = await client.get(`/event/${event.slug}/audit/`);
      expect(body).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ action: 'call_time.moved', subject_name: call.name }),
        ]),
      );
      const spanish = await aSignedInBrowser(app, manager, { 'accept-language': 'es' });
      expect((await spanish.open(path)).text).toContain(`Turno movido: ${call.name}`);
      const foreign = await aSignedInBrowser(app, await aManager(app.db, other.id));
      expect((await foreign.open(path)).status).toBe(404);
      const steward = await aSignedInBrowser(app, await aSteward(app.db, company.id));
      expect((await steward.open(path)).status).toBe(403);
    });

    it('of a request and of its hours is linked from where they are shown', async () => {
      const event = await anEvent(app.db, { companyId: company.id, startDate: '2031-05-01' });
      const call = await aCall(app.db, { eventId: event.id, date: '2031-05-01', time: '12:00' });
      const requirement = await aRequirement(app.db, { callTimeId: call.id });
      const { id } = await aConfirmedRequest(app.db, { laborRequirementId: requirement.id });
      const client = await app.as(manager);
      const tracking = `/call-times/${call.slug}/tracking/`;
      await client.post(tracking, { request_id: id, action: 'sign_in' });
      const office = await aSignedInBrowser(app, manager);
      const linkIn = async (page: string, ending: string): Promise<string> =>
        new RegExp(`href="([^"]*/${id}/history/)"`).exec((await office.open(page)).html)?.[1] ??
        `no ${ending}`;
      const hours = await linkIn(`/app/call/${call.slug}/track/?row=${id}`, 'hours');
      expect((await office.open(hours)).text.replaceAll('\u00a0', ' ')).toMatch(
        /Clocked in.*In 12:00 PM \(time sheet\)/s,
      );
      const request = `/app/call/${call.slug}/requests/${id}/history/`;
      expect(await linkIn(`/app/labor/${requirement.slug}/requests/`, 'request')).toBe(request);
      expect(await linkIn(`/app/call/${call.slug}/requests/`, 'request')).toBe(request);
      const spanish = await aSignedInBrowser(app, manager, { 'accept-language': 'es' });
      expect((await spanish.open(request)).text).toContain('Entrada fichada');
      const { body } = await client.get(`${tracking}${id}/audit/`);
      expect(body).toMatchObject([{ action: 'time_entry.sign_in', punches: [{ edge: 'start' }] }]);
      const foreign = await aSignedInBrowser(app, await aManager(app.db, other.id));
      const steward = await aSignedInBrowser(app, await aSteward(app.db, company.id));
      for (const path of [hours, request]) {
        expect((await foreign.open(path)).status).toBe(404);
        expect((await steward.open(path)).status).toBe(403);
        expect((await office.open(`${path}?cursor=x`)).status).toBe(400);
      }
    });

    it('of a contact is for managers of its company', async () => {
      const worker = await aWorker(app.db, { companyId: company.id, name: 'Ada Ruiz' });
      await (await app.as(manager)).patch('/workers/', { id: worker.id, name: 'Ada Ruiz Vega' });
      const path = `/app/audit/contact/${worker.slug}/`;
      const { text } = await (await aSignedInBrowser(app, manager)).open(path);
      expect(text).toContain('Contact changed: Ada Ruiz Vega');
      expect(text).toContain('name: Ada Ruiz');
      const foreign = await aSignedInBrowser(app, await aManager(app.db, other.id));
      expect((await foreign.open(path)).status).toBe(404);
    });

    it('of a company shows roles to owners only, is narrowed and paged', async () => {
      const owner = await anOwner(app.db, company.id);
      const client = await app.as(owner);
      await client.post('/send-manager-invite/', { phone: aPhoneNumber() });
      for (let n = 0; n < 55; n++) await client.patch('/company/settings/', { city: `Town ${n}` });
      const path = `/app/audit/company/?company=${company.slug}`;
      const office = await aSignedInBrowser(app, owner);
      const first = await office.open(path);
      expect([...first.html.matchAll(/id="entry-\d+"/g)]).toHaveLength(50);
      const older = /href="([^"]*before=\d+)"/.exec(first.html)![1]!.replaceAll('&amp;', '&');
      expect((await office.open(older)).text).toContain('Invitation sent');
      const narrowed = await office.open(`${path}&subject=invitation`);
      expect([...narrowed.html.matchAll(/id="entry-\d+"/g)]).toHaveLength(1);

      const asManager = await aSignedInBrowser(app, manager);
      expect((await asManager.open(`${path}&subject=invitation`)).text).toContain(
        'Nothing has happened yet.',
      );
      expect((await asManager.open(`/app/audit/company/?company=${other.slug}`)).status).toBe(404);
      const { body } = await client.get('/company/audit/?limit=2');
      expect(body).toHaveLength(2);
    });
  });
});
