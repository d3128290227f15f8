import { Logger as GraphileLogger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { type DatabaseConnection, PrimaryClient } from '#libs/platform';
import { dataSourceOptions } from './data-source-options.js';
import { grantNewTables, grantTables } from './grant-tables.js';
import { guardCompanies } from './guard-companies.js';
import { keepAudit } from './keep-audit.js';
import { withMigrationLock } from './migration-lock.js';

/**
 * Migrates a database: the task queue's tables, then ours, then the application's grants. Idempotent, also when several
 * processes start at once.
 *
 * @param connection of the tables' owner
 * @param application the application's role; default: the owner itself
 * @param rowSecurity whether the database compares rows with the companies that a transaction says it sees; the same in all processes
 * @param keepAuditMonths months after which the audit trail is dropped; 0: never
 * @returns names of the migrations that were run
 */
export async function migrate(
  connection: DatabaseConnection,
  application = connection.user,
  rowSecurity = true,
  keepAuditMonths = 0,
): Promise<string[]> {
  const dataSource = await new DataSource(dataSourceOptions(connection, 3)).initialize();
  try {
    return await withMigrationLock(dataSource, async (lock) => {
      await migrateTaskQueue(connection);
      const isOwner = application === connection.user;
      if (!isOwner) await grantNewTables(lock, application);
      const done = await dataSource.runMigrations();
      if (!isOwner) await grantTables(lock, application);
      await guardCompanies(lock, rowSecurity);
      await keepAudit(lock, keepAuditMonths);
      return done.map((migration) => migration.name);
    });
  } finally {
    await dataSource.destroy();
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
