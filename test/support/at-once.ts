import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** Milliseconds to wait at most; a verb that gets through unexpectedly ends the wait before. */
const PATIENCE_MS = 60_000;

/**
 * Lets transactions race, and proves that they overlap: writes to a table are blocked until every verb has a
 * transaction of its own that waits, for the table or for another of them. All have finished reading by then; without a
 * lock or a deciding condition, each goes on as if it were alone.
 *
 * @param table the first table that the verbs write after they have decided; several, separated by commas
 * @param verbs at most as many as the pool has connections
 * @returns the result of each, in their order
 * @throws Error a verb finished before all waited, so they do not overlap
 */
export function atOnce<T>(
  db: DataSource,
  table: string,
  verbs: readonly (() => Promise<T>)[],
): Promise<PromiseSettledResult<T>[]> {
  return race(db, table, async (start, untilWaiting) => {
    const outcomes = verbs.map(start);
    await untilWaiting(verbs.length);
    return outcomes;
  });
}

/** The same, where all must succeed. @throws the error of the first that failed */
export async function allAtOnce<T>(
  db: DataSource,
  table: string,
  verbs: readonly (() => Promise<T>)[],
): Promise<T[]> {
  return (await atOnce(db, table, verbs)).map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}

/** Like `atOnce`, but each verb begins when all before it wait: the first has then done everything before its write. */
export function inTurn<T>(
  db: DataSource,
  table: string,
  verbs: readonly (() => Promise<T>)[],
): Promise<PromiseSettledResult<T>[]> {
  return race(db, table, async (start, untilWaiting) => {
    const outcomes: Promise<T>[] = [];
    for (const verb of verbs) {
      outcomes.push(start(verb));
      await untilWaiting(outcomes.length);
    }
    return outcomes;
  });
}

/**
 * Begins a verb while another transaction has an uncommitted change, and commits that when the verb waits for it: a
 * verb that locks before it reads sees the change, one that only reads has decided without it.
 *
 * @param waiting number of the verb's transactions that come to wait
 * @param meanwhile what the other transaction does while the verb waits
 * @throws Error the verb finished without waiting
 */
export async function behindChange<T>(
  db: DataSource,
  [sql, parameters]: readonly [sql: string, parameters?: readonly unknown[]],
  verb: () => Promise<T>,
  waiting = 1,
  meanwhile = 'select 1',
): Promise<T> {
  const other = await aConnection(db);
  try {
    await other.query('begin');
    await other.query(sql, [...(parameters ?? [])]);
    const { start, untilWaiting } = observed<T>(other);
    const outcome = start(verb);
    try {
      await untilWaiting(waiting);
      await other.query(meanwhile);
    } finally {
      await other.query('commit');
    }
    return await outcome;
  } finally {
    await other.end();
  }
}

/** A connection to the same database, outside of the application's pool. */
export async function aConnection(db: DataSource): Promise<Client> {
  const { host, port, username, password, database } = (db.driver as PostgresDriver).options;
  const client = new Client({ host, port, user: username, password, database });
  await client.connect();
  return client;
}

type Start<T> = (verb: () => Promise<T>) => Promise<T>;
type UntilWaiting = (count: number) => Promise<void>;

async function race<T>(
  db: DataSource,
  table: string,
  run: (start: Start<T>, untilWaiting: UntilWaiting) => Promise<Promise<T>[]>,
): Promise<PromiseSettledResult<T>[]> {
  const gate = await aConnection(db);
  try {
    await gate.query('begin');
    await gate.query(`lock table ${table} in share mode`);
    const { start, untilWaiting } = observed<T>(gate);
    let outcomes: Promise<T>[];
    try {
      outcomes = await run(start, untilWaiting);
    } finally {
      await gate.query('rollback');
    }
    return await Promise.allSettled(outcomes);
  } finally {
    await gate.end();
  }
}

/** 'done' or the code of the error, of each. */
export function resultsOf(outcomes: readonly PromiseSettledResult<unknown>[]): string[] {
  return outcomes.map((one) => (one.status === 'fulfilled' ? 'done' : String(one.reason.code)));
}

/** Counts started verbs, and those that wait for a lock, as `observer` sees it. */
function observed<T>(observer: Client): { start: Start<T>; untilWaiting: UntilWaiting } {
  const through: unknown[] = [];
  const note = (result: unknown): void => void through.push(result);
  const start: Start<T> = (verb) => {
    const outcome = verb();
    outcome.then(note, note);
    return outcome;
  };
  const untilWaiting: UntilWaiting = async (count) => {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const waiting = await countWaiting(observer);
      if (waiting >= count) return;
      if (through.length > 0 || Date.now() > end)
        throw new Error(
          `These do not overlap: of ${count}, ${waiting} wait and ${through.length} are through: ${inspect(through[0], { depth: 1 })}`,
        );
      await sleep(5);
    }
  };
  return { start, untilWaiting };
}

/** `pg_stat_activity` is cached within a transaction, so each read uses a new one. */
async function countWaiting(observer: Client): Promise<number> {
  await observer.query('select pg_stat_clear_snapshot()');
  const { rows } = await observer.query<{ waiting: number }>(
    `select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and application_name = 'callmanager' and xact_start is not null
        and wait_event_type = 'Lock'`,
  );
  return rows[0]!.waiting;
}
