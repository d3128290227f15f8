import type { DataSourceOptions } from 'typeorm';
import { type Connection, connectionOptions } from '#libs/platform';
import { MIGRATIONS } from './migrations/index.js';
import { TABLES } from './tables.js';

/**
 * @param pool connections this process keeps at most
 * @param wait seconds until who waits for one of them gets an error instead
 */
export function dataSourceOptions(connection: Connection, pool = 10, wait = 10): DataSourceOptions {
  return {
    ...connectionOptions(connection, pool, wait),
    entities: TABLES,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    migrationsTableName: 'migrations',
  };
}
