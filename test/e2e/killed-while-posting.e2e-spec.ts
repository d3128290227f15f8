import { randomUUID } from 'node:crypto';
import { Client as PgClient } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#libs/schema';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aKey } from '../factories/a-key.js';
import { aLocation } from '../factories/a-location.js';
import { aDatabase, dropAll, type TestDatabase } from '../support/database.js';
import { ServerProcess } from '../support/server-process.js';

/** Held by the test; what the triggers below wait for. */
const LOCK = 7_031_305;

describe('a process is killed while it works off a POST with an Idempotency-Key', () => {
  let database: TestDatabase;
  let db: DataSource;
  let owner: PgClient;
  let env: Record<string, string>;
  beforeAll(async () => {
    database = await aDatabase();
    db = await new DataSource(dataSourceOptions(database)).initialize();
    const { host, port, database: name, owner: tables } = database;
    owner = new PgClient({
      host,
      port,
      database: name,
      user: tables.user,
      password: tables.password,
    });
    await owner.connect();
    await owner.query(`create function wait_for_the_test() returns trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock(${LOCK}); return new; end $$`);
    env = {
      DB_HOST: host,
      DB_PORT: String(port),
      DB_NAME: name,
      DB_USER: database.user,
      DB_PASS: database.password,
      DB_MIGRATE_USER: tables.user,
      DB_MIGRATE_PASS: tables.password,
      LOG_LEVEL: 'info',
      SECRET_KEY: 'killed-while-posting-killed-while-posting',
    };
  });
  afterAll(async () => {
    await ServerProcess.killAll();
    await owner.end();
    await db.destroy();
    await dropAll();
  });

  async function anEventForm() {
    const company = await aCompany(db);
    const { userId } = await aManager(db, company.id);
    const location = await aLocation(db, { companyId: company.id });
    const headers = {
      Authorization: `Token ${await aKey(db, userId)}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
    };
    const body = JSON.stringify({
      event_name: 'Spring Gala',
      start_date: '2099-05-01',
      location_profile: location.id,
    });
    return {
      post: (api: ServerProcess) =>
        fetch(`${api.url}/create-event/`, { method: 'POST', headers, body }),
      made: async (): Promise<number> =>
        (await db.query('select id from events where company_id = $1', [company.id])).length,
    };
  }

  /** Kills the process while it waits in a trigger; its connections end before the lock does. */
  async function killAt(
    timing: string,
    table: string,
    post: (api: ServerProcess) => Promise<Response>,
  ): Promise<void> {
    await owner.query(
      `create trigger wait_for_the_test ${timing} execute function wait_for_the_test()`,
    );
    await owner.query('select pg_advisory_lock($1)', [LOCK]);
    const api = await (await ServerProcess.api(env)).waitForOutput('CallManager is ready');
    const broken = post(api).catch(() => 'broken');
    await api.waitUntil(`it waits at ${table}`, async () => {
      const waiting = await owner.query(
        `select 1 from pg_locks where locktype = 'advisory' and objid = $1 and not granted`,
        [LOCK],
      );
      return waiting.rows.length > 0;
    });
    await api.end('SIGKILL');
    expect(await broken).toBe('broken');
    await owner.query(
      `select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory' and objid = $1 and not granted`,
      [LOCK],
    );
    await owner.query('select pg_advisory_unlock($1)', [LOCK]);
    await owner.query(`drop trigger wait_for_the_test on ${table}`);
  }

  it('between the commit and the answer: one thing is made, and a repetition hears that it was done', async () => {
    const { post, made } = await anEventForm();
    await killAt(
      'before update on idempotency_keys for each row when (new.answer is not null)',
      'idempotency_keys',
      post,
    );
    expect(await made()).toBe(1);
    const api = await (await ServerProcess.api(env)).waitForOutput('CallManager is ready');
    for (let turn = 0; turn < 2; turn++) {
      const again = await post(api);
      expect([again.status, await again.json()]).toEqual([
        409,
        expect.objectContaining({ message: expect.stringContaining('was done before') }),
      ]);
    }
    expect(await made()).toBe(1);
    await api.end('SIGTERM');
  });

  it('before the commit: nothing is made, and a repetition makes it once', async () => {
    const { post, made } = await anEventForm();
    await killAt('after insert on events for each row', 'events', post);
    expect(await made()).toBe(0);
    // Its key is taken over half a minute later.
    await db.query(
      `update idempotency_keys set claimed_at = claimed_at - interval '31 seconds' where state = 'running'`,
    );
    const api = await (await ServerProcess.api(env)).waitForOutput('CallManager is ready');
    const first = await post(api);
    const again = await post(api);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await again.json()).toEqual(await first.json());
    expect(await made()).toBe(1);
    await api.end('SIGTERM');
  });
});
