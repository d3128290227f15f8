import { chmod, mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'callmanager-test-';
const IN_MEMORY = '/dev/shm';
const ROOM = 2 * 1024 ** 3;
const FOR_SPEED_ALONE = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  // Databases live for seconds, and copying fails while somebody looks after the template.
  autovacuum: 'off',
  // Each application of a spec opens a pool of connections at once.
  scram_iterations: '1',
  // Some files start several processes with a pool each, and Jest runs three files on two cores.
  max_connections: String(Math.max(300, 150 * availableParallelism())),
};

/**
 * @typedef {{ host: string, port: number, user: string, password: string, database: string }} Connection
 * @typedef {{ connection: Connection, copying: string, end: () => Promise<void> }} TestServer
 */

/**
 * The PostgreSQL server of this run: the one of `DB_HOST` (PostgreSQL 15 or newer, a superuser), else a cluster of its
 * own in a temporary folder.
 *
 * @returns {Promise<TestServer>} `connection` leads to a database that stays unchanged; `copying` is the end of CREATE
 *   DATABASE; `end` stops the cluster
 */
export async function aTestServer() {
  const { DB_HOST, DB_PORT, DB_NAME, DB_USER, DB_PASS } = process.env;
  return DB_HOST
    ? {
        connection: {
          host: DB_HOST,
          port: Number(DB_PORT || 5432),
          user: DB_USER || 'postgres',
          password: DB_PASS ?? '',
          database: DB_NAME || 'postgres',
        },
        copying: '',
        end: async () => undefined,
      }
    : anEmbeddedServer();
}

async function anEmbeddedServer() {
  const { EmbeddedPostgres } =
    await import('../../dist/libs/embedded-postgres/src/embedded-postgres.js');
  await endOfKilledRuns(EmbeddedPostgres);

  const folder = await mkdtemp(join(await quickestFolder(), `${PREFIX}${process.pid}-`));
  await chmod(folder, 0o755); // PostgreSQL may run as another user than we do
  const postgres = new EmbeddedPostgres({
    dataDir: join(folder, 'postgres'),
    settings: FOR_SPEED_ALONE,
  });
  const end = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    // Half the time of the usual strategy, where a checkpoint costs nothing.
    return { connection: await postgres.start(), copying: 'STRATEGY FILE_COPY', end };
  } catch (error) {
    await end().catch(() => undefined);
    throw error;
  }
}

/** A memory file system with enough space, where creating a database takes half the time; else the temporary folder. */
async function quickestFolder() {
  const memory = await statfs(IN_MEMORY).catch(() => undefined);
  return memory && memory.bavail * memory.bsize > ROOM ? IN_MEMORY : tmpdir();
}

/** An interrupted run leaves its server running; the next run of the same user stops it. */
async function endOfKilledRuns(EmbeddedPostgres) {
  for (const place of [IN_MEMORY, tmpdir()]) {
    for (const name of await readdir(place).catch(() => [])) {
      const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
      if (!pid || isAlive(Number(pid))) continue;
      const folder = join(place, name);
      if ((await stat(folder).catch(() => undefined))?.uid !== process.getuid?.()) continue;
      await new EmbeddedPostgres({ dataDir: join(folder, 'postgres') })
        .stop()
        .catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    }
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
