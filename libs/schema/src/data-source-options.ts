import type { DataSourceOptions } from 'typeorm';
import { type DatabaseConnection, baseDataSourceOptions } from '#libs/platform';
import { MIGRATIONS } from './migrations/index.js';
import { ENTITIES } from './entities.js';

/**
 * @param pool largest number of connections of this process
 * @param wait seconds to wait for one of them before an error
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
