import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import type { DatabaseConnection } from './database-connection.js';
import { SnakeCaseNamingStrategy } from './snake-case-naming-strategy.js';
import { PreparedStatementClient } from './prepared-statement-client.js';

const INT8 = 20;
const INT4_LIST = 1007;
const INT8_LIST = 1016;
const DATE = 1082;

/** Its own types do not know of lists. */
const parsers = pg.types as {
  getTypeParser(type: number): (text: string) => unknown;
  setTypeParser(type: number, parse: (text: string) => unknown): void;
};

/** Ids and counts stay below 2^53, alone and in lists; dates stay text, since they are no instants. */
export function setTypeParsers(): void {
  parsers.setTypeParser(INT8, Number);
  parsers.setTypeParser(INT8_LIST, parsers.getTypeParser(INT4_LIST));
  parsers.setTypeParser(DATE, (text) => text);
}

/**
 * Uses one generic plan for each connection: planning a statement with six joins takes twenty times
 * as long as running it, and PostgreSQL would plan each time, because it estimates lists at ten
 * entries.
 */
const GENERIC_PLANS = 'plan_cache_mode=force_generic_plan';

/**
 * Random reads cost no more than sequential ones in memory and on SSDs. With the default of 4,
 * PostgreSQL reads whole tables for a page of a long list.
 */
const CHEAP_RANDOM_READS = 'random_page_cost=1.1';

/**
 * A statement of a screen takes milliseconds, and starting further processes for it takes longer: a generic plan expects
 * more rows than there are. It also leaves the other cores to the other companies.
 */
const ONE_PROCESS = 'max_parallel_workers_per_gather=0';

const SETTINGS = ['TimeZone=UTC', GENERIC_PLANS, CHEAP_RANDOM_READS, ONE_PROCESS];

/**
 * What a connection sets as it begins.
 *
 * @param reach companies whose rows are seen by statements that say nothing themselves; absent: all
 */
export function connectionSettings(reach?: string): string {
  const settings = reach === undefined ? SETTINGS : [...SETTINGS, `callmanager.companies=${reach}`];
  return `-c ${settings.join(' -c ')}`;
}

/**
 * Options of every data source; `libs/schema` adds entities and migrations.
 *
 * @param wait seconds to wait for a connection before an error
 * @param reach companies whose rows are seen by statements that say nothing themselves; absent: all
 */
export function baseDataSourceOptions(
  connection: DatabaseConnection,
  pool: number,
  wait: number,
  reach?: string,
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
      options: connectionSettings(reach),
      Client: PreparedStatementClient,
      pipeline: true,
      others: connection.others,
    },
  };
}
