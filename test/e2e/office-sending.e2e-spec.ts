import { checkPartsRenderedOnce } from '../../apps/api/src/pages/frame/rendered-once.js';
import { EventQueries } from '#libs/event';
import { NotFound } from '#libs/kernel';
import { UnitOfWork } from '#libs/platform';
import { SharedEventCostService } from '../../apps/api/src/pages/pay-lines/shared-event-cost.service.js';
import { aManager } from '../factories/a-grant.js';
import { aCompany } from '../factories/a-company.js';
import { aRequest } from '../factories/a-request.js';
import { aWorker } from '../factories/a-worker.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import type { Client } from '../support/client.js';
import { OfficeBrowser } from '../support/office-browser.js';
import { moveRevisions, recordStatements } from '../support/record-statements.js';
import { SNAPSHOT_STATEMENTS } from '../support/revised-reads.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

type Person = 'worker' | 'otherSteward' | 'owner' | 'stranger' | 'steward' | 'manager';

describe('a manager sends from the office', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let browser: OfficeBrowser;
  let rest: Client;
  let people: Record<Person, OfficeBrowser>;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    browser = await OfficeBrowser.of(app, house.manager);
    rest = await app.as(house.manager);
    const stranger = await aManager(app.db, (await aCompany(app.db)).id);
    people = {
      worker: await OfficeBrowser.of(app, { userId: house.workerUser.id }),
      otherSteward: await OfficeBrowser.of(app, house.otherSteward),
      owner: await OfficeBrowser.of(app, house.owner),
      stranger: await OfficeBrowser.of(app, stranger),
      steward: await OfficeBrowser.of(app, house.steward),
      manager: browser,
    };
  });
  beforeEach(async () => {
    show = await house.show();
  });
  afterAll(() => app.close());

  async function queued(name: string, worker: Parameters<typeof aWorker>[1] = {}) {
    const { id } = await aWorker(app.db, { ...worker, companyId: house.company.id, name });
    return aRequest(app.db, { laborRequirementId: show.open.id, workerId: id, sentAt: null });
  }
  const eventPath = () => `/app/events/${show.event.slug}/`;

  it.each`
    scope            | rest                                           | post
    ${'event'}       | ${'/event/{event}/send-messages/preview/'}     | ${'/app/events/{event}/'}
    ${'call-{call}'} | ${'/call-times/{call}/send-messages/preview/'} | ${'/app/call/{call}/send-calltime/'}
    ${'labor-{req}'} | ${'/request/{req}/send-messages/preview/'}     | ${'/app/labor/{req}/send-messages/'}
  `('shows in $scope exactly what is sent, as REST previews it', async (row) => {
    const fill = (path: string): string =>
      path
        .replace('{event}', show.event.slug)
        .replace('{call}', show.later.slug)
        .replace('{req}', show.open.slug);
    await queued('Ana <b>', { language: 'es' });
    await queued('Bo');
    await queued('Cy', { consents: false });
    const address = `${eventPath()}?send=${fill(row.scope as string)}`;

    const preview = (await rest.post(fill(row.rest as string))).body as {
      segments: number;
      texts: { name: string; kind: string; body: string; segments: number }[];
    };
    expect(preview.texts.map(({ name, kind }) => [name, kind])).toEqual([
      ['Ana <b>', 'offer'],
      ['Bo', 'offer'],
      ['Cy', 'consent_question'],
    ]);
    const page = await browser.open(address);
    expect(page.text).toContain(preview.texts[0]!.body);
    expect(page.text).toContain(`3 texts to 3 people, ${preview.segments} segments.`);
    expect(page.forms.map(({ action }) => action)).toContain(fill(row.post as string));
    const bo = /href="([^"]*text=\d+[^"]*)"[^>]*>Bo</.exec(page.html)![1]!.replaceAll('&amp;', '&');
    expect((await browser.open(bo)).text).toContain(preview.texts[1]!.body);

    const sent = await browser.submit(page, {}, 'Send to 3');
    expect(sent.path).toMatch(/\?sent=2031/);
    expect(sent.text).toContain('2 texts on the way.');
    expect(sent.text).toContain('You may leave this page; it goes on.');
    const written = await app.db.query<{ body: string; segments: number }[]>(
      `select m.body, m.segments from outgoing_messages m join labor_requests r on r.id = m.subject_id
        where r.labor_requirement_id = $1 order by m.id`,
      [show.open.id],
    );
    expect(written.map(({ body, segments }) => [body, segments]).sort()).toEqual(
      preview.texts.map(({ body, segments }) => [body, segments]).sort(),
    );
    await app.finishTasks();
    expect((await browser.open(sent.path)).text).toContain('3 texts sent.');
  });

  it('says that people are asked for consent, and no more offers to send to them', async () => {
    await queued('Cy', { consents: false });
    await queued('Dee', { consents: false });
    const sent = await browser.submit(
      await browser.open(`${eventPath()}?send=event`),
      {},
      'Send to 2',
    );
    expect(sent.path).toMatch(/\?sent=2031/);
    expect(sent.text).toContain('2 people are asked whether we may text.');
    expect(sent.text).not.toContain('No text was sent');
    expect(sent.text).toContain('2 asked for consent');
    expect(sent.text).not.toMatch(/Send \d+ queued/);
    const fill = await browser.open(`/app/labor/${show.open.slug}/requests/`);
    expect(fill.html).toContain('id="state-awaiting"');
    expect(fill.html).not.toContain('send-queued');
    await queued('Eve', { consents: false });
    const later = await browser.submit(
      await browser.open(`${eventPath()}?send=event`),
      {},
      'Send to 1',
    );
    expect(later.text).toContain('2 people asked for consent before, without an answer.');
  });

  it('names who gets no text, and sends nothing where nobody would get one', async () => {
    const { workerId } = await queued('Di');
    await app.db.query(
      'insert into phone_stops (phone_number, stopped_at) select phone_number, now() from workers where id = $1',
      [workerId],
    );
    const page = await browser.open(`${eventPath()}?send=event`);
    expect(page.text).toContain('Nobody would get a text.');
    expect(page.text).toContain('Di · opted out with STOP');
    expect(page.forms.flatMap(({ buttons }) => buttons)).not.toContain('Send to 0');
    const pressed = await browser.post(eventPath(), [['send_messages', '1']]);
    expect(pressed.text).toContain('No text was sent.');
    expect(pressed.text).toContain('1 person opted out.');
  });

  it('sends nothing without the button, and nothing of other companies', async () => {
    await queued('Ana');
    await browser.post(eventPath());
    const other = await house.show();
    const elsewhere = `${eventPath()}?send=call-${other.call.slug}`;
    expect((await browser.open(elsewhere)).status).toBe(404);
    const posts = [
      eventPath(),
      `/app/call/${show.later.slug}/send-calltime/`,
      `/app/labor/${show.open.slug}/send-messages/`,
      `/app/call/${show.call.slug}/send-reminder/`,
      `${eventPath()}messages/retry/`,
    ];
    for (const [who, status] of [
      ['worker', 403],
      ['otherSteward', 403],
      ['owner', 403],
      ['stranger', 404],
    ] as const)
      for (const path of posts)
        expect([
          who,
          path,
          (await people[who].post(path, [['send_messages', '1']])).status,
        ]).toEqual([who, path, status]);
    const [{ count }] = await app.db.query<[{ count: number }]>(
      `select count(*)::int as count from outgoing_messages m join labor_requests r on r.id = m.subject_id where r.labor_requirement_id = $1`,
      [show.open.id],
    );
    expect(count).toBe(0);
    const stewards = await people.steward.post(eventPath(), [['send_messages', '1']]);
    expect(stewards.text).toContain('1 text on the way.');
  });

  it('previews a reminder, and sends it', async () => {
    const address = `${eventPath()}?send=reminder-${show.call.slug}`;
    const preview = (await rest.post(`/call-times/${show.call.slug}/send-reminder/preview/`)).body
      .texts as { body: string }[];
    const page = await browser.open(address);
    expect(page.text).toContain(preview[0]!.body);
    const sent = await browser.submit(page, {}, 'Send to 1');
    expect(sent.text).toContain('1 text on the way.');
    const [text] = await app.db.query<[{ body: string }]>(
      `select body from outgoing_messages where kind = 'reminder' and subject_id = $1`,
      [show.confirmed.id],
    );
    expect(text.body).toBe(preview[0]!.body);
  });

  it.each`
    change                      | preview                            | method      | path                               | body                                                                      | kind
    ${'deleting a requirement'} | ${'/labor/{requirement}/delete/'}  | ${'DELETE'} | ${'/labor/{requirement}/delete/'}  | ${undefined}                                                              | ${'cancellation'}
    ${'moving an event'}        | ${'/event/{event}/edit/'}          | ${'PATCH'}  | ${'/event/{event}/'}               | ${{ start_date: '2031-05-08', end_date: '2031-05-09', move_calls: true }} | ${'time_change'}
    ${'sending clock-in codes'} | ${'/event/{event}/send-clock-in/'} | ${'POST'}   | ${'/event/{event}/send-clock-in/'} | ${undefined}                                                              | ${'clock_in_code'}
  `('has REST tell what $change texts, and keeps nothing of it', async (row) => {
    const fill = (path: string): string =>
      path.replace('{event}', show.event.slug).replace('{requirement}', show.requirement.slug);
    const texts = () =>
      app.db.query<{ body: string }[]>(
        'select kind, body from outgoing_messages where subject_id = $1 and company_id = $2 order by id',
        [show.confirmed.id, house.company.id],
      );
    const { status, body } = await rest.post(`${fill(row.preview as string)}preview/`, row.body);
    expect([status, body.texts]).toEqual([
      200,
      [expect.objectContaining({ name: show.worker.name, kind: row.kind })],
    ]);
    expect(await texts()).toEqual([]);
    await rest.send(row.method as string, fill(row.path as string), row.body as object);
    expect(await texts()).toEqual([{ kind: row.kind, body: body.texts[0].body }]);
  });

  it('says on the event and on Today at which hour of the event held texts leave', async () => {
    const { id } = await queued('Night One');
    const set = (zone: string | null, from: number, until: number) =>
      app.db.query(
        `with placed as (update location_profiles set time_zone = $4 where id = $5)
         update companies set sending_from_minute = $2, sending_until_minute = $3 where id = $1`,
        [house.company.id, from, until, zone, show.event.locationProfileId],
      );
    const [{ zone }] = await app.db.query<[{ zone: string | null }]>(
      'select time_zone as zone from location_profiles where id = $1',
      [show.event.locationProfileId],
    );
    await set('Asia/Kathmandu', 3 * 60 + 30, 3 * 60 + 31);
    try {
      await rest.post(`/event/${show.event.slug}/send-messages/`);
      await app.db.query(`update outgoing_messages set status = 'held' where subject_id = $1`, [
        id,
      ]);
      for (const path of [eventPath(), '/app/dashboard/'])
        expect((await browser.open(path)).text).toMatch(/1 text leaves at 3:30\sAM/);
    } finally {
      await set(zone, 0, 1440);
    }
  });

  it('says what failed and why, and tries it again', async () => {
    const request = await queued('Ana');
    await browser.post(eventPath(), [['send_messages', '1']]);
    await app.db.query(
      `update outgoing_messages set status = 'failed', error = 'the phone is off' where subject_id = $1`,
      [request.id],
    );
    await app.db.query('update labor_requests set sent_at = null where id = $1', [request.id]);
    const page = await browser.open(eventPath());
    expect(page.text).toContain('1 text failed Ana: the phone is off (offer)');
    const again = await browser.submit(page, {}, 'Try again');
    expect(again.text).toContain('1 text on the way.');
    expect(again.text).not.toContain('the phone is off');
  });

  it('a confirmed worker who cannot make the new time is shown as missing, and is taken off where it is read', async () => {
    const [{ slug }] = await app.db
      .query<[{ slug: string }]>(
        'update labor_requirements set needed_labor = 1 where id = $1 returning slug',
        [show.confirmed.laborRequirementId],
      )
      .then(([rows]) => rows as unknown as [{ slug: string }]);
    const [answers, fill] = [
      `/app/call/confirmations/${show.call.slug}/`,
      `/app/labor/${slug}/requests/`,
    ];
    expect((await browser.open(fill)).text).toContain('silent about the new time');
    expect((await browser.open(fill)).text).toContain('This call is full.');
    await app.db.query(
      'update time_changes set answered_at = now(), cant_do_it = true where labor_request_id = $1',
      [show.confirmed.id],
    );
    const list = await browser.open(fill);
    expect(list.text).toContain('1 confirmed worker cannot make the new time');
    expect(list.text).not.toContain('This call is full.');
    const page = await browser.open(answers);
    expect(page.text).toContain('Cannot make it (1)');
    const filling = await browser.submit(page, {}, 'Take off and fill');
    expect(filling.path).toContain(fill);
    expect(filling.text).not.toContain('cannot make the new time');
    const [request] = await app.db.query<[{ state: string }]>(
      'select state from labor_requests where id = $1',
      [show.confirmed.id],
    );
    expect(request.state).toBe('declined');
  });

  it('shows who answered a moved call, and reminds the silent with the text that was shown', async () => {
    const path = `/app/call/confirmations/${show.call.slug}/`;
    expect((await browser.open(path)).text).toContain('Have not answered (1)');
    await rest.send('PATCH', `/call-times/${show.call.slug}/edit/`, { time: '09:30' });
    const waiting = await browser.open(`${path}?remind=1`);
    expect(waiting.text).toContain('They were asked within the last hour.');
    await app.db.query(
      `update outgoing_messages set status = 'sent', created_at = created_at - interval '2 hours' where subject_id = $1`,
      [show.confirmed.id],
    );
    const page = await browser.open(`${path}?remind=1`);
    const done = await browser.submit(page, {}, 'Send to 1');
    expect(done.text).toContain('1 text on the way.');
    const [{ body }] = await app.db.query<[{ body: string }]>(
      `select body from outgoing_messages where subject_id = $1 and status = 'queued'`,
      [show.confirmed.id],
    );
    expect(page.text).toContain(body);

    for (const [who, status] of [
      ['worker', 403],
      ['otherSteward', 403],
      ['stranger', 404],
    ] as const) {
      expect([who, (await people[who].open(path)).status]).toEqual([who, status]);
      expect([who, (await people[who].post(`${path}remind/`)).status]).toEqual([who, status]);
    }
    expect((await people.steward.open(path)).status).toBe(200);
  });

  it('speaks Spanish', async () => {
    await queued('Ana');
    const spanish = await OfficeBrowser.of(app, house.manager, { 'accept-language': 'es' });
    const page = await spanish.open(`${eventPath()}?send=event`);
    expect(page.text).toContain('Enviar lo que está en cola');
    expect((await spanish.submit(page, {}, 'Enviar a 1')).text).toContain('1 mensaje en camino.');
  });

  it('reads what the event costs once for all who watch it, until something changes or a minute passes', async () => {
    const { actor } = await aManager(app.db, house.company.id);
    const read = async (version: number | null, by = actor): Promise<[string, number]> => {
      const workOf = (who: typeof actor) =>
        app.get(UnitOfWork).reading({ actor: who, httpRequestId: null, origin: null });
      const event = await app.get(EventQueries).reached(workOf(actor), show.event.slug);
      const work = workOf(by);
      let cost: unknown;
      const statements = await recordStatements(app.db, async () => {
        cost = await app.get(SharedEventCostService).of(work, event, version);
      });
      return [JSON.stringify(cost), statements.length];
    };
    const [first, statements] = await read(7);
    expect(statements).toBeGreaterThan(3);
    expect(await read(7)).toEqual([first, 0]);
    for (const version of [8, null, null]) expect(await read(version)).toEqual([first, statements]);
    expect(await read(8)).toEqual([first, 0]);
    const { actor: stranger } = await aManager(app.db, (await aCompany(app.db)).id);
    await expect(read(8, stranger)).rejects.toBeInstanceOf(NotFound);
    app.clock.advance(1);
    expect((await read(8))[1]).toBe(statements);
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
  });

  it('costs two statements more than without, whatever is queued', async () => {
    const statements = async (who: OfficeBrowser) => {
      await moveRevisions(app.db);
      return (await recordStatements(app.db, () => who.open(eventPath()))).length;
    };
    const [ofManager, ofSteward] = [await statements(browser), await statements(people.steward)];
    for (const name of ['Ana', 'Bo', 'Cy', 'Di']) await queued(name);
    expect(await statements(browser)).toBe(ofManager);
    expect(await statements(people.steward)).toBe(ofSteward);
    for (const count of [ofManager, ofSteward])
      expect(count).toBeLessThanOrEqual(6 + SNAPSHOT_STATEMENTS);
  });
});

describe('a manager’s first page', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let browser: OfficeBrowser;
  let rest: Client;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    show = await house.show();
    browser = await OfficeBrowser.of(app, house.manager);
    rest = await app.as(house.manager);
  });
  afterAll(() => app.close());

  const numberOn = (html: string, id: string): number =>
    Number(
      new RegExp(`id="number-${id}"[^>]*>.*?<span class="stat-value">(\\d+)<`, 's').exec(html)?.[1],
    );

  it('has the numbers of REST', async () => {
    await rest.post(`/event/${show.event.slug}/send-messages/`);
    await app.finishTasks();
    const state = (laborRequirementId: number, given: 'declined' | 'canceled') =>
      aRequest(app.db, { laborRequirementId, state: given, respondedAt: app.clock.now() });
    await state(show.open.id, 'declined');
    await state(show.open.id, 'canceled');
    const page = await browser.open('/app/dashboard/');
    const counts = Object.fromEntries(
      await Promise.all(
        [
          ['upcoming', '/upcoming-event-count/'],
          ['pending', '/pending-count/'],
          ['declined', '/declined-count/'],
          ['texts', '/sms-count/'],
        ].map(async ([id, path]) => [id, (await rest.get(path!)).body.count as number]),
      ),
    ) as Record<string, number>;
    expect(counts).toMatchObject({ upcoming: 1, pending: 1, declined: 2 });
    expect(
      Object.fromEntries(Object.keys(counts).map((id) => [id, numberOn(page.html, id)])),
    ).toEqual(counts);
    const status = (await rest.get(`/labor/${show.open.slug}/status/`)).body as {
      confirmed_requests: number;
    };
    expect(page.html).toContain(`id="fill-${show.open.slug}"`);
    expect(status).toBeDefined();
  });

  it('confirms those who said yes, and nobody else’s', async () => {
    const yes = await aRequest(app.db, { laborRequirementId: show.open.id, state: 'available' });
    const page = await browser.open('/app/dashboard');
    expect(page.text).toContain('1 person said yes and waits for you');
    const done = await browser.submit(page, {}, 'Confirm 1');
    expect(done.text).toContain('1 request confirmed.');
    const [{ state }] = await app.db.query<[{ state: string }]>(
      'select state from labor_requests where id = $1',
      [yes.id],
    );
    expect(state).toBe('confirmed');

    const stranger = await OfficeBrowser.of(
      app,
      await aManager(app.db, (await aCompany(app.db)).id),
    );
    const refused = await stranger.post('/app/dashboard/confirm/', [['ids', String(yes.id)]]);
    expect(refused.text).toContain('1 could not be confirmed.');
    for (const ids of ['', 'x', '-1', '1.5,', '9'.repeat(30)])
      expect((await browser.post('/app/dashboard/confirm/', [['ids', ids]])).text).toContain(
        'Nobody was chosen.',
      );
    const worker = await OfficeBrowser.of(app, { userId: house.workerUser.id });
    expect((await worker.post('/app/dashboard/confirm/', [['ids', '1']])).status).toBe(403);
    expect((await worker.open('/app/dashboard/')).text).not.toContain('Needs you now');
  });

  it('lists who is silent and who said no, and confirms and deletes marked ones', async () => {
    const pending = '/app/labor/requests/pending';
    const ids: number[] = [];
    for (const name of ['Zoe', 'Yan', 'Xia']) {
      const { id: workerId } = await aWorker(app.db, { companyId: house.company.id, name });
      ids.push((await aRequest(app.db, { laborRequirementId: show.open.id, workerId })).id);
    }
    const listed = await browser.open(`${pending}?per_page=10`);
    for (const name of ['Zoe', 'Yan', 'Xia']) expect(listed.text).toContain(name);
    const count = (await rest.get('/pending-count/')).body.count as number;
    expect(listed.text).toContain(`Asked and silent ${count}`);
    expect((await browser.open('/app/labor/requests/declined')).text).not.toContain('Zoe');

    const act = (who: OfficeBrowser, action: string, marked: readonly number[]) =>
      who.post(pending, [
        ['action', action],
        ...marked.map((id) => ['request_id', String(id)] as const),
      ]);
    expect((await act(browser, 'confirm', ids.slice(0, 1))).text).toContain('1 request confirmed.');
    expect((await act(browser, 'delete', ids.slice(1, 2))).text).toContain('1 request deleted.');
    expect((await act(browser, 'delete', [])).text).toContain('Nobody is marked.');
    const unknown = await act(browser, 'explode', ids);
    expect(unknown.text).toContain('Nobody is marked.');
    expect(unknown.html).toMatch(new RegExp(`id="request-${ids[2]}-mark"[^>]* checked`));
    expect((await browser.open(pending)).html).not.toMatch(/-mark"[^>]* checked/);
    const stranger = await OfficeBrowser.of(
      app,
      await aManager(app.db, (await aCompany(app.db)).id),
    );
    expect((await stranger.open(pending)).text).not.toContain('Xia');
    expect((await act(stranger, 'delete', ids.slice(2))).text).toContain('1 could not be changed.');
    const states = await app.db.query('select id, state from labor_requests where id = any($1)', [
      ids,
    ]);
    expect(states).toEqual(
      expect.arrayContaining([
        { id: ids[0], state: 'confirmed' },
        { id: ids[2], state: 'pending' },
      ]),
    );
    expect(states).toHaveLength(2);
    const steward = await OfficeBrowser.of(app, house.steward);
    expect((await steward.open(pending)).status).toBe(403);
    expect((await act(steward, 'delete', ids)).status).toBe(403);
    expect((await browser.open(`${pending}?cursor=nonsense`)).status).toBe(400);
    const behind = Buffer.from(JSON.stringify(['2999-01-01', '00:00:00', 9, 9])).toString(
      'base64url',
    );
    const first = await browser.open(`${pending}?cursor=${behind}`);
    expect(first.text).toContain('Xia');
    expect(first.html).not.toContain('rel="prev"');
  });

  it('leads a new company through four steps, which go away', async () => {
    const { id: companyId } = await aCompany(app.db);
    const fresh = await OfficeBrowser.of(app, await aManager(app.db, companyId));
    const page = await fresh.open('/app/dashboard/');
    expect(page.text).toContain('Four steps to the first crew');
    expect(page.text).not.toContain('Nothing needs you');
    expect(page.text).not.toContain(show.event.eventName);
    expect((await browser.open('/app/dashboard/')).text).not.toContain('Four steps');
  });

  it('costs the same statements whatever there is, and one while nothing changes', async () => {
    const statements = async () =>
      (await recordStatements(app.db, () => browser.open('/app/dashboard/'))).length;
    await house.show();
    const few = await statements();
    expect(few).toBeGreaterThan(3);
    const isChecked = checkPartsRenderedOnce(false);
    expect(await statements()).toBe(1);
    checkPartsRenderedOnce(isChecked);
    await aRequest(app.db, { laborRequirementId: show.open.id, state: 'available' });
    await house.show();
    expect(await statements()).toBe(few);
  });
});
