import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '#libs/schema';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aKey } from '../factories/a-key.js';
import { anEvent } from '../factories/an-event.js';
import { Client } from '../support/client.js';
import { DebianPostgres } from '../support/debian-postgres.js';
import { interleave, numbersFrom } from '../support/interleaved-reads.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { patiently } from '../support/patiently.js';
import { ServerProcess } from '../support/server-process.js';
import { SteadyLoad } from '../support/steady-load.js';

/** `npm run soak:revisions` sets more. */
const READS = Number(process.env['SOAK_READS'] ?? 2000);
const SEED = Number(process.env['FUZZ_SEED'] ?? process.env['FUZZ_SEED_DRAWN']);
/** Of the screen that is read, and of nothing else. */
const READS_EVENTS = `select coalesce(sum(calls), 0)::int from pg_stat_statements where query like '%json_agg(listed)%' and query like '% events e%'`;

/** The tests run in order: each goes on with the servers as the one before has left them. */
describeWithProgram('postgres15', 'a replica that lags, hangs, dies and takes over', () => {
  let primary: DebianPostgres;
  let replica: DebianPostgres;
  let api: ServerProcess;
  let manager: Client;
  let other: Client;
  let load: SteadyLoad | null = null;
  let asked = 0;

  beforeAll(async () => {
    primary = await DebianPostgres.start();
    await migrate(primary.connection);
    await primary.sql('create extension pg_stat_statements');
    const db = await new DataSource(dataSourceOptions(primary.connection)).initialize();
    const { id } = await aCompany(db);
    for (let nth = 0; nth < 4; nth++) await anEvent(db, { companyId: id });
    const keys = [
      await aKey(db, (await aManager(db, id)).userId),
      await aKey(db, (await aManager(db, id)).userId),
    ];
    await db.destroy();
    replica = await primary.standby();
    const [one, two] = [primary.connection, replica.connection];
    api = await ServerProcess.api({
      ...{ DB_HOST: `${one.host},${two.host}`, DB_PORT: `${one.port},${two.port}` },
      ...{ DB_READ_HOST: two.host, DB_READ_PORT: String(two.port) },
      ...{ DB_NAME: one.database, DB_USER: one.user, SECRET_KEY: 'of the one that reads' },
      ...{ DATA_DIR: '/nonexistent', PUBLIC_URL: 'https://calls.example', WORKER: 'off' },
    });
    await api.waitUntil(
      'it is ready',
      async () => (await fetch(`${api.url}/health/live`).catch(() => null))?.status === 200,
    );
    [manager, other] = keys.map((key) => new Client(api.url, key)) as [Client, Client];
  });
  afterAll(async () => {
    await load?.stop();
    await ServerProcess.killAll();
    for (const server of [replica, primary]) await server.stop();
  });

  /** The names of the events, by an answer that nobody has kept. */
  async function names(): Promise<string[]> {
    const { status, body } = await manager.get(`/events/list/?nth=${asked++}`);
    expect(status).toBe(200);
    return (body as { event_name: string }[]).map(({ event_name: name }) => name);
  }
  const rename = (name: string): Promise<unknown> =>
    primary.sql(`update events set event_name = '${name}'`);
  async function metric(name: string): Promise<number> {
    const text = await (await fetch(`${api.url}/metrics`)).text();
    const line = text.split('\n').find((each) => each.startsWith(`${name} `));
    return Number(line?.slice(name.length));
  }
  const answered = (): Promise<number> =>
    metric('callmanager_replica_reads_total{outcome="answered"}');
  const lag = (): Promise<number> => metric('callmanager_replica_lag_seconds{replica="1"}');
  /** Waits until reads come from the replica. */
  async function isReadFrom(): Promise<void> {
    const before = await answered();
    await patiently('the replica answers', async () => {
      await names();
      return (await answered()) > before;
    });
  }
  async function pause(): Promise<void> {
    await replica.sql('select pg_wal_replay_pause()');
    await patiently(
      'replay is paused',
      async () => (await replica.sql('select pg_get_wal_replay_pause_state()')) === 'paused',
    );
  }
  const resume = (): Promise<unknown> => replica.sql('select pg_wal_replay_resume()');
  const screens = (): Promise<unknown[]> =>
    Promise.all([primary.sql(READS_EVENTS), replica.sql(READS_EVENTS)]);

  it('shows no older state: a write is read from the primary until the replica has it', async () => {
    await isReadFrom();
    expect(await lag()).toBe(0);
    // Not at the first try on a machine that is so busy that the replica has no answer in time.
    await patiently('a screen is read at the replica alone', async () => {
      const before = await screens();
      await names();
      const [atPrimary, atReplica] = await screens();
      return atPrimary === before[0] && Number(atReplica) === Number(before[1]) + 1;
    });

    await pause();
    await rename('Renamed');
    const [atPrimary, atReplica] = await screens();
    expect(new Set(await names())).toEqual(new Set(['Renamed']));
    expect(await screens()).toEqual([Number(atPrimary) + 1, atReplica]);
    expect(await lag()).toBeGreaterThan(0);

    await resume();
    await isReadFrom();
    expect(new Set(await names())).toEqual(new Set(['Renamed']));
  });

  it('answers with no state that is older than what was told, and none that never was', async () => {
    const random = numbersFrom(SEED);
    const readers = [manager, other].map(({ key }) => ({ url: api.url, key: key! }));
    const before = await answered();
    let isOver = false;
    const pauses = (async () => {
      while (!isOver) {
        await sleep(random() * 300);
        await pause();
        await sleep(random() * 100);
        await resume();
      }
    })();
    const found = await interleave(
      primary.connection,
      readers,
      READS,
      SEED,
      () => undefined,
    ).finally(() => (isOver = true));
    await pauses;
    expect({ seed: SEED, ...found }).toMatchObject({ stale: [], mixed: [], ambiguous: [] });
    expect(found.commits).toBeGreaterThan(READS / 50);
    expect((await answered()) - before).toBeGreaterThan(READS / 50);
    expect(await metric('callmanager_replica_reads_total{outcome="behind"}')).toBeGreaterThan(
      READS / 50,
    );
  });

  it('fails nobody when it hangs, nor when it is killed', async () => {
    await isReadFrom();
    const running = (load = new SteadyLoad(api.url, 6, (call) => ({
      method: 'GET',
      path: `/events/list/?call=${call}`,
      headers: { authorization: `Token ${manager.key}` },
    })));
    const goesOn = async (): Promise<void> => {
      const enough = running.calls + 100;
      await patiently('the load goes on', () => running.calls > enough);
    };
    const isAside = (): Promise<void> =>
      patiently('it is set aside', async () => {
        const { body } = await manager.get('/health/ready');
        return body.checks.replicas === 'degraded';
      });
    await replica.hang('SIGSTOP');
    await isAside();
    await goesOn();
    await replica.hang('SIGCONT');
    await isReadFrom();
    await replica.kill();
    await isAside();
    await goesOn();
    await replica.restart();
    await isReadFrom();
    await running.stop();
    expect(running.failures).toEqual([]);
    expect(api.output.match(/is not read from/g)!.length).toBeLessThan(10); // Not each of hundreds.
  });

  it('is read from when it has become the primary', async () => {
    await primary.kill();
    await replica.promote();
    const name = 'Written after all';
    await patiently('writes are taken', async () => {
      const { status } = await manager.post('/skills/', { action: 'add', name });
      return status !== 503;
    });
    await isReadFrom();
    await replica.sql(`update events set event_name = 'Of the new one'`);
    expect(new Set(await names())).toEqual(new Set(['Of the new one']));
    await isReadFrom();
  });
});
