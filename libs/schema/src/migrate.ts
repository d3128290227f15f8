import { Logger as GraphileLogger, runMigrations } from 'graphile-worker';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { type DatabaseConnection, PrimaryClient } from '#libs/platform';
import { dataSourceOptions } from './data-source-options.js';
import { grantNewTables, grantTables } from './grant-tables.js';
import { guardCompanies } from './guard-companies.js';

/** Key of the lock that lets one process migrate at a time. */
const MIGRATION_LOCK = 4_201_737;
const POLL_MS = 100;

/**
 * Migrates a database: the task queue's tables, then ours, then the application's grants. Idempotent, also when several
 * processes start at once.
 *
 * @param connection of the tables' owner
 * @param application the application's role; default: the owner itself
 * @param rowSecurity whether the database compares rows with the companies that a transaction says it sees
 * @returns names of the migrations that were run
 */
export async function migrate(
  connection: DatabaseConnection,
  application = connection.user,
  rowSecurity = false,
): Promise<string[]> {
  const dataSource = await new DataSource(dataSourceOptions(connection, 3)).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await untilLocked(lock);
    await migrateTaskQueue(connection);
    const isOwner = application === connection.user;
    if (!isOwner) await grantNewTables(lock, application);
    const done = await dataSource.runMigrations();
    if (!isOwner) await grantTables(lock, application);
    await guardCompanies(lock, rowSecurity);
    return done.map((migration) => migration.name);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}

/** Asks again and again: a statement that waits would hold a snapshot, and building an index waits for all older ones. */
async function untilLocked(runner: QueryRunner): Promise<void> {
  for (;;) {
    const [{ locked }] = (await runner.query('select pg_try_advisory_lock($1) as locked', [
      MIGRATION_LOCK,
    ])) as [{ locked: boolean }];
    if (locked) return;
    await sleep(POLL_MS);
  }
}

async function migrateTaskQueue(connection: DatabaseConnection): Promise<void> {
  const pgPool = new pg.Pool({ ...connection, Client: PrimaryClient, max: 2 });
  // The library says which errors matter to it.
  pgPool.on('error', () => undefined);
  pgPool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await runMigrations({ pgPool, logger: new GraphileLogger(() => () => undefined) });
  } finally {
    await pgPool.end();
  }
}
