import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import type { DatabaseConnection } from './database-connection.js';
import { SnakeCaseNamingStrategy } from './snake-case-naming-strategy.js';
import { PreparedStatementClient } from './prepared-statement-client.js';

const INT8 = 20;
const DATE = 1082;

/** Ids and counts stay far below 2^53; a date is a day, not an instant. */
export function setTypeParsers(): void {
  pg.types.setTypeParser(INT8, Number);
  pg.types.setTypeParser(DATE, (text) => text);
}

/**
 * A plan is made once for each connection, for any values: planning a statement with six joins takes the database twenty
 * times as long as running it, and it would do so each time, because it takes every list for one of ten.
 */
const GENERIC_PLANS = 'plan_cache_mode=force_generic_plan';

/**
 * Rows are read from memory or from disks without arms, where the next row is as far as any other. By the usual cost of 4 a part
 * of a long list is made of whole tables.
 */
const CHEAP_RANDOM_READS = 'random_page_cost=1.1';

const SETTINGS = ['TimeZone=UTC', GENERIC_PLANS, CHEAP_RANDOM_READS];

/**
 * What every data source has in common; `libs/schema` adds the tables and migrations.
 *
 * @param wait seconds until who waits for a connection gets an error instead
 */
export function baseDataSourceOptions(
  connection: DatabaseConnection,
  pool: number,
  wait: number,
): Extract<DataSourceOptions, { type: 'postgres' }> {
  setTypeParsers();
  return {
    type: 'postgres',
    host: connection.host,
    port: connection.port,
    username: connection.user,
    password: connection.password,
    database: connection.database,
    namingStrategy: new SnakeCaseNamingStrategy(),
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    synchronize: false,
    poolSize: pool,
    connectTimeoutMS: wait * 1000,
    extra: {
      application_name: 'callmanager',
      options: `-c ${SETTINGS.join(' -c ')}`,
      Client: PreparedStatementClient,
      pipeline: true,
    },
  };
}
