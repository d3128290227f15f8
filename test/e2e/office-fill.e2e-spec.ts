import type { Company } from '#libs/company';
import { aCall } from '../factories/a-call.js';
import { aCompany } from '../factories/a-company.js';
import { aManager, anAdministrator, anOwner, aSteward } from '../factories/a-grant.js';
import { aConfirmedRequest, aRequest } from '../factories/a-request.js';
import { aRequirement } from '../factories/a-requirement.js';
import { aSkill } from '../factories/a-skill.js';
import { aUser } from '../factories/a-user.js';
import { aWorker } from '../factories/a-worker.js';
import { anEvent } from '../factories/an-event.js';
import { aPhoneNumber } from '../factories/numbers.js';
import { BrowserForm, type LoadedPage } from '../support/browser-form.js';
import { recordStatements } from '../support/record-statements.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

type Values = readonly (readonly [string, string])[];

describe('filling a call on its page', () => {
  let app: TestApp;
  let company: Company;
  let people: Record<
    'manager' | 'steward' | 'other steward' | 'owner' | 'worker' | 'stranger' | 'administrator',
    BrowserForm
  >;
  let stewardId: number;
  let manager: Awaited<ReturnType<typeof aManager>>;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime('2031-04-01T16:00:00Z');
    company = await aCompany(app.db);
    const steward = await aSteward(app.db, company.id);
    stewardId = steward.grant.id;
    manager = await aManager(app.db, company.id);
    people = {
      manager: await aSignedInBrowser(app, manager),
      steward: await aSignedInBrowser(app, steward),
      'other steward': await aSignedInBrowser(app, await aSteward(app.db, company.id)),
      owner: await aSignedInBrowser(app, await anOwner(app.db, company.id)),
      worker: await aSignedInBrowser(app, { userId: (await aUser(app.db)).id }),
      stranger: await aSignedInBrowser(app, await aManager(app.db, (await aCompany(app.db)).id)),
      administrator: await aSignedInBrowser(app, await anAdministrator(app.db)),
    };
  });
  beforeEach(() => app.clock.setTime('2031-04-01T16:00:00Z'));
  afterAll(() => app.close());

  async function aFillPage(needed = 2) {
    const event = await anEvent(app.db, { companyId: company.id, stewardId });
    const call = await aCall(app.db, { eventId: event.id, name: 'Load in' });
    const skill = await aSkill(app.db, { companyId: company.id });
    const requirement = await aRequirement(app.db, {
      ...{ callTimeId: call.id, laborTypeId: skill.id, neededLabor: needed },
    });
    const path = `/app/labor/${requirement.slug}/requests/`;
    const worker = async (name: string, skilled = true) => {
      const made = await aWorker(app.db, { companyId: company.id, name: `${name} ${skill.id}` });
      if (skilled)
        await app.db.query('insert into worker_skills values ($1, $2)', [made.id, skill.id]);
      return made;
    };
    const states = async (): Promise<Record<string, string>> =>
      Object.fromEntries(
        (
          await app.db.query(
            `select w.name, r.state || case when reserved then ' reserved' else '' end as state
               from labor_requests r join workers w on w.id = r.worker_id where labor_requirement_id = $1 order by r.id`,
            [requirement.id],
          )
        ).map(({ name, state }: { name: string; state: string }) => [name, state]),
      );
    const open = (query = '', who: BrowserForm = people.manager) => who.open(`${path}${query}`);
    const press = (values: Values, query = '', who: BrowserForm = people.manager) =>
      postedFrom(who, `${path}${query}`, values);
    return { event, call, skill, requirement, path, worker, states, open, press };
  }

  /** Sends fields as a browser does whose buttons stand outside of their form, and follows the redirect. */
  async function postedFrom(who: BrowserForm, path: string, values: Values): Promise<LoadedPage> {
    const shown = await who.open(path);
    const token = shown.forms.map(({ values: fields }) => fields['csrf_token']).find(Boolean) ?? '';
    const answer = await who.send(path, {
      method: 'POST',
      body: new URLSearchParams([
        ['csrf_token', token],
        ...values.map(([k, v]) => [k, v]),
      ]).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: app.url },
    });
    const location = answer.headers.get('location');
    if (location) return who.open(location);
    const html = await answer.text();
    return {
      ...shown,
      status: answer.status,
      html,
      text: html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '),
    };
  }

  it('of a canceled event asks nobody any more: no candidates, no choices, no first-come places', async () => {
    const { event, call, skill, requirement, worker, open } = await aFillPage();
    await worker('Free One');
    const { id: workerId } = await worker('Asked One');
    const { id } = await aRequest(app.db, { laborRequirementId: requirement.id, workerId });
    const parts = [
      'id="candidates"',
      `id="decline-${id}"`,
      `id="confirm-${id}"`,
      'id="first-come"',
    ];
    const shown = async (): Promise<string[]> => {
      const { html } = await open();
      return parts.filter((part) => html.includes(part));
    };
    expect(await shown()).toEqual(expect.arrayContaining(['id="candidates"', 'id="first-come"']));
    await app.db.query('update events set canceled = true where id = $1', [event.id]);
    expect(await shown()).toEqual([]);
    expect((await open()).text).toContain('Nobody is asked for it any more.');
    const page = await people.manager.open(`/app/events/${event.slug}/`);
    expect(page.text).toContain(skill.name);
    expect(page.html).not.toContain(`id="labor-${requirement.slug}-open"`);
    const requests = await people.manager.open(`/app/call/${call.slug}/requests/`);
    expect(requests.html).toContain(`id="request-${id}"`);
    expect(requests.html).not.toContain('value="decline"');
  });

  it('shows candidates with the skill first, each with what speaks for and against them', async () => {
    const { worker, open, call, event, skill } = await aFillPage();
    const busy = await worker('Busy');
    await worker('Able');
    await worker('Zed', false);
    const other = await aCall(app.db, { eventId: event.id, name: 'Strike', time: '10:00' });
    const { id } = await aRequirement(app.db, { callTimeId: other.id });
    await aRequest(app.db, { laborRequirementId: id, workerId: busy.id, state: 'confirmed' });
    const page = await open(`?search=${skill.id}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`${skill.name} · ${call.name}`);
    expect(page.text).toContain('0 of 2');
    expect(page.text.indexOf('Able')).toBeLessThan(page.text.indexOf('Busy'));
    expect(page.text.indexOf('Busy')).toBeLessThan(page.text.indexOf('Zed'));
    expect(page.text).toMatch(/in Event \d+, Strike \(confirmed\)/);
    expect((await open(`?search=${skill.id}&free=on`)).text).not.toContain('Busy');
    expect((await open(`?search=nobody-has-this-name`)).text).toContain('Nobody matches.');
  });

  it('keeps who is marked where an act is refused', async () => {
    const { worker, press } = await aFillPage();
    const [ann, bo] = [await worker('Ann'), await worker('Bo')];
    const refused = await press([
      ['worker_id', String(bo.id)],
      ['action', 'hug'],
    ]);
    expect(refused.status).toBe(400);
    expect(refused.html).toMatch(new RegExp(`id="worker-${bo.id}-mark"[^>]* checked`));
    expect(refused.html).not.toMatch(new RegExp(`id="worker-${ann.id}-mark"[^>]* checked`));
  });

  it('asks one and many, reserves and confirms, and keeps the search', async () => {
    const { worker, press, states } = await aFillPage();
    const [ann, bo, cy] = [await worker('Ann'), await worker('Bo'), await worker('Cy')];
    const marked: Values = [['worker_id', String(cy.id)]];
    const asked = await press([...marked, ['act', `request-${ann.id}`]], '?free=on');
    // Who was marked meanwhile stays so.
    expect(asked.html).toMatch(new RegExp(`name="worker_id"[^>]*value="${cy.id}"[^>]* checked`));
    expect(asked.html).not.toMatch(new RegExp(`value="${bo.id}"[^>]* checked`));
    expect(asked.path).toContain('?free=on');
    expect(asked.text).toContain('1 worker on the list. Nothing was sent yet.');
    await press([
      ['worker_id', String(bo.id)],
      ['worker_id', String(cy.id)],
      ['action', 'reserve'],
    ]);
    expect(await states()).toEqual({
      ...{ [ann.name]: 'pending', [bo.name]: 'pending reserved', [cy.name]: 'pending reserved' },
    });
    const confirmed = await press([
      ['worker_id', String(ann.id)],
      ['worker_id', String(bo.id)],
      ['action', 'confirm'],
    ]);
    expect(confirmed.text).toContain('2 workers confirmed.');
    expect(await app.textsTo(ann.phoneNumber)).toEqual([expect.stringContaining('confirmed')]);
    const nobody = await press([['action', 'request']]);
    expect([nobody.status, nobody.text]).toEqual([
      400,
      expect.stringContaining('Mark somebody first.'),
    ]);
    const again = await press([
      ['worker_id', String(ann.id)],
      ['action', 'request'],
    ]);
    expect(again.text).toContain('could not be: on the list already.');
  });

  it('offers to give the skill to who lacks it, and gives it by one more press only', async () => {
    const { worker, press, skill } = await aFillPage();
    const driver = await worker('Driver', false);
    const skills = async () =>
      (await app.db.query('select 1 from worker_skills where worker_id = $1', [driver.id])).length;
    const asked = await press([['act', `request-${driver.id}`]]);
    expect(asked.text).toContain(`${driver.name} does not have the skill ${skill.name}.`);
    expect(await skills()).toBe(0);
    const given = await press([
      ['worker_id', String(driver.id)],
      ['action', 'give_skill'],
    ]);
    expect(given.text).toContain(`1 worker can do ${skill.name} now.`);
    expect(await skills()).toBe(1);
  });

  it('offers no skill to a steward, who asks and confirms all the same', async () => {
    const { worker, press, states, open } = await aFillPage();
    const driver = await worker('Driver', false);
    const asked = await press([['act', `confirm-${driver.id}`]], '', people.steward);
    expect(asked.status).toBe(200);
    expect(asked.text).not.toContain('does not have the skill');
    expect(await states()).toEqual({ [driver.name]: 'confirmed' });
    const given = await press(
      [
        ['worker_id', String(driver.id)],
        ['action', 'give_skill'],
      ],
      '',
      people.steward,
    );
    expect(given.status).toBe(404);
    expect((await open('', people.steward)).text).toContain(driver.name);
  });

  it('adds a contact who is asked at once, and shows what was typed when that is impossible', async () => {
    const { press, states, skill, open } = await aFillPage();
    const phone = aPhoneNumber();
    const typed: Values = [
      ['action', 'add_worker'],
      ['name', 'Nova Newcomer'],
      ['phone_number', phone],
      ['has_skill', 'on'],
      ['sms_consent', 'on'],
    ];
    const added = await press(typed, '?free=on');
    expect(added.text).toContain('Nova Newcomer is a contact now, and on the list.');
    expect(await states()).toEqual({ 'Nova Newcomer': 'pending' });
    expect(
      await app.db.query(
        `select ce.source, u.username is not null as by_somebody, ws.labor_type_id as skill
           from consent_entries ce join users u on u.id = ce.user_id
           join workers w on w.phone_number = ce.phone_number join worker_skills ws on ws.worker_id = w.id where ce.phone_number = $1`,
        [phone],
      ),
    ).toEqual([{ source: 'ticked', by_somebody: true, skill: skill.id }]);

    const twice = await press(typed.with(1, ['name', 'Nova "Twin" O\'Neill']));
    expect(twice.status).toBe(400);
    expect(twice.html).toContain('value="Nova &quot;Twin&quot; O\'Neill"');
    expect(twice.text).toContain('A contact with this phone number already exists.');
    expect(twice.html).toContain(`?search=${encodeURIComponent(phone)}`);
    const wrong = await press([
      ['action', 'add_worker'],
      ['name', ''],
      ['phone_number', '12'],
    ]);
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('id="contact-name-error"');
    expect(wrong.html).toMatch(/<dialog id="add-contact"[^>]* open/);
    const unknownNumber = await press([
      ['action', 'add_worker'],
      ['name', 'No Number'],
      ['phone_number', '555-0111'],
    ]);
    expect(unknownNumber.html).toContain('id="contact-phone-error"');
    expect((await open()).text).not.toContain('No Number');
  });

  it('takes the same contact under the address of the form alone', async () => {
    const { requirement, states } = await aFillPage();
    const address = `/app/htmx-add-worker/${requirement.slug}/`;
    const form = await people.manager.open(address);
    expect(form.status).toBe(200);
    await postedFrom(people.manager, address, [
      ['name', 'Solo Signer'],
      ['phone_number', aPhoneNumber()],
    ]);
    expect(await states()).toEqual({ 'Solo Signer': 'pending' });
  });

  it.each`
    state          | action         | after          | says
    ${'pending'}   | ${'confirm'}   | ${'confirmed'} | ${'Confirm'}
    ${'pending'}   | ${'decline'}   | ${'declined'}  | ${'Decline'}
    ${'available'} | ${'confirm'}   | ${'confirmed'} | ${'Confirm'}
    ${'confirmed'} | ${'cancel'}    | ${'canceled'}  | ${'Cancel'}
    ${'confirmed'} | ${'no_show'}   | ${'no_show'}   | ${'No-show'}
    ${'no_show'}   | ${'showed_up'} | ${'confirmed'} | ${'Showed up'}
    ${'declined'}  | ${'confirm'}   | ${'confirmed'} | ${'Confirm'}
    ${'pending'}   | ${'delete'}    | ${undefined}   | ${'off the list'}
  `('acts on somebody $state: $action', async ({ state, action, after, says }) => {
    const { requirement, worker, press, states, open } = await aFillPage();
    const ann = await worker('Ann');
    const { id } = await aRequest(app.db, {
      ...{ laborRequirementId: requirement.id, workerId: ann.id, state },
    });
    expect((await open()).html).toContain(`value="on_${action}-${id}"`);
    const done = await press([['act', `on_${action}-${id}`]]);
    expect(done.text).toContain(says);
    expect((await states())[ann.name]).toBe(after);
    const repeated = await press([
      ['request_id', String(id)],
      ['action', action],
    ]);
    expect(repeated.status).toBe(action === 'delete' ? 404 : 200);
  });

  it('offers only what the state allows, and says why anything else is refused', async () => {
    const { requirement, worker, press, open, states } = await aFillPage();
    const ann = await worker('Ann');
    const { id } = await aRequest(app.db, { laborRequirementId: requirement.id, workerId: ann.id });
    expect((await open()).html).not.toContain(`on_no_show-${id}`);
    const refused = await press([['act', `on_no_show-${id}`]]);
    expect([refused.status, refused.text]).toEqual([
      400,
      expect.stringContaining('Only a worker who said yes can be a no-show'),
    ]);
    expect(await states()).toEqual({ [ann.name]: 'pending' });
  });

  it('reaches no request of another requirement', async () => {
    const { press } = await aFillPage();
    const other = await aRequest(app.db);
    expect((await press([['act', `on_confirm-${other.id}`]])).status).toBe(404);
  });

  it('confirms all who said yes by one press, as many as there is room for, from the event’s page too', async () => {
    const { event, requirement, worker, states, press, open } = await aFillPage(3);
    const yes = async (name: string, day: number, laborRequirementId = requirement.id) =>
      aRequest(app.db, {
        ...{ laborRequirementId, workerId: (await worker(name)).id, state: 'available' },
        respondedAt: new Date(Date.UTC(2031, 2, day)),
      });
    const [late, early, middle] = [await yes('Lia', 9), await yes('Eve', 7), await yes('Max', 8)];
    const other = await aFillPage();
    const foreign = await yes('Fay', 6, other.requirement.id);
    await yes('Zoe', 10);

    const page = await open();
    expect(page.text).toContain('Confirm all 3');
    const ids = [early.id, middle.id, late.id].join(',');
    expect(page.html).toContain(`value="${ids}"`);
    const eventPage = await people.manager.open(`/app/events/${event.slug}/`);
    expect(eventPage.html).toContain(`value="${ids}"`);
    const pressed = await press([
      ['action', 'confirm_waiting'],
      ['request_id', `${ids},${foreign.id}`],
      ['from', 'event'],
    ]);
    expect(pressed.path).toMatch(new RegExp(`^/app/events/${event.slug}/`));
    expect(pressed.text).toContain('3 workers confirmed.');
    expect(Object.values(await states()).sort()).toEqual([
      ...['available', 'confirmed', 'confirmed', 'confirmed'],
    ]);
    expect(Object.values(await other.states())).toEqual(['available']);
    expect((await open()).text).not.toContain('Confirm all');

    const none = await press([
      ['action', 'confirm_waiting'],
      ['request_id', String(foreign.id)],
    ]);
    expect(none.text).toContain('Mark somebody first.');
  });

  it('closes when full, tells who waits, and opens again for who wants more', async () => {
    const { requirement, worker, press, open, states } = await aFillPage(1);
    const [ann, bo, cy] = [await worker('Ann'), await worker('Bo'), await worker('Cy')];
    const on = { laborRequirementId: requirement.id };
    await aConfirmedRequest(app.db, { ...on, workerId: ann.id });
    const waiting = await aRequest(app.db, { ...on, workerId: bo.id, state: 'available' });
    const full = await open();
    expect(full.text).toContain('This call is full.');
    expect(full.text).not.toContain(cy.name);
    const told = await press([['act', `on_call_filled-${waiting.id}`]]);
    expect(told.text).toContain(`${bo.name} is told that the call is filled.`);
    expect(await states()).toEqual({ [ann.name]: 'confirmed' });
    expect(await app.textsTo(bo.phoneNumber)).toEqual([expect.stringContaining('is filled now')]);
    const more = await open(`?all=on&search=${encodeURIComponent(cy.name)}`);
    expect(more.text).toContain(cy.name);
    const over = await press([['act', `confirm-${cy.id}`]], '?all=on');
    expect(over.text).toContain('Overbooked by 1');
  });

  it('saves first-come places, and says what is wrong with them', async () => {
    const { requirement, press, worker, states } = await aFillPage(2);
    const ann = await worker('Ann');
    await aRequest(app.db, {
      ...{ laborRequirementId: requirement.id, workerId: ann.id, state: 'available' },
    });
    const wrong = await press([['fcfs_positions', '-1']]);
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('value="-1"');
    expect(wrong.html).toContain('id="fcfs_positions-error"');
    await press([['fcfs_positions', '1']]);
    expect(await states()).toEqual({ [ann.name]: 'confirmed' });
  });

  it('marks what the managers were told about the requirement as read, by a press, never by opening it', async () => {
    const { requirement, worker, open, press } = await aFillPage();
    const ann = await worker('Ann');
    const request = await aRequest(app.db, {
      ...{ laborRequirementId: requirement.id, workerId: ann.id },
    });
    await app.visitor().post(`/user/request/${request.tokenShort}/action/`, {
      action: 'available',
      response: 'no',
    });
    const unread = async () =>
      (
        await app.db.query(
          'select 1 from notifications where labor_requirement_id = $1 and not read',
          [requirement.id],
        )
      ).length;
    expect(await unread()).toBe(1);
    const page = await open();
    expect(page.text).toContain('1 notification about this is new.');
    expect(await unread()).toBe(1);
    expect((await open('', people.steward)).text).not.toContain('is new.');
    await press([['action', 'mark_read']]);
    expect(await unread()).toBe(0);
    expect((await open()).text).not.toContain('is new.');
  });

  it('shows one worker with numbers and calls; notes only to managers', async () => {
    const { requirement, worker } = await aFillPage();
    const ann = await worker('Ann');
    await app.db.query(`update workers set notes = 'Knows the house' where id = $1`, [ann.id]);
    await app.db.query(
      `insert into outgoing_messages (channel, kind, company_id, recipient, body, segments, status) values ('sms', 'reply', $1, $2, 'no', 1, 'sent'),
              ('sms', 'offer', $1, $2, 'Have you a van?', 1, 'sent')`,
      [company.id, ann.phoneNumber],
    );
    const path = `/app/labor/${requirement.slug}/worker/${ann.id}/`;
    const forManager = await people.manager.open(path);
    expect(forManager.text).toContain('Knows the house');
    expect(forManager.html).toContain(`href="tel:${ann.phoneNumber}"`);
    const forSteward = await people.steward.open(path);
    expect([forSteward.status, forSteward.text]).toEqual([
      200,
      expect.not.stringContaining('Knows'),
    ]);
    expect(forManager.text).toContain('Have you a van?');
    expect(forSteward.text).not.toContain('Have you a van?');
    const stranger = await aWorker(app.db);
    for (const id of [stranger.id, 0, 'x', '1e3'])
      expect((await people.manager.open(path.replace(String(ann.id), String(id)))).status).toBe(
        404,
      );
  });

  it('remembers with the account how many rows a page has', async () => {
    const { worker, path, open, skill } = await aFillPage();
    for (let nth = 0; nth < 12; nth++) await worker(`W${nth}`);
    const ten = await open(`?skill=${skill.id}&per_page=10`);
    expect(ten.text).toContain('Page 1 of 2');
    const elsewhere = await aSignedInBrowser(app, manager);
    for (const browser of [people.manager, elsewhere])
      expect((await browser.open(`${path}?skill=${skill.id}`)).text).toContain('Page 1 of 2');
    expect((await open(`?skill=${skill.id}&per_page=7`)).text).toContain('Page 1 of 2');
    const list = await people.manager.open(
      `${path.replace('requests', 'fill-list')}?skill=${skill.id}&page=2`,
    );
    expect(list.text).toContain('Page 2 of 2');
    await open('?per_page=25');
  });

  it('costs the statements of the fill list of the API and two more, however many candidates', async () => {
    const { worker, path, requirement } = await aFillPage();
    await worker('Ann');
    const { token } = (
      await app.visitor().post('/login/', { username: manager.username, password: 'swordfish' })
    ).body as { token: string };
    const twin = (): Promise<unknown> =>
      fetch(`${app.url}/request/${requirement.slug}/fill-list/`, {
        headers: { authorization: `Token ${token}` },
      }).then((answer) => answer.text());
    await twin();
    await people.manager.open(path);
    await worker('Bo');
    const cost = async (read: () => Promise<unknown>): Promise<number> =>
      (await recordStatements(app.db, read)).length;
    const [page, api] = [await cost(() => people.manager.open(path)), await cost(twin)];
    // What each candidate costs is computed of seven more, for those who may read money.
    expect(page).toBeLessThanOrEqual(api + 2 + 7);
    for (let nth = 0; nth < 9; nth++) await worker(`W${nth}`);
    expect(await cost(() => people.manager.open(path))).toBe(page);
  });

  it('is for managers, administrators and the steward of the event', async () => {
    const { requirement, worker } = await aFillPage();
    const ann = await worker('Ann');
    const paths = ['requests', 'fill-list', `worker/${ann.id}`]
      .map((part) => `/app/labor/${requirement.slug}/${part}/`)
      .concat(`/app/htmx-add-worker/${requirement.slug}/`);
    const expected = {
      ...{ manager: 200, administrator: 200, steward: 200 },
      ...{ 'other steward': 403, owner: 403, worker: 403, stranger: 404 },
    };
    for (const path of paths)
      for (const [who, status] of Object.entries(expected))
        expect([path, who, (await people[who as 'manager'].open(path)).status]).toEqual([
          path,
          who,
          status,
        ]);
    expect((await new BrowserForm(app.url).open(paths[0]!)).path).toContain('/app/login/');
  });

  it('speaks Spanish', async () => {
    const { worker, path, requirement } = await aFillPage();
    const ann = await worker('Ann');
    const { id } = await aRequest(app.db, { laborRequirementId: requirement.id, workerId: ann.id });
    const browser = await aSignedInBrowser(app, await aManager(app.db, company.id), {
      'accept-language': 'es',
    });
    expect((await browser.open(path)).text).toContain('Quién podría venir');
    const refused = await postedFrom(browser, path, [['act', `on_no_show-${id}`]]);
    expect(refused.text).toContain('Solo falta quien dijo que sí');
  });
});
