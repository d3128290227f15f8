import { PayRate } from '#libs/pay';
import { TimeEntry } from '#libs/time-entry';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aPopulatedCompany, SHORTLY_BEFORE_FIRST_CALL } from '../support/a-populated-company.js';
import type { BrowserForm } from '../support/browser-form.js';
import type { Client } from '../support/client.js';
import { DashboardClient } from '../support/dashboard-client.js';
import { LiveSocket } from '../support/live-socket.js';
import { OFFICE_PAGES } from '../support/office-pages.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** 31.4159 an hour; 27.18 of travel. */
const AMOUNT = 314_159;
const EXTRA_CENTS = 2_718;
const TYPED = ['31[.,]4159', '31[.,]42', '314159', '27[.,]18', '2718'];

interface World {
  house: Awaited<ReturnType<typeof aPopulatedCompany>>;
  show: Awaited<ReturnType<Awaited<ReturnType<typeof aPopulatedCompany>>['show']>>;
  entryId: number;
  /** Of a file of the hours. */
  fileId: number;
}

/**
 * Where money is, by REST and by page: enter every new place here. `own`: the worker whose money it is reads it too;
 * `managers`: owners have no contacts and no histories. `list`: of the reader's own company, which an administrator names, as
 * with `named`. `none`: it needs the right, but has no sum of this world.
 */
interface Place {
  path: (world: World) => string;
  own?: true;
  managers?: true;
  list?: true;
  named?: true;
  none?: true;
  /** Of a POST. */
  body?: object;
}

/** First day of the pay period of the hours. */
const PERIOD = '2031-04-27';

const PLACES: readonly Place[] = [
  { path: () => '/pay/rates/', list: true },
  { path: () => `/pay/periods/${PERIOD}/`, list: true, none: true },
  { path: () => `/pay/periods/${PERIOD}/ahead/`, list: true },
  { path: () => '/pay/periods/', list: true, none: true },
  { path: ({ fileId }) => `/pay/exports/${fileId}/file/`, named: true },
  { path: ({ fileId }) => `/pay/exports/${fileId}/`, named: true, none: true },
  { path: () => '/pay/exports/', list: true, none: true },
  { path: () => '/pay/mappings/', list: true, none: true },
  { path: () => '/pay/settings/', list: true, none: true },
  { path: () => '/pay/rule-sets/', list: true, none: true },
  { path: () => '/pay/rule-choices/', list: true, none: true },
  { path: () => '/pay/tax/2031/', list: true, none: true },
  { path: ({ show }) => `/pay/tax/2031/${show.worker.slug}/`, named: true, none: true },
  {
    path: () => '/pay/rule-preview/',
    list: true,
    none: true,
    body: { layer: 'contract', rules: { daily: [{ after: 600, multiplier: 200 }] } },
  },
  { path: ({ show }) => `/event/${show.event.slug}/audit/`, managers: true, none: true },
  { path: ({ show }) => `/workers/${show.worker.slug}/audit/`, managers: true, none: true },
  {
    path: ({ show }) =>
      `/pay/requirements/${show.requirement.slug}/rate/?worker=${show.worker.slug}`,
  },
  { path: ({ entryId }) => `/pay/time-entries/${entryId}/details/` },
  { path: ({ entryId }) => `/pay/time-entries/${entryId}/`, own: true },
  { path: ({ entryId }) => `/pay/time-entries/${entryId}/frozen/`, own: true, none: true },
  { path: ({ show }) => `/pay/call-times/${show.call.slug}/` },
  { path: ({ show }) => `/pay/events/${show.event.slug}/` },
  { path: ({ show }) => `/pay/workers/${show.worker.slug}/`, own: true },
  { path: ({ entryId }) => `/app/pay/entries/${entryId}/`, own: true },
  { path: ({ entryId }) => `/app/pay/entries/${entryId}/frozen/`, own: true, none: true },
  { path: ({ show }) => `/app/pay/call/${show.call.slug}/` },
  { path: ({ show }) => `/app/pay/event/${show.event.slug}/` },
  { path: ({ show }) => `/app/labor/${show.open.slug}/costs/`, managers: true, none: true },
  { path: () => '/company/audit/?subject=pay_rate', list: true },
  { path: ({ show }) => `/app/worker/${show.worker.slug}/`, managers: true },
  { path: () => '/app/pay/', list: true },
  { path: () => `/app/pay/periods/${PERIOD}/`, list: true },
  { path: () => '/app/pay/periods/', list: true, none: true },
  { path: () => '/app/pay/exports/', list: true, none: true },
  { path: ({ fileId }) => `/app/pay/exports/${fileId}/`, none: true },
  { path: ({ fileId }) => `/app/pay/exports/${fileId}/file/` },
  { path: () => '/app/pay/mappings/', list: true, none: true },
  { path: () => '/app/pay/settings/', list: true, none: true },
  { path: () => '/app/pay/rules/', list: true, none: true },
  { path: () => '/app/pay/tax/2031/', list: true, none: true },
  { path: ({ show }) => `/app/pay/tax/2031/${show.worker.slug}/`, named: true, none: true },
  { path: ({ show }) => `/app/pay/workers/${show.worker.slug}/`, own: true },
  { path: () => '/app/pay/rates/', list: true },
  { path: () => '/app/pay/rates/import/', list: true, none: true },
  { path: ({ show }) => `/app/pay/rates/?worker=${show.worker.slug}`, list: true },
  {
    path: ({ show }) =>
      `/app/pay/requirement/${show.requirement.slug}/rate/?worker=${show.worker.slug}`,
  },
];

/** Routes that may answer with money. Nothing else that an application program reads has any. */
const OF_MONEY = /^\/(pay|billing|admin\/billing)\//;
const MONEY_WORDS = /(^|_)(amount|cents|rate|rates|wage|salary|cost|price|earned|payable)(_|$)/;

describe('money is a right of its own', () => {
  let app: TestApp;
  let world: World;
  /** What was typed, and every sum that comes of it. */
  let MONEY: RegExp;
  let readers: Record<'owner' | 'manager' | 'administrator', Client>;
  let others: Record<'steward' | 'other steward' | 'worker' | 'other company' | 'nobody', Client>;
  let browsers: Record<'owner' | 'manager' | 'administrator', BrowserForm>;
  let strangers: Record<'steward' | 'other steward' | 'worker' | 'other company', BrowserForm>;

  beforeAll(async () => {
    app = await aTestApp({ frontendUrl: '' });
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    const house = await aPopulatedCompany(app);
    const show = await house.show();
    await app.db.manager.update(PayRate, show.rate.id, { amount: AMOUNT });
    const entry = await app.db.manager.save(
      app.db.manager.create(TimeEntry, {
        laborRequestId: show.confirmed.id,
        startAt: new Date('2031-05-01T12:00:00Z'),
        endAt: new Date('2031-05-01T19:30:00Z'),
      }),
    );
    world = { house, show, entryId: entry.id, fileId: 0 };
    const stranger = await aManager(app.db, (await aCompany(app.db)).id);
    const workerUser = { userId: house.workerUser.id };
    readers = {
      owner: await app.as(house.owner),
      manager: await app.as(house.manager),
      administrator: await app.as(house.administrator),
    };
    others = {
      steward: await app.as(house.steward),
      'other steward': await app.as(house.otherSteward),
      worker: await app.as(workerUser),
      'other company': await app.as(stranger),
      nobody: app.visitor(),
    };
    browsers = {
      owner: await aSignedInBrowser(app, house.owner),
      manager: await aSignedInBrowser(app, house.manager),
      administrator: await aSignedInBrowser(app, house.administrator),
    };
    strangers = {
      steward: await aSignedInBrowser(app, house.steward),
      'other steward': await aSignedInBrowser(app, house.otherSteward),
      worker: await aSignedInBrowser(app, workerUser),
      'other company': await aSignedInBrowser(app, stranger),
    };
    const extra = { kind: 'travel', amount: (EXTRA_CENTS / 100).toFixed(2) };
    const added = await readers.manager.post(`/pay/time-entries/${entry.id}/extras/`, extra);
    expect(added.status).toBe(201);
    const changed = { amount: '31.4159', per: 'hour' };
    await app.db.manager.update(PayRate, show.rate.id, { amount: AMOUNT - 1 });
    const again = await readers.manager.patch(`/pay/rates/${show.rate.id}/`, changed);
    expect(again.body).toMatchObject(changed);
    const file = { format: 'csv', from: '2031-05-01', until: '2031-05-07' };
    world.fileId = (await readers.manager.post('/pay/exports/', file)).body.id as number;
    await app.finishTasks();
    const sums = await Promise.all(
      [`/pay/call-times/${show.call.slug}/`, `/pay/events/${show.event.slug}/`].map(
        async (path) => (await readers.manager.get(path)).text,
      ),
    );
    const computed = sums.join().match(/(?<![\d.])\d{3,}\.\d\d(?!\d)/g) ?? [];
    expect(computed.length).toBeGreaterThan(1);
    const all = [...TYPED, ...new Set(computed.map((sum) => sum.replace('.', '[.,]')))];
    MONEY = new RegExp(`(?<![\\w.])(${all.join('|')})(?!\\w)`);
  });
  afterAll(() => app.close());

  const addressed = ({ path: pathOf, list, named }: Place, who: string): string => {
    const path = pathOf(world);
    return (list || named) && who === 'administrator'
      ? `${path}${path.includes('?') ? '&' : '?'}company=${world.house.company.slug}`
      : path;
  };
  const asked = (client: Client, path: string, { body }: Place) =>
    body ? client.post(path, body) : client.get(path);

  it('owners, managers and administrators read it in every place', async () => {
    const wrong: string[] = [];
    for (const place of PLACES) {
      for (const who of ['owner', 'manager', 'administrator'] as const) {
        if (place.managers && who === 'owner') continue;
        const path = addressed(place, who);
        const { status, text } = path.startsWith('/app/')
          ? await browsers[who].open(path).then(({ status, html }) => ({ status, text: html }))
          : await asked(readers[who], path, place);
        const isRead = place.none === true || MONEY.test(text);
        if (status !== 200 || !isRead) wrong.push(`${path} as ${who}: ${status}, ${isRead}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('stewards, workers, other companies and visitors are refused, and read none', async () => {
    for (const place of PLACES) {
      const { path: pathOf, own, list = false } = place;
      const path = pathOf(world);
      if (path.startsWith('/app/'))
        for (const [who, browser] of Object.entries(strangers)) {
          const { status, html } = await browser.open(path);
          if (own && who === 'worker') continue;
          // The list of one's own company has nothing of another one's.
          const isOwnList = who === 'other company' && list;
          expect([path, who, MONEY.test(html), isOwnList ? 200 : status]).toEqual([
            path,
            who,
            false,
            isOwnList ? 200 : who === 'other company' ? 404 : 403,
          ]);
        }
      else
        for (const [who, client] of Object.entries(others)) {
          if (own && who === 'worker') continue;
          const { status, text } = await asked(client, path, place);
          const isOwnList = who === 'other company' && list;
          expect([path, who, MONEY.test(text), status]).toEqual([
            path,
            who,
            false,
            isOwnList ? 200 : who === 'other company' ? 404 : 401,
          ]);
        }
    }
  });

  it('no page of the office tells it to a steward, nor one of the worker’s pages', async () => {
    const told: string[] = [];
    const { house: company, show } = world;
    for (const { path: pathOf, role } of OFFICE_PAGES) {
      if (role === 'visitor' || role === 'administrator') continue;
      const path =
        typeof pathOf === 'string' ? pathOf : pathOf({ company, show, entryId: world.entryId });
      for (const who of ['steward', 'other steward'] as const) {
        const { html } = await strangers[who].open(path);
        if (MONEY.test(html)) told.push(`${path} as ${who}`);
      }
    }
    expect(told).toEqual([]);
  });

  it('no answer outside of pay and billing declares a field of it', async () => {
    const document = (await (await fetch(`${app.url}/docs/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { responses?: object }>>;
      components: { schemas: Record<string, object> };
    };
    const declared = new Set<string>();
    for (const [path, item] of Object.entries(document.paths)) {
      if (OF_MONEY.test(path)) continue;
      for (const { responses } of Object.values(item))
        for (const name of fieldsOf(responses, document.components.schemas))
          if (MONEY_WORDS.test(name)) declared.add(`${path} ${name}`);
    }
    expect([...declared]).toEqual([]);
  });

  it('no socket carries it: a room says that something changed, and counts', async () => {
    const { show } = world;
    const feed = await LiveSocket.open(app.url, `/ws/notifications/?token=${readers.manager.key!}`);
    const dashboard = await DashboardClient.open(app.url, { key: others.steward.key });
    if (typeof feed === 'number' || typeof dashboard === 'number')
      throw new Error('A socket was refused.');
    const joined = await dashboard.join(`event:${show.event.slug}`);
    await readers.manager.post('/pay/rates/', {
      event: show.event.slug,
      amount: '31.4159',
      per: 'hour',
      effective_from: '2031-05-01',
    });
    const action = `/request/${show.pending.tokenShort}/action/`;
    expect((await readers.manager.post(action, { action: 'decline' })).status).toBe(200);
    await dashboard.waitUntil(() => dashboard.changes.length > 0);
    const frames = [joined, dashboard.changes, [...dashboard.rooms], await feed.frames(1)];
    expect(MONEY.test(JSON.stringify(frames))).toBe(false);
    dashboard.end();
    feed.socket.close();
  });

  it('an export of contacts has none', async () => {
    const { status, text } = await readers.manager.get('/workers/export/');
    expect(status).toBe(200);
    expect(text).toContain(world.show.worker.name);
    expect(MONEY.test(text)).toBe(false);
  });

  it('a history tells stewards what was done, and no amount', async () => {
    const { show } = world;
    for (const path of [`/event/${show.event.slug}/audit/`, `/workers/${show.worker.slug}/audit/`])
      expect([path, (await others.steward.get(path)).status]).toEqual([path, 401]);
    const row = `${show.confirmed.id}/audit/`;
    for (const path of [
      `/call-times/${show.call.slug}/requests/${row}`,
      `/call-times/${show.call.slug}/tracking/${row}`,
    ]) {
      const { status, text } = await others.steward.get(path);
      expect([path, status, MONEY.test(text)]).toEqual([path, 200, false]);
    }
  });
});

/** Names of all fields of a schema, through references. */
function fieldsOf(
  schema: unknown,
  components: Record<string, object>,
  seen = new Set<string>(),
): string[] {
  if (Array.isArray(schema)) return schema.flatMap((entry) => fieldsOf(entry, components, seen));
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    if (key === 'example' || key === 'examples') return [];
    if (key === '$ref') {
      const name = String(value).split('/').at(-1)!;
      if (seen.has(name)) return [];
      seen.add(name);
      return fieldsOf(components[name], components, seen);
    }
    const own = key === 'properties' ? Object.keys(value as object) : [];
    return [...own, ...fieldsOf(value, components, seen)];
  });
}
