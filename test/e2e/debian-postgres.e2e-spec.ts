import { execFile } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { DataSource } from 'typeorm';
import { LaborRequest } from '#libs/labor';
import type { DatabaseConnection } from '#libs/platform';
import { dataSourceOptions, migrate } from '#libs/schema';
import { aConfirmedRequest } from '../factories/a-request.js';
import { describeWithProgram, programPath } from '../support/optional-programs.js';

const run = promisify(execFile);

describeWithProgram('postgres15', "Debian's PostgreSQL 15", () => {
  let folder: string;
  let connection: DatabaseConnection;
  let who: { uid?: number; gid?: number };
  const tool = (name: string): string => join(dirname(programPath('postgres15')!), name);

  beforeAll(async () => {
    who = await unprivileged();
    folder = await mkdtemp(join(tmpdir(), 'callmanager-postgres-'));
    if (who.uid !== undefined) await chown(folder, who.uid, who.gid!);
    const data = join(folder, 'data');
    const port = await freePort();
    const options = { ...who, cwd: folder };
    await run(
      tool('initdb'),
      ['-D', data, '-U', 'callmanager', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'],
      options,
    );
    const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
    await run(
      tool('pg_ctl'),
      ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start'],
      options,
    );
    connection = {
      host: '127.0.0.1',
      port,
      user: 'callmanager',
      password: '',
      database: 'postgres',
    };
  });

  afterAll(async () => {
    await run(tool('pg_ctl'), ['-D', join(folder, 'data'), '-w', '-m', 'fast', 'stop'], {
      ...who,
      cwd: folder,
    });
    await rm(folder, { recursive: true, force: true });
  });

  it('takes every migration, twice without harm, and agrees with the tables', async () => {
    const done = await migrate(connection);
    expect(done.length).toBeGreaterThan(0);
    expect(await migrate(connection)).toEqual([]);

    const db = await new DataSource(dataSourceOptions(connection)).initialize();
    const { upQueries } = await db.driver.createSchemaBuilder().log();
    const request = await aConfirmedRequest(db);
    const found = await db.manager.findOneBy(LaborRequest, { id: request.id });
    await db.destroy();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
    expect(found?.state).toBe('confirmed');
  });
});

/** PostgreSQL refuses to run as root. */
async function unprivileged(): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const id = async (flag: string): Promise<number> =>
    Number((await run('id', [flag, 'postgres'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
