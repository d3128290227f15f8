import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { EmbeddedPostgres } from '#libs/embedded-postgres';
import { type DatabaseConnection } from '#libs/platform';
import { migrate } from '#libs/schema';
import { seed } from '../data/seed.js';
import { freePort, ApiServer } from '../server/api-server.js';
import type { Plan } from './plan.js';

const COMPANY_SIZE = {
  workers: 40,
  pastEvents: 2,
  pastDays: 60,
  upcomingEvents: 16,
  notifications: 30,
};

/** Two API processes on one database, with a real Redis between them. */
export interface LiveCluster {
  readonly pool: Pool;
  readonly processes: readonly [ApiServer, ApiServer];
  close(): Promise<void>;
}

/** Stores the time of each commit, for comparison with the arrival of frames. Needs `redis-server`. */
export async function startLiveCluster(plan: Plan): Promise<LiveCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'callmanager-bench-live-'));
  await chmod(folder, 0o755); // PostgreSQL may run as another user than we do
  const postgres = new EmbeddedPostgres({
    dataDir: join(folder, 'postgres'),
    settings: { track_commit_timestamp: 'on' },
  });
  const closing: (() => Promise<unknown>)[] = [
    () => rm(folder, { recursive: true, force: true }),
    () => postgres.stop(),
  ];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const connection = await ownDatabase(await postgres.start());
    await migrate(connection);
    await seed(connection, { main: COMPANY_SIZE, others: plan.companies - 1, other: COMPANY_SIZE });
    const pool = new Pool({ ...connection, max: 4 });
    closing.push(() => pool.end());
    const redis = await aRedis(folder);
    closing.push(() => ended(redis.child));
    const env = { REDIS_URL: redis.url, WORKER: 'off' };
    const processes = [
      await ApiServer.start(connection, [], env),
      await ApiServer.start(connection, [], env),
    ] as const;
    closing.push(() => Promise.all(processes.map((one) => one.stop())));
    return { pool, processes, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Creates a database with byte order collation, as the product's. */
async function ownDatabase(server: DatabaseConnection): Promise<DatabaseConnection> {
  const client = new Client(server);
  await client.connect();
  await client.query('create database live');
  await client.end();
  return { ...server, database: 'live' };
}

async function aRedis(folder: string): Promise<{ child: ChildProcess; url: string }> {
  const port = await freePort();
  const child = spawn(
    'redis-server',
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      folder,
    ],
    { stdio: 'ignore' },
  );
  await once(child, 'spawn');
  return { child, url: `redis://127.0.0.1:${port}` };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
