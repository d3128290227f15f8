import { readFileSync } from 'node:fs';
import { REVISED_METADATA } from '../../apps/api/src/edge/unchanged/turning.js';
import { aWorker } from '../factories/a-worker.js';
import {
  aPopulatedCompany,
  fillPath,
  type PopulatedCompany,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import type { Answer, Client } from '../support/client.js';
import { aDatabase } from '../support/database.js';
import { pathsMarked } from '../support/marked-routes.js';
import { patiently } from '../support/patiently.js';
import { recordStatements } from '../support/record-statements.js';
import { poolOfApplication } from '../support/seeing-all.js';
import {
  AUDITED_READS,
  EXCLUDED_PATHS,
  READ_STATEMENT_COUNTS,
} from '../support/read-statement-counts.js';
import { REVISED_READS, TURNING_READS } from '../support/revised-reads.js';
import { aTestApp, type TestApp } from '../support/test-app.js';
import { AUDITED, LINK, ROWS, UNREVISED_READS } from '../support/unrevised-reads.js';
import { unrevisedTablesOf } from '../support/unrevised-tables.js';

const BEGIN = 'start transaction isolation level repeatable read read only';

/** Two applications on one database: what one answers, the other may have changed. */
describe('an answer about rows that did not change', () => {
  let app: TestApp;
  let other: TestApp;
  let house: PopulatedCompany;
  let show: PopulatedEvent;
  /** Here, and at the other. */
  let managers: Client[];
  let stewards: Client[];
  let manager: Client;
  beforeAll(async () => {
    const database = await aDatabase();
    app = await aTestApp({}, undefined, database);
    other = await aTestApp({ rememberActorsSeconds: 5 }, undefined, database);
    for (const { clock } of [app, other]) clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(app);
    show = await house.show();
    managers = [await app.as(house.manager), await other.as(house.manager)];
    stewards = [await app.as(house.steward), await other.as(house.steward)];
    [manager] = managers as [Client];
  });
  afterAll(async () => {
    await other.context.close();
    await app.close();
  });

  const address = (path: string): string => fillPath(show, '', path);
  const touch = (): Promise<unknown> =>
    app.db.query('update workers set notes = notes where id = $1', [show.worker.id]);
  const tagOf = ({ headers }: Answer): string => headers.get('etag')!;
  const statements = (run: () => Promise<unknown>): Promise<string[]> =>
    recordStatements(app.db, run);

  it.each(REVISED_READS)(
    'of %s is 304 for who has it, sent again to others, and built anew after a change',
    async (path) => {
      const [mine, theirs] = path === '/steward/events/' ? stewards : managers;
      const read = (headers = {}): Promise<Answer> => mine!.get(address(path), headers);
      await touch();
      let first!: Answer;
      const pool = poolOfApplication(app.db);
      let acquired = 0;
      const count = (): void => void acquired++;
      pool.on('acquire', count);
      const sent = await statements(async () => (first = await read()));
      pool.off('acquire', count);
      const tag = tagOf(first);
      expect([first.status, tag]).toEqual([200, expect.stringMatching(/^W\/"[\w-]{27}"$/)]);
      expect(acquired).toBe(2); // Of the look-up, and of the snapshot.
      expect([sent[1], sent.at(-1)]).toEqual([BEGIN, 'commit work']);

      let again!: Answer;
      const known = { 'if-none-match': `"x", ${tag}` };
      expect(await statements(async () => (again = await read(known)))).toHaveLength(1);
      expect([again.status, again.text, tagOf(again)]).toEqual([304, '', tag]);

      let repeated!: Answer;
      expect(await statements(async () => (repeated = await read()))).toHaveLength(1);
      const there = await theirs!.get(address(path));
      for (const same of [repeated, there])
        expect([same.text, tagOf(same)]).toEqual([first.text, tag]);
      expect(there.headers.get('cache-control')).toBe('private, no-cache');
      expect(there.headers.get('vary')).toContain('Authorization, Accept-Encoding');

      app.clock.advance(10); // Past 12:00 UTC: a day begins in some zone.
      const later = await read(known);
      app.clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
      expect(later.status).toBe(TURNING_READS.includes(path) ? 200 : 304);

      await touch();
      const changed = await read(known);
      expect([changed.status, changed.text]).toEqual([200, first.text]);
      expect(tagOf(changed)).not.toBe(tag);
    },
  );

  it('is 304 for a remembered key, too, after one statement that reads the revision', async () => {
    const atOther = managers[1]!;
    const tag = tagOf(await atOther.get('/workers/'));
    const read = (): Promise<unknown> => atOther.get('/workers/', { 'if-none-match': tag });
    const sent = await recordStatements(other.db, read);
    expect([sent.length, sent[0]]).toEqual([1, expect.stringContaining('company_revisions')]);
    await touch();
    expect((await atOther.get('/workers/', { 'if-none-match': tag })).status).toBe(200);
  });

  it('is built without a look before for a remembered key, where nobody has one of the last revision', async () => {
    const atOther = managers[1]!;
    const at = (path: string, headers = {}): Promise<Answer> => atOther.get(path, headers);
    const event = address('/event/{slug}/');
    const readings = (sent: readonly string[]): string[] =>
      sent.map((text) => (text.includes('company_revisions') ? 'revision' : text)).slice(0, 2);
    const old = tagOf(await at(event));
    await touch();
    const sentFirst = await recordStatements(other.db, () => at('/workers/'));
    expect(readings(sentFirst)[0]).toBe('revision'); // It was the last revision, as far as this process knew.
    let answer!: Answer;
    const sent = await recordStatements(other.db, async () => {
      answer = await at(event, { 'if-none-match': old });
    });
    expect(readings(sent)).toEqual([BEGIN, 'revision']);
    expect(sent.filter((text) => text.includes('company_revisions'))).toHaveLength(1);
    expect(answer.status).toBe(200);
    expect(tagOf(answer)).toBe(tagOf(await manager.get(event)));

    await touch();
    const all = await recordStatements(other.db, () =>
      Promise.all(Array.from({ length: 6 }, () => at('/skills/?nobody=asked'))),
    );
    expect(all.filter((text) => text === BEGIN)).toHaveLength(1);
    await touch();
    expect((await at(event, { 'if-none-match': tagOf(answer) })).status).toBe(200);
  });

  it('is of one page, with the address of the next, and of one reader', async () => {
    await aWorker(app.db, { companyId: house.company.id });
    const path = '/workers/?limit=1';
    const [first, again] = [await manager.get(path), await manager.get(path)];
    expect(first.headers.get('link')).toContain('rel="next"');
    expect(again.headers.get('link')).toBe(first.headers.get('link'));
    expect(again.headers.get('x-next-cursor')).toBe(first.headers.get('x-next-cursor'));
    expect(tagOf(await manager.get('/workers/?limit=2'))).not.toBe(tagOf(first));
    const asked = await stewards[0]!.get('/events/list/', {
      'if-none-match': tagOf(await manager.get('/events/list/')),
    });
    expect([asked.status, asked.text]).not.toEqual([304, '']);
  });

  it.each`
    change                        | sql                                                                                                                              | of
    ${'a STOP of a shared phone'} | ${'insert into phone_stops (phone_number, stopped_at) select phone_number, now() from workers where id = $1'}                    | ${'/workers/'}
    ${'the name of a user'}       | ${`update users set first_name = 'Renée' where id = (select user_id from workers where id = $1)`}                                | ${'/call-times/{slug}/requests/'}
    ${'the zone of a venue'}      | ${`update location_profiles set time_zone = 'America/Denver' where company_id = (select company_id from workers where id = $1)`} | ${'/event/{slug}/'}
    ${'a company, to its list'}   | ${`update companies set name = 'Renamed' where id = (select company_id from workers where id = $1)`}                             | ${'/events/list/'}
  `(
    'is another one after $change, written past our verbs, for managers and administrators',
    async ({ sql, of }: { sql: string; of: string }) => {
      const administrator = await app.as(house.administrator);
      const path = `${address(of)}${of === '/workers/' ? `?company=${house.company.slug}` : ''}`;
      for (const reader of [manager, administrator]) {
        const before = await reader.get(path);
        await app.db.query('delete from phone_stops');
        await app.db.query(`update companies set name = 'Before' where id = $1`, [
          house.company.id,
        ]);
        await app.db.query(`update users set first_name = 'Before'`);
        await app.db.query(`update location_profiles set time_zone = null`);
        const between = await reader.get(path, { 'if-none-match': tagOf(before) });
        await app.db.query(sql, [show.worker.id]);
        const after = await reader.get(path, { 'if-none-match': tagOf(between) });
        expect(after.status).toBe(200);
        expect(after.text).not.toBe(between.text);
      }
    },
  );

  it('asks whether there is one, for any tag, and whose key it is', async () => {
    const any = { 'if-none-match': '*' };
    expect((await manager.get('/event/nosuch1/', any)).status).toBe(404);
    expect((await manager.get(address('/event/{slug}/'), any)).status).toBe(304);
    expect((await app.visitor().get('/workers/', any)).status).toBe(401);
  });

  it('is built once for those who ask at the same moment, and leaves no transaction when they leave', async () => {
    await touch();
    const sent = await statements(() =>
      Promise.all(Array.from({ length: 6 }, () => manager.get(address('/event/{slug}/')))),
    );
    expect(sent.filter((text) => text === 'commit work')).toHaveLength(1);

    await touch();
    const leaving = Array.from({ length: 12 }, async (_, each) => {
      const signal = AbortSignal.timeout(1 + each);
      const headers = { authorization: `Token ${manager.key}`, 'x-frontend-origin': `${each}` };
      await fetch(`${app.url}/workers/?limit=${each + 1}`, { headers, signal }).catch(() => null);
      await manager.get(`/event/nosuch${each}/`);
    });
    await Promise.all(leaving);
    const pool = poolOfApplication(app.db);
    await patiently('every connection is back, without a transaction', async () => {
      const [{ open }] = await app.db.query<[{ open: number }]>(
        `select count(*)::int as open from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
      );
      return open === 0 && pool.idleCount === pool.totalCount;
    });
  });

  it('has a tag of its revision on these GETs, on others one of its bytes', () => {
    expect(pathsMarked(app, REVISED_METADATA)).toEqual([...REVISED_READS].sort());
  });

  it('has a reason where a GET has none of its revision', async () => {
    const document = (await (await fetch(`${app.url}/docs/openapi.json`)).json()) as {
      paths: Record<string, object>;
    };
    const others = Object.entries(document.paths).flatMap(([path, item]) =>
      'get' in item && !EXCLUDED_PATHS.test(path) && !REVISED_READS.includes(path) ? [path] : [],
    );
    expect(Object.keys(UNREVISED_READS).sort()).toEqual(others.sort());
  });

  it.each(Object.entries(UNREVISED_READS))('is of no revision for %s: %s', (path, reason) => {
    const name = path.replaceAll(/[{}]/g, '').replaceAll('/', ' ').trim().replaceAll(' ', '-');
    const statements = readFileSync(`test/sql/${name}.sql`, 'utf8');
    const tables = [
      ...unrevisedTablesOf(statements),
      ...(statements.match(/\baudit_trail\b/g) ?? []),
    ];
    // What can be looked up has to be so.
    if (reason === ROWS) expect(tables).not.toEqual([]);
    expect(READ_STATEMENT_COUNTS[path]!.as === 'nobody').toBe(reason === LINK);
    expect(AUDITED_READS.includes(path)).toBe(reason === AUDITED);
  });
});
