import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { EmbeddedPostgres } from '#libs/embedded-postgres';
import { type DatabaseConnection } from '#libs/platform';
import { migrate } from '#libs/schema';
import { printLine } from '../print-line.js';

export interface BenchDatabase {
  readonly connection: DatabaseConnection;
  /** As reported by PostgreSQL. */
  readonly version: string;
  drop(): Promise<void>;
}

type Made = Omit<BenchDatabase, 'version'>;

/** PostgreSQL's defaults, except for the statement counter and settings that speed up loading. */
const SETTINGS = { shared_preload_libraries: 'pg_stat_statements', max_wal_size: '4GB' };

/** Slower and safe again once the rows are there. */
const LOADING = {
  ...{ fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', autovacuum: 'off' },
};

/**
 * The embedded database in a folder that stays: loaded by who finds nothing there, and measured as it is by the next ones.
 *
 * @param load fills the migrated, empty database; what it returns is kept beside it
 */
export async function keptDatabase<Loaded>(
  folder: string,
  load: (connection: DatabaseConnection) => Promise<Loaded>,
): Promise<BenchDatabase & { loaded: Loaded }> {
  const note = join(folder, 'loaded.json');
  if (!existsSync(note)) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { mode: 0o755, recursive: true });
    const loading = new EmbeddedPostgres({
      dataDir: join(folder, 'postgres'),
      settings: { ...SETTINGS, ...LOADING },
    });
    try {
      const connection = await loading.start();
      await migrate(connection);
      await writeFile(note, JSON.stringify(await load(connection)));
    } finally {
      await loading.stop();
    }
  }
  const postgres = new EmbeddedPostgres({ dataDir: join(folder, 'postgres'), settings: SETTINGS });
  const { connection, drop } = droppedAtTheLatest({
    connection: await postgres.start(),
    drop: () => postgres.stop(),
  });
  const loaded = JSON.parse(await readFile(note, 'utf8')) as Loaded;
  return { connection, drop, version: await versionOf(connection), loaded };
}

/** A migrated, empty database of its own: on the server of `DB_HOST`, else on an embedded one in a temporary folder. */
export async function aDatabase(): Promise<BenchDatabase> {
  const { connection, drop } = droppedAtTheLatest(
    process.env['DB_HOST'] ? await onServer() : await embedded(),
  );
  try {
    await migrate(connection);
    return { connection, version: await versionOf(connection), drop };
  } catch (error) {
    await drop();
    throw error;
  }
}

/** A run that is stopped leaves no database behind. */
function droppedAtTheLatest({ connection, drop }: Made): Made {
  const stopped = (signal: string): void => {
    printLine(`Stopped by ${signal}.`);
    void drop().finally(() => process.exit(1));
  };
  process.once('SIGINT', stopped).once('SIGTERM', stopped);
  return {
    connection,
    drop: () => {
      process.off('SIGINT', stopped).off('SIGTERM', stopped);
      return drop();
    },
  };
}

async function embedded(): Promise<Made> {
  const folder = await mkdtemp(join(tmpdir(), 'callmanager-bench-'));
  await chmod(folder, 0o755); // PostgreSQL may run as another user than we do
  const postgres = new EmbeddedPostgres({ dataDir: join(folder, 'postgres'), settings: SETTINGS });
  const drop = async (): Promise<void> => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { connection: await postgres.start(), drop };
}

async function onServer(): Promise<Made> {
  const { DB_HOST, DB_PORT, DB_NAME, DB_USER, DB_PASS } = process.env;
  const server = {
    host: DB_HOST!,
    port: Number(DB_PORT || 5432),
    user: DB_USER || 'callmanager',
    password: DB_PASS ?? '',
    database: DB_NAME || 'postgres',
  };
  const database = `callmanager_bench_${randomBytes(4).toString('hex')}`;
  await once(server, `create database ${database}`);
  return {
    connection: { ...server, database },
    drop: () => once(server, `drop database if exists ${database} with (force)`),
  };
}

async function versionOf(connection: DatabaseConnection): Promise<string> {
  const client = new Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]!.server_version;
  } finally {
    await client.end();
  }
}

async function once(connection: DatabaseConnection, statement: string): Promise<void> {
  const client = new Client(connection);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
