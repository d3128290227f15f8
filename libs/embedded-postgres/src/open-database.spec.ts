import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Configuration, type DatabaseConnection, readConfiguration } from '#libs/platform';
import { APPLICATION_USER, type OpenDatabase, openDatabase } from './open-database.js';
import { EmbeddedPostgres } from './embedded-postgres.js';

const WHO = `select rolname, rolsuper, rolcreaterole from pg_roles where rolname = current_user`;

describe('the roles of a database', () => {
  let dataDir: string;
  let opened: OpenDatabase[];
  let said: string[];

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'callmanager accounts '));
    await chmod(dataDir, 0o755);
    [opened, said] = [[], []];
  });
  afterEach(async () => {
    for (const database of opened) await database.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function open(env: Record<string, string> = {}): Promise<OpenDatabase> {
    const configuration: Configuration = readConfiguration({ DATA_DIR: dataDir, ...env });
    const database = await openDatabase(configuration, (line) => said.push(line));
    opened.push(database);
    return database;
  }

  it('are in the embedded one an owner, and an application that is nobody special', async () => {
    const { connection, migrator } = await open();
    expect(await query(migrator, WHO)).toEqual([
      { rolname: 'callmanager', rolsuper: true, rolcreaterole: true },
    ]);
    expect(await query(connection, WHO)).toEqual([
      { rolname: APPLICATION_USER, rolsuper: false, rolcreaterole: false },
    ]);
    expect(connection.password).not.toBe(migrator.password);
  });

  it('are made where a cluster had only one, several starting at once, and stay the same', async () => {
    const before = new EmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
    await query(await before.start(), 'create table crew ()');
    await before.stop();

    const both = await Promise.all([open(), open()]);
    expect(both[1].connection).toEqual(both[0].connection);
    for (const { connection } of both)
      await expect(query(connection, 'drop table crew')).rejects.toMatchObject({ code: '42501' });
    for (const database of opened.splice(0)) await database.close();

    const { connection } = await open();
    expect(connection.password).toBe(both[0].connection.password);
    expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  describe("on a server of one's own", () => {
    let server: DatabaseConnection;
    const settings = (env: Record<string, string>): Record<string, string> => ({
      DB_HOST: server.host,
      DB_PORT: String(server.port),
      DB_NAME: server.database,
      ...env,
    });
    beforeEach(async () => (server = (await open()).migrator));
    const asOwner = () => ({
      DB_MIGRATE_USER: server.user,
      DB_MIGRATE_PASS: server.password,
    });

    it('are the two that are named; the one of the application is made when it is missing', async () => {
      const named = settings({ ...asOwner(), DB_USER: 'Crew-App', DB_PASS: 'paß wörd' });
      for (let time = 0; time < 2; time++) {
        const { connection, migrator } = await open(named);
        expect(await query(connection, WHO)).toEqual([
          { rolname: 'Crew-App', rolsuper: false, rolcreaterole: false },
        ]);
        expect(migrator.user).toBe(server.user);
      }
      const [{ verifier }] = (await query(
        server,
        `select rolpassword as verifier from pg_authid where rolname = 'Crew-App'`,
      )) as [{ verifier: string }];
      expect(verifier).toMatch(/^SCRAM-SHA-256\$4096:/);
      await expect(open({ ...named, DB_PASS: 'another' })).rejects.toThrow(/DB_USER and DB_PASS/);
    });

    it('are not made by an owner who may make none: a sentence names what is missing', async () => {
      await query(server, `create role tables_owner login password 'secret'`);
      const named = settings({
        DB_MIGRATE_USER: 'tables_owner',
        DB_MIGRATE_PASS: 'secret',
        DB_USER: 'nobody_yet',
        DB_PASS: 'x',
      });
      await expect(open(named)).rejects.toThrow(/DB_USER and DB_PASS/);
    });

    it('are one when only one is named, which is said', async () => {
      const { connection, migrator } = await open(
        settings({ DB_USER: server.user, DB_PASS: server.password }),
      );
      expect(migrator).toEqual(connection);
      expect(said.at(-1)).toMatch(/may change tables.*DB_MIGRATE_USER/);
    });
  });
});

async function query(connection: DatabaseConnection, sql: string): Promise<unknown[]> {
  const client = new Client({ ...connection });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
