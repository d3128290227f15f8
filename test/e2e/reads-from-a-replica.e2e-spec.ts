import { ExportSourceQueries } from '../../libs/pay/src/exports/export-source.queries.js';
import { type Configuration, MetricsService, ReplicaReadsService } from '#libs/platform';
import { READS_REPLICA_METADATA } from '../../apps/api/src/edge/unchanged/replica-read.interceptor.js';
import { aWorkedCall } from '../factories/a-worked-call.js';
import {
  aPopulatedCompany,
  fillPath,
  type PopulatedCompany,
  type PopulatedEvent,
  SHORTLY_BEFORE_FIRST_CALL,
} from '../support/a-populated-company.js';
import type { Client } from '../support/client.js';
import { testConfiguration } from '../support/configuration.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { pathsMarked } from '../support/marked-routes.js';
import { patiently } from '../support/patiently.js';
import { recordStatements } from '../support/record-statements.js';
import { REPLICA_READS } from '../support/revised-reads.js';
import { freePort } from '../support/server-process.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

/** A server of `DB_READ_HOST` that is the primary itself: what is asked by which connections is the same. */
describe('what a replica may answer', () => {
  let database: TestDatabase;
  /** Without a replica; with one; with one, and remembered keys; with one that is not there. */
  let [alone, app, remembering, lonely]: TestApp[] = [];
  let house: PopulatedCompany;
  let show: PopulatedEvent;

  const withReplica = (
    port = database.port,
    given: Partial<Configuration> = {},
  ): Promise<TestApp> => {
    const settings = testConfiguration().database;
    const replicas = [{ host: database.host, port }];
    return aTestApp({ ...given, database: { ...settings, replicas } }, undefined, database);
  };
  beforeAll(async () => {
    database = await aDatabase();
    alone = await aTestApp({}, undefined, database);
    app = await withReplica();
    remembering = await withReplica(database.port, { rememberActorsSeconds: 60 });
    lonely = await withReplica(await freePort());
    for (const { clock } of all()) clock.setTime(SHORTLY_BEFORE_FIRST_CALL);
    house = await aPopulatedCompany(alone);
    show = await house.show();
    await alone.db.query(
      `insert into pay_periods (company_id, starts_on, ends_on, payday, closed_at)
       values ($1, '2031-01-05', '2031-01-11', '2031-01-16', now())`,
      [house.company.id],
    );
  });
  afterAll(async () => {
    for (const one of [app, remembering, lonely]) await one!.context.close();
    await alone!.close();
  });

  const all = (): TestApp[] => [alone!, app!, remembering!, lonely!];
  const address = (path: string): string =>
    path.includes('periods/{starts_on}/workers')
      ? `/pay/periods/2031-01-05/workers/${show.worker.slug}/`
      : fillPath(show, '', path);
  const reader = (one: TestApp, path: string): Promise<Client> =>
    one.as(path === '/steward/events/' ? house.steward : house.manager);
  const touch = (): Promise<unknown> =>
    alone!.db.query('update workers set notes = notes where id = $1', [show.worker.id]);
  const ended = async (one: TestApp, outcome: string): Promise<number> => {
    const metric = one
      .get(MetricsService)
      .registry.getSingleMetric('callmanager_replica_reads_total');
    const { values } = await metric!.get();
    return values.find(({ labels }) => labels['outcome'] === outcome)!.value;
  };

  it.each(REPLICA_READS)(
    'is of %s the same, at the cost of the look-up to the primary; of the revision where the key is remembered',
    async (path) => {
      const at = address(path);
      const wanted = await (await reader(alone!, path)).get(at);
      expect(wanted.status).toBe(200);
      const statements = [];
      for (const one of [app!, remembering!]) {
        const client = await reader(one, path);
        if (one === remembering)
          await patiently('the key is remembered', async () => {
            const sent = await recordStatements(one.db, () => client.get('/user/info/'));
            return !sent.join().includes('api_keys');
          });
        await touch();
        const before = await ended(one, 'answered');
        let answer;
        const sent = await recordStatements(one.db, async () => (answer = await client.get(at)));
        expect(answer).toMatchObject({ status: 200, text: wanted.text });
        expect((await ended(one, 'answered')) - before).toBe(1);
        statements.push(sent.map((text) => /from (api_keys|unnest)\b/.exec(text)?.[1]));
      }
      expect(statements).toEqual([['api_keys'], ['unnest']]);
    },
  );

  it('is these GETs', () => {
    expect(pathsMarked(app!, READS_REPLICA_METADATA)).toEqual(REPLICA_READS);
  });

  it('has the tag of the primary, and is kept for it', async () => {
    const there = await (await reader(alone!, '')).get('/workers/');
    const client = await reader(app!, '');
    const [first, again] = [await client.get('/workers/'), await client.get('/workers/')];
    const tag = first.headers.get('etag')!;
    expect([again.headers.get('etag'), tag]).toEqual([tag, there.headers.get('etag')]);
    const before = await ended(app!, 'answered');
    expect((await client.get('/workers/', { 'if-none-match': tag })).status).toBe(304);
    expect(await ended(app!, 'answered')).toBe(before);
  });

  it('is also that there is nothing, once', async () => {
    const client = await reader(app!, '');
    const before = await ended(app!, 'failed');
    const paths = ['/event/nosuch1/', '/pay/events/nosuch1/'];
    const sent = await recordStatements(app!.db, async () => {
      for (const path of paths) expect((await client.get(path)).status).toBe(404);
    });
    expect(sent).toHaveLength(paths.length);
    expect(await ended(app!, 'failed')).toBe(before);
  });

  it('is nothing of an administrator, whose revision is that of a server', async () => {
    const client = await app!.as(house.administrator);
    const before = await ended(app!, 'answered');
    for (const path of [`/workers/?company=${house.company.slug}`, address('/pay/events/{slug}/')])
      expect((await client.get(path)).status).toBe(200);
    expect(await ended(app!, 'answered')).toBe(before);
  });

  it('is an export, which the primary writes again where the replica fails half-way', async () => {
    await aWorkedCall(alone!.db, { companyId: house.company.id, date: '2031-04-20' });
    const dates = { from: '2031-04-01', until: '2031-04-30' };
    async function written(one: TestApp): Promise<string> {
      const client = await reader(one, '');
      const { status, body } = await client.post('/pay/exports/', { format: 'csv', ...dates });
      expect(status).toBe(201);
      await one.finishTasks();
      return (await client.get(`/pay/exports/${body.id}/file/`)).text;
    }
    const wanted = await written(alone!);
    expect(wanted).toContain('2031-04-20');
    const [answered, failed] = [await ended(app!, 'answered'), await ended(app!, 'failed')];
    expect(await written(app!)).toBe(wanted);
    expect(await ended(app!, 'answered')).toBe(answered + 1);

    const source = app!.get(ExportSourceQueries);
    const items = source.itemsUnchecked.bind(source);
    source.itemsUnchecked = async function* (...given) {
      source.itemsUnchecked = items;
      yield* items(...given);
      for (const replica of app!.get(ReplicaReadsService).replicas)
        replica.setAside(new Error('It is unplugged.'));
      yield* items(...given);
    };
    expect(await written(app!)).toBe(wanted);
    expect(await ended(app!, 'answered')).toBe(answered + 1);
    expect(await ended(app!, 'failed')).toBe(failed + 1);
    await patiently(
      'it is read from again',
      async () => app!.get(ReplicaReadsService).state === 'ok',
    );
  });

  it('is answered by the primary where no replica answers, which health tells', async () => {
    const client = await reader(lonely!, '');
    for (const path of REPLICA_READS.filter((path) => path !== '/steward/events/')) {
      const wanted = await (await reader(alone!, path)).get(address(path));
      expect(await client.get(address(path))).toMatchObject({ status: 200, text: wanted.text });
    }
    expect(await ended(lonely!, 'failed')).toBe(1);
    expect(await ended(lonely!, 'answered')).toBe(0);
    const health = async (one: TestApp): Promise<unknown> => {
      const { status, body } = await one.visitor().get('/health/ready');
      return [status, body.status, body.checks.replicas];
    };
    expect(await health(lonely!)).toEqual([200, 'degraded', 'degraded']);
    expect(await health(app!)).toEqual([200, 'ok', 'ok']);
  });
});
