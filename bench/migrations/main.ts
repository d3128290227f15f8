import process from 'node:process';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { DatabaseConnection } from '#libs/platform';
import { dataSourceOptions, migrateBack, MIGRATIONS } from '#libs/schema';
import { DATA_SETS } from '../data/data-sets.js';
import { writeAuditLines } from '../data/bulk-rows.js';
import { seed } from '../data/seed.js';
import type { DataName } from '../options.js';
import { printLine } from '../print-line.js';
import { aDatabase } from '../server/database.js';
import { type LongestLock, LockWatch } from './lock-watch.js';

const DATA = (process.env['BENCH_DATA'] ?? 'large') as DataName;
/** The last one that made tables the loaded rows are in. */
const FROM = process.env['BENCH_FROM'] ?? 'RememberCancellations1795730000000';
/** Longer than this, somebody notices. */
const GOAL_MS = 1_000;

/**
 * `npm run bench:migrations`: takes back the migrations after `BENCH_FROM` in a database with many rows, and runs them again one by one,
 * watching which tables each of them locks, and for how long.
 */
const database = await aDatabase();
try {
  const { connection } = database;
  const { rows } = await seed(connection, DATA_SETS[DATA]);
  printLine(`${DATA}: ${rows.toLocaleString('en')} rows, and two audit lines for each request`);
  await addAuditLines(connection);
  const before = await countsOf(connection);
  const back = performance.now();
  const undone = await migrateBack(connection, FROM);
  printLine(`${undone.length} migrations taken back in ${secondsSince(back)} s`);
  printLine(`${'migration'.padEnd(48)} seconds  readers wait  writers wait`);
  let longest = 0;
  for (const name of undone.toReversed()) {
    const { seconds, readers, writers } = await measured(connection, name);
    longest = Math.max(longest, writers?.milliseconds ?? 0);
    printLine(
      `${name.padEnd(48)} ${seconds.padStart(7)}  ${inWords(readers)}  ${inWords(writers)}`,
    );
  }
  const after = await countsOf(connection);
  const lost = Object.keys(before).filter((table) => before[table] !== after[table]);
  printLine(
    `the longest lock: ${longest.toFixed(0)} ms (${GOAL_MS}: ${longest <= GOAL_MS ? 'met' : 'missed'})`,
  );
  printLine(lost.length === 0 ? 'all rows are there' : `other counts of rows: ${lost.join(', ')}`);
} finally {
  await database.drop();
}

async function measured(
  connection: DatabaseConnection,
  name: string,
): Promise<{ seconds: string; readers: LongestLock | null; writers: LongestLock | null }> {
  const until = MIGRATIONS.findIndex((migration) => migration.name === name) + 1;
  const db = await new DataSource({
    ...dataSourceOptions(connection, 3),
    migrations: MIGRATIONS.slice(0, until),
  }).initialize();
  const watch = await LockWatch.start(connection, await tablesWithRows(connection));
  const began = performance.now();
  try {
    await db.runMigrations();
  } finally {
    await db.destroy();
  }
  return { seconds: secondsSince(began), ...(await watch.stop()) };
}

async function addAuditLines(connection: DatabaseConnection): Promise<void> {
  const client = new Client(connection);
  await client.connect();
  try {
    await writeAuditLines(client);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** By the estimates of the last `vacuum analyze`. */
async function tablesWithRows(connection: DatabaseConnection): Promise<string[]> {
  const client = new Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class
        where relnamespace = (select oid from pg_namespace where nspname = 'public') and relkind in ('r', 'p') and reltuples > 0`,
    );
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Rows of each table that has any. */
async function countsOf(connection: DatabaseConnection): Promise<Record<string, number>> {
  const client = new Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ counts: Record<string, number> }>(
      `select json_object_agg(name, n) as counts from (
         select relname as name, (xpath('/row/n/text()', query_to_xml(
                  format('select count(*) as n from public.%I', relname), false, true, '')))[1]::text::int as n
           from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
            and relname not in ('migrations', 'company_revisions')) counted
        where n > 0`,
    );
    return rows[0]!.counts;
  } finally {
    await client.end();
  }
}

function inWords(lock: LongestLock | null): string {
  return (lock ? `${lock.milliseconds.toFixed(0)} ms ${lock.table}` : '–').padEnd(28);
}

function secondsSince(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(1);
}
