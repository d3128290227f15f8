import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { EmbeddedPostgres, type EmbeddedConnection } from './embedded-postgres.js';
import { clusterLayoutOf } from './cluster-layout.js';
import { isAlive, postmasterOf } from './postmaster.js';

const asRoot = process.getuid?.() === 0;

describe('the embedded PostgreSQL', () => {
  let root: string;
  let dataDir: string;
  let started: EmbeddedPostgres[];

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'callmanager embedded '));
    await chmod(root, 0o755);
    dataDir = join(root, 'data folder', 'postgres');
    started = [];
  });

  afterEach(async () => {
    for (const database of started) await database.stop();
    await rm(root, { recursive: true, force: true });
  });

  function anEmbeddedPostgres(preferredPort?: number): EmbeddedPostgres {
    const database = new EmbeddedPostgres({ dataDir, preferredPort, settings: { fsync: 'off' } });
    started.push(database);
    return database;
  }

  it('keeps its data from one start to the next', async () => {
    const first = anEmbeddedPostgres();
    await query(await first.start(), 'CREATE TABLE crew AS SELECT $1::text AS name', ['Zoë']);
    await first.stop();
    expect(await postmaster(dataDir)).toBeUndefined();

    const again = await anEmbeddedPostgres().start();
    expect(await query(again, 'SELECT name, upper(name) AS loud FROM crew')).toEqual([
      { name: 'Zoë', loud: 'ZOË' },
    ]);
  });

  it('requires the password, and listens on loopback alone', async () => {
    const connection = await anEmbeddedPostgres().start();

    await expect(query({ ...connection, password: 'guess' }, 'SELECT 1')).rejects.toMatchObject({
      code: '28P01',
    });
    const [settings] = await query(
      connection,
      `SELECT current_setting('listen_addresses') AS addresses, current_setting('unix_socket_directories') AS sockets,
              datlocprovider AS provider, datlocale AS locale FROM pg_database WHERE datname = current_database()`,
    );
    expect(settings).toEqual({
      addresses: '127.0.0.1',
      sockets: '',
      provider: 'b',
      locale: 'C.UTF-8',
    });
  });

  it('starts again after its server was killed', async () => {
    const connection = await anEmbeddedPostgres().start();
    await query(connection, 'CREATE TABLE crew ()');
    await kill(dataDir);

    expect(await query(await anEmbeddedPostgres().start(), 'SELECT FROM crew')).toEqual([]);
  });

  it('starts although its lock file now names another program', async () => {
    const { account, pgdata } = await clusterLayoutOf(dataDir);
    const first = anEmbeddedPostgres();
    await first.start();
    await first.stop();
    const lockFile = join(pgdata, 'postmaster.pid');
    await writeFile(lockFile, `${process.pid}\n${pgdata}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`, {
      mode: 0o600,
    });
    if (account) await chown(lockFile, account.uid, account.gid);

    expect(await query(await anEmbeddedPostgres().start(), 'SELECT 1 AS one')).toEqual([
      { one: 1 },
    ]);
  });

  it('finds the server that runs already, and leaves it to who still uses it', async () => {
    const [first, second] = [anEmbeddedPostgres(), anEmbeddedPostgres()];
    const connection = await first.start();
    expect(await second.start()).toEqual(connection);

    await first.stop();
    expect(await query(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.stop();
    expect(await postmaster(dataDir)).toBeUndefined();
  });

  it('makes one database when several start at once', async () => {
    const connections = await Promise.all([1, 2, 3].map(() => anEmbeddedPostgres().start()));
    expect(new Set(connections.map(({ port, password }) => `${port} ${password}`)).size).toBe(1);
  });

  it('takes another port when the preferred one is taken', async () => {
    const other = await listener();
    const taken = portOf(other);
    const { port } = await anEmbeddedPostgres(taken).start();
    other.close();

    expect(port).not.toBe(taken);
  });

  it('says what PostgreSQL complained of, and how to go on', async () => {
    const database = new EmbeddedPostgres({ dataDir, settings: { max_connections: 'plenty' } });
    await expect(database.start()).rejects.toThrow(/did not start.*DB_HOST.*max_connections/s);
  });

  const rootOnly = asRoot ? it : it.skip;
  rootOnly(
    'RUNS AS ROOT ONLY: below a closed folder, keeps the database elsewhere and says where',
    async () => {
      await mkdir(dataDir, { recursive: true });
      await chmod(root, 0o700);
      const first = anEmbeddedPostgres();
      await query(await first.start(), 'CREATE TABLE crew ()');
      await first.stop();
      const { folder } = await clusterLayoutOf(dataDir);
      try {
        expect(folder.startsWith(root)).toBe(false);
        expect(await readFile(join(dataDir, 'WHERE-IS-THE-DATABASE.txt'), 'utf8')).toContain(
          folder,
        );

        const again = anEmbeddedPostgres();
        expect(await query(await again.start(), 'SELECT FROM crew')).toEqual([]);
        await again.stop();

        await chmod(root, 0o755);
        expect(await query(await anEmbeddedPostgres().start(), 'SELECT FROM crew')).toEqual([]);
      } finally {
        for (const database of started.splice(0)) await database.stop();
        await rm(folder, { recursive: true, force: true });
      }
    },
  );
});

async function query(
  connection: EmbeddedConnection,
  sql: string,
  values: unknown[] = [],
): Promise<unknown[]> {
  const client = new Client({ ...connection });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

async function postmaster(dataDir: string) {
  return postmasterOf((await clusterLayoutOf(dataDir)).pgdata);
}

async function kill(dataDir: string): Promise<void> {
  const { pid } = (await postmaster(dataDir))!;
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await sleep(5);
}

async function listener(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address === 'string' || !address) throw new Error(`no port in ${String(address)}`);
  return address.port;
}
