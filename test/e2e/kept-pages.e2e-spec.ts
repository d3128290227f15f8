import { PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { REVISED_PAGE_METADATA } from '../../apps/api/src/pages/frame/revised-page.js';
import { checkPartsRenderedOnce } from '../../apps/api/src/pages/frame/rendered-once.js';
import { aRequest } from '../factories/a-request.js';
import { aWorker } from '../factories/a-worker.js';
import {
  aPopulatedCompany,
  type PopulatedCompany,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import type { BrowserForm } from '../support/browser-form.js';
import { asOwner } from '../support/database.js';
import { contentOf } from '../support/page-client.js';
import { recordStatements } from '../support/record-statements.js';
import { aSignedInBrowser } from '../support/signed-in-browser.js';
import { aTestApp, type TestApp } from '../support/test-app.js';
import { unrevisedTablesOf } from '../support/unrevised-tables.js';

const OF_EVENT = `update events set event_name = 'By hand' where id = EVENT`;
const OF_WORKER = `update workers set name = 'By hand' where id = WORKER`;
const OF_LINE = `update notifications set message = 'By hand' where id = LINE`;
/** What a prompt may write, by the route of a page that shows it. */
const CHANGES: Record<string, string> = {
  'dashboard/': OF_EVENT,
  'events/': OF_EVENT,
  'events/search': OF_EVENT,
  'events/:slug/': OF_EVENT,
  'pay/event/:slug/': OF_EVENT,
  'labor/:slug/requests/': `update workers set name = 'By hand'`,
  'labor/:slug/fill-list/': `update workers set name = 'By hand'`,
  'labor/:slug/costs/': `update workers set name = 'By hand'`,
  'call/:slug/track/': `update call_times set name = 'By hand' where id = CALL`,
  'workers/': OF_WORKER,
  'workers/search/': OF_WORKER,
  'notifications/': OF_LINE,
};

describe('a page that is kept', () => {
  let app: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  let manager: BrowserForm;
  beforeAll(async () => {
    app = await aTestApp();
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    show = await house.show();
    manager = await aSignedInBrowser(app, house.manager);
  });
  afterAll(() => app.close());

  const pathOf = (route: string): string => {
    const of = { labor: show.open, call: show.call }[route.split('/', 1)[0]!] ?? show.event;
    return `/app/${route.replace(':slug', of.slug)}`;
  };
  const change = (sql: string): Promise<unknown> =>
    app.db.query(
      sql.replace(/EVENT|CALL|WORKER|LINE/, (name) =>
        String(
          { EVENT: show.event, CALL: show.call, WORKER: show.worker, LINE: show.notification }[
            name
          ]!.id,
        ),
      ),
    );
  const touch = (): Promise<unknown> =>
    change('update workers set notes = notes where id = WORKER');

  async function read(
    browser: BrowserForm,
    path: string,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; html: string; tag: string; headers: Headers }> {
    const answer = await browser.send(path, { headers });
    const { status, headers: given } = answer;
    return { status, html: await answer.text(), tag: given.get('etag') ?? '', headers: given };
  }

  it('is that of these routes', () => {
    const routes = [...app.context.get(ModulesContainer).values()]
      .flatMap((module) => [...module.controllers.values()])
      .flatMap(({ metatype }) => {
        const prototype = (metatype as { prototype: Record<string, object> }).prototype;
        return Object.getOwnPropertyNames(prototype)
          .map((name) => Object.getOwnPropertyDescriptor(prototype, name)!.value as object)
          .filter((method) => typeof method === 'function')
          .filter((method) => Reflect.hasMetadata(REVISED_PAGE_METADATA, method))
          .map((method) => String(Reflect.getMetadata(PATH_METADATA, method)));
      });
    expect(routes.sort()).toEqual(Object.keys(CHANGES).sort());
  });

  it.each(Object.keys(CHANGES))('shows at once what somebody writes past us: %s', async (route) => {
    const path = pathOf(route);
    await touch();
    let first!: Awaited<ReturnType<typeof read>>;
    const sent = await recordStatements(app.db, async () => {
      first = await read(manager, path);
    });
    expect([first.status, first.tag]).toEqual([200, expect.stringMatching(/^W\/"[\w-]{27}"$/)]);
    const known = { 'if-none-match': first.tag, 'x-live-update': '1' };
    const isChecked = checkPartsRenderedOnce(false);
    let again!: Awaited<ReturnType<typeof read>>;
    let unchanged!: Awaited<ReturnType<typeof read>>;
    try {
      const asked = await recordStatements(app.db, async () => {
        again = await read(manager, path);
        unchanged = await read(manager, path, known);
      });
      expect(asked).toHaveLength(2); // Who asks, with the revision of their companies.
    } finally {
      checkPartsRenderedOnce(isChecked);
    }
    expect(sent.length).toBeGreaterThan(4);
    expect(unrevisedTablesOf(sent.slice(1).join('\n'))).toEqual([]);
    expect(again.tag).toBe(first.tag);
    expect(again.html.replace(TOKENS, '')).toBe(first.html.replace(TOKENS, ''));
    expect([unchanged.status, unchanged.html, unchanged.tag]).toEqual([304, '', first.tag]);
    for (const { headers } of [first, again, unchanged])
      expect(headers.get('cache-control')).toBe('private, no-store');

    const byHand = `By hand: ${route}`;
    await change(CHANGES[route]!.replace('By hand', byHand));
    const changed = await read(manager, path, known);
    expect([changed.status, changed.tag === first.tag]).toEqual([200, false]);
    expect(changed.html).toContain(byHand);
  });

  it('shows how texts go, and has turned a minute later', async () => {
    const path = pathOf('events/:slug/');
    const { id: workerId } = await aWorker(app.db, { companyId: house.company.id });
    await aRequest(app.db, { laborRequirementId: show.open.id, workerId, sentAt: null });
    await (await app.as(house.manager)).post(`/event/${show.event.slug}/send-messages/`);
    await app.finishTasks();
    const before = await read(manager, path);
    await app.db.query(`update outgoing_messages set status = 'failed', error = 'no such number'`);
    const after = await read(manager, path, { 'if-none-match': before.tag });
    expect(after.status).toBe(200);
    expect(contentOf(after.html)).not.toBe(contentOf(before.html));
    app.clock.advance(1);
    expect((await read(manager, path, { 'if-none-match': after.tag })).status).toBe(200);
    app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
  });

  it('has another token in each answer, and both are valid', async () => {
    const path = pathOf('events/:slug/');
    const accepting = async (encoding: string): Promise<BrowserForm> => {
      const browser = await aSignedInBrowser(app, house.manager, { 'accept-encoding': encoding });
      browser.keepCookie('callmanager_session', manager.cookie('callmanager_session')!);
      return browser;
    };
    const [gzip, brotli] = [await accepting('gzip'), await accepting('br')];
    const pages = [];
    for (const browser of [manager, gzip, brotli, brotli]) pages.push(await browser.open(path));
    expect(pages.map(({ headers }) => headers.get('content-encoding'))).toEqual([
      null,
      'gzip',
      'br',
      'br',
    ]);
    const tokens = pages.map(({ html }) => [...new Set(html.match(TOKENS))]);
    expect(tokens.map(({ length }) => length)).toEqual([1, 1, 1, 1]);
    expect(new Set(tokens.flat()).size).toBe(4);
    for (const page of pages) {
      const { values } = page.forms.find((form) => 'csrf_token' in form.values)!;
      const posted = await manager.send('/app/notifications/', {
        method: 'POST',
        body: new URLSearchParams({ csrf_token: values['csrf_token']!, action: 'clear_read' }),
      });
      expect(posted.status).toBe(303);
    }
  });

  it('is one reader’s: not of another role, language, theme, zone, or company', async () => {
    const path = pathOf('events/:slug/');
    await manager.open(path); // With the notice of the last post.
    const { tag, html } = await read(manager, path);
    const steward = await aSignedInBrowser(app, house.steward);
    const administrator = await aSignedInBrowser(app, house.administrator);
    const spanish = await aSignedInBrowser(app, house.manager, { 'accept-language': 'es' });
    const dark = await aSignedInBrowser(app, house.manager);
    dark.keepCookie('callmanager_theme', 'dark');
    const abroad = await aSignedInBrowser(app, house.manager);
    abroad.keepCookie('callmanager_zone', 'Asia/Tokyo');
    for (const other of [steward, administrator, spanish, dark, abroad]) {
      const theirs = await read(other, path, { 'if-none-match': tag });
      expect([theirs.status, theirs.tag === tag]).toEqual([200, false]);
      expect(theirs.html.replace(TOKENS, '')).not.toBe(html.replace(TOKENS, ''));
    }
    const same = await aSignedInBrowser(app, house.manager);
    expect((await read(same, path, { 'if-none-match': tag })).status).toBe(304);

    const neighbours = await aPopulatedCompany(app);
    const list = '/app/workers/';
    administrator.keepCookie('callmanager_company', house.company.slug);
    const ours = await read(administrator, list);
    administrator.keepCookie('callmanager_company', neighbours.company.slug);
    const theirs = await read(administrator, list, { 'if-none-match': ours.tag });
    expect(theirs.html).toContain(neighbours.company.name);
    const switched = await read(administrator, `${list}?company=${house.company.slug}`);
    expect(switched.headers.getSetCookie().join()).toContain(house.company.slug);
    const back = await read(administrator, `${list}?company=${house.company.slug}`);
    expect(back.html).toContain(house.company.name);
  });

  it('is not that with a notice, nor one that remembers a choice', async () => {
    const list = '/app/workers/';
    const { forms } = await manager.open(list);
    const token = forms.find((form) => 'csrf_token' in form.values)!.values['csrf_token']!;
    const told = await manager.send(list, {
      method: 'POST',
      body: new URLSearchParams({ csrf_token: token, action: 'give_skill' }),
    });
    expect(told.status).toBe(303);
    const live = await read(manager, list, { 'x-live-update': '1' });
    const withNotice = await read(manager, list);
    const without = await read(manager, list);
    expect([live.tag !== '', withNotice.tag, without.tag !== '']).toEqual([true, '', true]);
    expect(withNotice.html).toContain('toast');
    expect(contentOf(without.html)).toBe(contentOf(live.html));

    for (const size of [10, 50, 10]) {
      await read(manager, `${list}?per_page=${size}`);
      const [{ kept }] = await app.db.query<[{ kept: number }]>(
        'select rows_per_page as kept from users where id = $1',
        [house.manager.userId],
      );
      expect(kept).toBe(size);
    }
  });

  it('is for those who are signed in, and leads others elsewhere', async () => {
    const owner = await aSignedInBrowser(app, house.owner);
    const path = pathOf('dashboard/');
    const answers = await Promise.all(Array.from({ length: 6 }, () => owner.send(path, {})));
    expect(answers.map((answer) => answer.headers.get('location'))).toEqual(
      Array(6).fill('/app/owner/'),
    );
    expect((await read(owner, pathOf('labor/:slug/requests/'))).status).toBe(403);
    const missing = await read(manager, '/app/events/nosuch1/', { 'if-none-match': '*' });
    expect(missing.status).toBe(404);
    expect(missing.html).toContain(house.company.name);

    const leaving = await aSignedInBrowser(app, house.manager);
    const { tag } = await read(leaving, path);
    await app.db.query('delete from sessions where id = (select max(id) from sessions)');
    const left = await read(leaving, path, { 'if-none-match': tag });
    expect([left.status, left.headers.get('location')]).toEqual([
      303,
      expect.stringContaining('login'),
    ]);
  });

  it('is made again in tests, which fail where it shows more than its revision says', async () => {
    const path = pathOf('events/:slug/');
    const kept = await read(manager, path);
    await asOwner(
      app.db,
      `set session_replication_role = replica; update events set event_name = 'Unnoticed' where id = ${show.event.id}; set session_replication_role = origin`,
    );
    expect((await read(manager, path)).status).toBe(500);
    const isChecked = checkPartsRenderedOnce(false);
    expect((await read(manager, path)).tag).toBe(kept.tag);
    checkPartsRenderedOnce(isChecked);
  });
});

const TOKENS = /(?<=name="csrf_token" value=")[^"]*/g;
