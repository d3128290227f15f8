import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import type { DatabaseConnection } from '#libs/platform';
import { asOwner } from '../../../test/support/database.js';
import { aLibApp, type LibApp } from '../../../test/support/lib-app.js';
import { dataSourceOptions } from './data-source-options.js';
import { migrate } from './migrate.js';
import { prepareTables } from './prepare-tables.js';

const AWAIT = { migrations: 'await', rowSecurity: true, keepAuditMonths: 0 } as const;

describe('a process that awaits migrations', () => {
  let app: LibApp;
  let connection: DatabaseConnection;
  let migrator: DatabaseConnection;
  let owner: DataSource;
  beforeAll(async () => {
    app = await aLibApp([]);
    const options = app.db.options as unknown as DatabaseConnection & { username: string };
    const { host, port, username, password } = options;
    const name = `callmanager_await_${randomBytes(4).toString('hex')}`;
    migrator = { host, port, user: name, password: name, database: name };
    connection = { ...migrator, user: username, password };
    await asOwner(app.db, `create role ${name} login createrole nosuperuser password '${name}'`);
    await asOwner(app.db, `create database ${name} owner ${name}`);
    owner = new DataSource(dataSourceOptions(migrator, 2));
  });
  afterAll(async () => {
    if (owner.isInitialized) await owner.destroy();
    await asOwner(app.db, `drop database ${migrator.database} with (force)`);
    await asOwner(app.db, `drop role ${migrator.user}`);
    await app.close();
  });

  /** A start as the application, without the owner's password, that has looked and said that it waits. */
  async function aWaitingStart(): Promise<{ ended: Promise<unknown>; ask: () => void }> {
    const said: string[] = [];
    const asked = new AbortController();
    const ended = prepareTables(
      { migrator: connection, connection },
      AWAIT,
      (line) => said.push(line),
      asked.signal,
    ).then(
      () => 'it went on',
      (error: unknown) => error,
    );
    while (said.length === 0) await sleep(20);
    expect(said).toEqual([expect.stringContaining('npm run cli -- migrate')]);
    return { ended, ask: () => asked.abort('SIGTERM') };
  }
  /** Went on without a word. */
  async function goesOn(): Promise<void> {
    const said: string[] = [];
    await prepareTables({ migrator: connection, connection }, AWAIT, (line) => said.push(line));
    expect(said).toEqual([]);
  }

  it('says so where no table is, ends when it is asked to, and makes nothing', async () => {
    const start = await aWaitingStart();
    start.ask();
    expect(await start.ended).toBe('SIGTERM');
    await owner.initialize();
    const made = await owner.query(
      `select from pg_class where relnamespace = 'public'::regnamespace`,
    );
    expect(made).toEqual([]);
  });

  it('goes on when the owner has run them, in its own role', async () => {
    const start = await aWaitingStart();
    await migrate(migrator, connection.user);
    expect(await start.ended).toBe('it went on');
    await goesOn();
  });

  it('waits for one that is missing, and then for the grants that follow it', async () => {
    const [[last]] = await owner.query<[[{ timestamp: number; name: string }], number]>(
      'delete from migrations where id = (select max(id) from migrations) returning timestamp, name',
    );
    const before = await aWaitingStart();
    await owner.query('create table graphile_worker.of_the_new_version ()');
    await owner.query('insert into migrations (timestamp, name) values ($1, $2)', [
      last.timestamp,
      last.name,
    ]);
    const between = await aWaitingStart();
    await migrate(migrator, connection.user);
    expect(await Promise.all([before.ended, between.ended])).toEqual(['it went on', 'it went on']);
  });

  it('does not mind those of a newer version, beside which it goes on', async () => {
    await owner.query(`insert into migrations (timestamp, name) values (9, 'OfTheNextVersion9')`);
    await goesOn();
  });
});
