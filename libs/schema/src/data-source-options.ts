import type { DataSourceOptions } from 'typeorm';
import {
  baseDataSourceOptions,
  type Configuration,
  type DatabaseConnection,
  NO_COMPANIES,
} from '#libs/platform';
import { MIGRATIONS } from './migrations/index.js';
import { ENTITIES } from './entities.js';

/**
 * @param pool largest number of connections of this process
 * @param wait seconds to wait for one of them before an error
 * @param reach companies whose rows are seen by statements that say nothing themselves; absent: all
 */
export function dataSourceOptions(
  connection: DatabaseConnection,
  pool = 10,
  wait = 10,
  reach?: string,
): DataSourceOptions {
  return {
    ...baseDataSourceOptions(connection, pool, wait, reach),
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    migrationsTableName: 'migrations',
  };
}

/** Of a process of the application: in a guarded database, statements that do not say whose rows they see, see none. */
export function applicationDataSourceOptions(
  connection: DatabaseConnection,
  {
    pool,
    poolWait,
    rowSecurity,
  }: Pick<Configuration['database'], 'pool' | 'poolWait' | 'rowSecurity'>,
): DataSourceOptions {
  return dataSourceOptions(connection, pool, poolWait, rowSecurity ? NO_COMPANIES : undefined);
}
