import { existsSync } from 'node:fs';
import { chmod, copyFile, cp, mkdtemp, open, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as Database } from 'pg';
import { DataSource } from 'typeorm';
import { EmbeddedPostgres } from '#libs/embedded-postgres';
import type { DatabaseConnection } from '#libs/platform';
import { dataSourceOptions } from '#libs/schema';
import { aConfirmedRequest } from '../factories/a-request.js';
import { Client } from '../support/client.js';
import { aDatabase, dropAll } from '../support/database.js';
import { DebianPostgres } from '../support/debian-postgres.js';
import { describeWithProgram } from '../support/optional-programs.js';
import { runCli } from '../support/run-cli.js';
import { ServerProcess } from '../support/server-process.js';

/** Each row of each of our tables as a hash, by table: heartbeats come and go. */
async function contentsOf(connection: DatabaseConnection): Promise<Map<string, string[]>> {
  const client = new Database(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'task_heartbeats' order by 1`,
    );
    const contents = new Map<string, string[]>();
    for (const { name } of rows) {
      const hashes = await client.query<{ hash: string }>(
        `select md5(r::text) as hash from ${name} r order by 1`,
      );
      contents.set(
        name,
        hashes.rows.map(({ hash }) => hash),
      );
    }
    return contents;
  } finally {
    await client.end();
  }
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callmanager backup '));
  await chmod(folder, 0o755);
});
afterAll(async () => {
  await ServerProcess.killAll();
  await dropAll();
  await rm(folder, { recursive: true, force: true });
});

describe('a backup of the embedded database', () => {
  const at = (name: string): string => join(folder, name);
  const cli = (dataDir: string, ...given: string[]) => runCli(given, { DATA_DIR: at(dataDir) });
  let key: string;
  /** Rows that were there when the backup began, and when it had ended. */
  let before: Map<string, string[]>;
  let after: Map<string, string[]>;
  let said: string;

  beforeAll(async () => {
    const server = await ServerProcess.api({ DATA_DIR: at('data'), LOG_FORMAT: 'text' });
    await server.waitForOutput('Ctrl-C stops everything.');
    const account = { username: 'manager', password: 'callmanager-demo' };
    key = (await new Client(server.url).post('/login/', account)).body.token;
    const manager = new Client(server.url, key);
    const addSkill = async (name: string): Promise<void> => {
      expect((await manager.post('/skills/', { action: 'add', name })).status).toBe(201);
    };
    await addSkill('Juggler');

    const postgres = new EmbeddedPostgres({ dataDir: join(at('data'), 'postgres') });
    const owner = await postgres.start();
    before = await contentsOf(owner);
    let isOver = false;
    const writing = (async () => {
      for (let n = 0; !isOver; n++) await addSkill(`Skill ${n}`);
      return true;
    })();
    const { code, out } = await cli('data', 'backup', '--out', at('copy'));
    isOver = true;
    await writing;
    after = await contentsOf(owner);
    await postgres.stop();
    expect(code).toBe(0);
    said = out;
    expect(await server.end('SIGTERM')).toBe(0);
  });

  it('says where it is, how long it took, and that the secret key is not in it, which is true', async () => {
    expect(said).toMatch(
      /^Backed up to .+: \d+\.\d MB in \d+\.\d s\.\nThe secret key is not in it/,
    );
    expect((await stat(at('copy'))).mode & 0o077).toBe(0);
    const secret = (await readFile(join(at('data'), 'secret-key'), 'utf8')).trim();
    const files = await readdir(at('copy'), { recursive: true, withFileTypes: true });
    const withSecret: string[] = [];
    for (const file of files.filter((entry) => entry.isFile())) {
      const path = join(file.parentPath, file.name);
      if (file.name === 'secret-key' || (await readFile(path)).includes(secret))
        withSecret.push(path);
    }
    expect([files.length > 100, withSecret]).toEqual([true, []]);
  });

  it('restored where nothing is has what was there, whatever was written meanwhile, and a trail that fits', async () => {
    const restored = await cli('new', 'restore', '--from', at('copy'));
    expect([restored.code, restored.out]).toEqual([
      0,
      expect.stringMatching(
        /^Restored: 1 companies, 5 accounts.*\nThe audit trail fits: .*no secret key/s,
      ),
    ]);
    expect(existsSync(join(at('new'), 'secret-key'))).toBe(false);

    const postgres = new EmbeddedPostgres({ dataDir: join(at('new'), 'postgres') });
    const contents = await contentsOf(await postgres.start());
    await postgres.stop();
    expect([...contents.keys()]).toEqual([...before.keys()]);
    for (const [table, rows] of contents) {
      const [first, last] = [before.get(table)!, new Set(after.get(table))];
      // A row of the backup was there when it ended, and none is missing that was there when it began.
      const isGrowing = ['labor_types', 'audit_entries', 'audit_values'].includes(table);
      if (isGrowing) {
        expect([table, first.filter((row) => !rows.includes(row))]).toEqual([table, []]);
        expect([table, rows.filter((row) => !last.has(row))]).toEqual([table, []]);
      } else if (first.join() === after.get(table)!.join())
        expect([table, rows]).toEqual([table, first]);
    }
  });

  it('is used by a server as the old one was, with the old key', async () => {
    await copyFile(join(at('data'), 'secret-key'), join(at('new'), 'secret-key'));
    const server = await ServerProcess.api({ DATA_DIR: at('new'), LOG_FORMAT: 'text' });
    await server.waitForOutput('Ctrl-C stops everything.');
    const { body } = await new Client(server.url, key).get('/skills/');
    expect(body.map(({ name }: { name: string }) => name)).toContain('Juggler');
    expect(await server.end('SIGTERM')).toBe(0);
  });

  it('is refused where there is a database, when it is damaged, of another version, or none, and leaves nothing behind', async () => {
    const refused = async (dataDir: string, from: string): Promise<string> => {
      const { code, errors } = await cli(dataDir, 'restore', '--from', from);
      expect([code, errors]).toEqual([1, expect.not.stringMatching(/^\s+at /m)]);
      return errors;
    };
    expect(await refused('new', at('copy'))).toContain('There is a database in');

    await cp(at('copy'), at('damaged'), { recursive: true });
    const manifest = JSON.parse(await readFile(join(at('damaged'), 'backup.json'), 'utf8'));
    const { path } = manifest.files.find(({ size }: { size: number }) => size > 8192);
    const file = await open(join(at('damaged'), 'pgdata', path), 'r+');
    await file.write(Buffer.from('!'), 0, 1, 5000);
    await file.close();
    expect(await refused('other', at('damaged'))).toContain(`damaged: ${path}`);

    await rm(join(at('damaged'), 'pgdata/PG_VERSION'));
    expect(await refused('other', at('damaged'))).toContain('The backup is damaged');
    await rm(join(at('damaged'), 'backup.json'));
    expect(await refused('other', at('damaged'))).toContain('is no backup');
    expect(await readdir(join(at('other'), 'postgres'))).toEqual([]);

    const nothing = await cli('nowhere', 'backup', '--out', at('nothing'));
    expect([nothing.code, nothing.errors]).toEqual([1, expect.stringContaining('no database')]);
    expect(existsSync(at('nothing'))).toBe(false);
  });

  it.each`
    given                                            | says
    ${['backup']}                                    | ${'--out is required'}
    ${['backup', '--out', '/nowhere/at/all']}        | ${'does not exist'}
    ${['backup', '--out', '/tmp']}                   | ${'is there'}
    ${['restore']}                                   | ${'--from is required'}
    ${['restore', '--from', '/nowhere']}             | ${'nothing that is there'}
    ${['restore', '--from', '/tmp', '--into', 'it']} | ${'--into'}
  `('is not begun when misunderstood: $given', async ({ given, says }) => {
    const { code, errors } = await runCli(given as string[], { DB_HOST: 'nowhere.invalid' });
    expect([code, errors]).toEqual([2, expect.stringContaining(says as string)]);
  });
});

describeWithProgram('postgres15', "a backup of a server of one's own", () => {
  let server: DebianPostgres;
  let settings: Record<string, string>;
  let programs: string;
  beforeAll(async () => {
    server = await DebianPostgres.start();
    programs = DebianPostgres.programs;
    const { host, port } = server.connection;
    settings = {
      ...{
        DB_HOST: host,
        DB_PORT: String(port),
        DB_MIGRATE_USER: 'crew_owner',
        DB_USER: 'crew_app',
      },
      ...{ DB_PASS: 'x', SECRET_KEY: 'k'.repeat(40), DATA_DIR: join(folder, 'unused') },
    };
    // Guarded from the rows of companies as anybody is.
    await query('create role crew_owner login createrole nosuperuser');
    await query('create database old owner crew_owner');
    await query('create database new owner crew_owner');
  });
  afterAll(() => server.stop());

  async function query(sql: string): Promise<void> {
    const client = new Database(server.connection);
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }
  const cli = (database: string, ...given: string[]) =>
    runCli(given, { ...settings, DB_NAME: database });

  it('is what pg_dump makes; restored into an empty database it has the same, and a trail that fits', async () => {
    const made = ['--username', 'root', '--email', 'root@example.com'];
    expect((await cli('old', 'create-administrator', ...made)).code).toBe(0);
    const old = await new DataSource(
      dataSourceOptions({ ...server.connection, database: 'old' }),
    ).initialize();
    for (const _ of [1, 2]) await aConfirmedRequest(old);
    await old.destroy();
    const out = join(folder, 'old.dump');
    const backedUp = await cli('old', 'backup', '--out', out, '--programs', programs);
    expect([backedUp.code, backedUp.out]).toEqual([
      0,
      expect.stringMatching(/^Backed up to .+\nThe secret key is not in it/),
    ]);
    expect([
      (await readFile(out)).subarray(0, 5).toString(),
      (await stat(out)).mode & 0o077,
    ]).toEqual(['PGDMP', 0]);

    const restored = await cli('new', 'restore', '--from', out, '--programs', programs);
    expect([restored.code, restored.out]).toEqual([
      0,
      expect.stringMatching(
        /Restored: 2 companies, \d+ accounts, 2 events, 2 contacts, 2 requests.*The audit trail fits/s,
      ),
    ]);
    const [kept, copy] = await Promise.all(
      ['old', 'new'].map((database) => contentsOf({ ...server.connection, database })),
    );
    expect(copy).toEqual(kept);
    expect(kept!.get('labor_requests')).toHaveLength(2);

    const again = await cli('new', 'restore', '--from', out, '--programs', programs);
    expect([again.code, again.errors]).toEqual([
      1,
      expect.stringContaining('something in the database new'),
    ]);
  });

  it('is refused with a sentence when pg_dump is older than the server, or is not there', async () => {
    const { owner } = await aDatabase();
    const newer = {
      ...{ DB_HOST: owner.host, DB_PORT: String(owner.port), DB_NAME: owner.database },
      ...{ DB_USER: owner.user, DB_PASS: owner.password, SECRET_KEY: 'k'.repeat(40) },
    };
    const out = join(folder, 'newer.dump');
    const older = await runCli(['backup', '--out', out, '--programs', programs], newer);
    expect([older.code, older.errors]).toEqual([
      1,
      expect.stringMatching(
        /pg_dump is of version 15, and the server of version \d\d.*postgresql-client-\d\d/,
      ),
    ]);
    const missing = await runCli(['backup', '--out', out, '--programs', folder], newer);
    expect([missing.code, missing.errors]).toEqual([
      1,
      expect.stringMatching(/pg_dump does not run .*--programs/),
    ]);
    expect((await readdir(folder)).filter((name) => name.startsWith('newer'))).toEqual([]);
  });
});
