import type { DataSourceOptions } from 'typeorm';
import { type DatabaseConnection, baseDataSourceOptions } from '#libs/platform';
import { MIGRATIONS } from './migrations/index.js';
import { ENTITIES } from './entities.js';

/**
 * @param pool connections this process keeps at most
 * @param wait seconds until who waits for one of them gets an error instead
 */
export function dataSourceOptions(
  connection: DatabaseConnection,
  pool = 10,
  wait = 10,
): DataSourceOptions {
  return {
    ...baseDataSourceOptions(connection, pool, wait),
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    migrationsTableName: 'migrations',
  };
}
