import { checkPartsRenderedOnce } from '../../apps/api/src/pages/frame/rendered-once.js';
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
import { recordStatements } from '../support/record-statements.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

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
    expect(unknown.html).toMatch(new RegExp(`value="${ids[2]}"[^>]* checked[^>]* data-mark`));
    expect((await browser.open(pending)).html).not.toMatch(/ checked[^>]* data-mark/);
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
