import type { QueryRunner } from 'typeorm';

/*
 * Changes of tables that are in use. A migration that uses these runs without a transaction of its own, and again from
 * where it stopped: each step does nothing where it was done.
 */

const LOCK_WAIT_MS = 300;
const PAUSE_SECONDS = 0.2;
const ATTEMPTS = 300;
/** lock_not_available, deadlock_detected. */
const LATER = ['55P03', '40P01'];
const ROWS_OF_A_PART = 5_000;

/**
 * Runs the steps of a migration: in a database without companies as one transaction, which takes a fraction of the time, and
 * is tried again as a whole.
 *
 * @param steps is told whether the tables may be in use
 */
export async function inSteps(
  runner: QueryRunner,
  steps: (inUse: boolean) => Promise<void>,
): Promise<void> {
  const [{ empty }] = (await runner.query(
    'select not exists (select from companies) as empty',
  )) as [{ empty: boolean }];
  if (!empty) return steps(true);
  await again(runner, async () => {
    await runner.startTransaction();
    try {
      await steps(false);
      await runner.commitTransaction();
    } catch (error) {
      await runner.rollbackTransaction();
      throw error;
    }
  });
}

/**
 * Runs statements in one short transaction that waits at most 0.3 s for a lock: whoever queues behind it waits no longer.
 * Tries again for some minutes.
 */
export async function inShortTransaction(runner: QueryRunner, statements: string): Promise<void> {
  await again(runner, () =>
    runner.query(`set local lock_timeout = ${LOCK_WAIT_MS}; ${statements}`),
  );
}

/**
 * Runs an update for all rows, some thousand at a time, each part in a transaction of its own.
 *
 * @param key first column of the primary key, a bigint
 * @param update its `where` has `:part`, the condition on the key
 */
export async function inParts(
  runner: QueryRunner,
  table: string,
  key: string,
  update: string,
): Promise<void> {
  const [{ first, last }] = (await runner.query(
    `select min(${key}) as first, max(${key}) as last from ${table}`,
  )) as [{ first: number | null; last: number | null }];
  if (first === null || last === null) return;
  for (let from = first; from <= last; from += ROWS_OF_A_PART) {
    const part = `${table}.${key} between ${from} and ${from + ROWS_OF_A_PART - 1}`;
    await again(runner, () => runner.query(update.replace(':part', part)));
  }
}

/** One that a killed process left half-built is dropped first. */
export async function createIndex(
  runner: QueryRunner,
  inUse: boolean,
  index: { name: string; on: string; unique?: boolean },
): Promise<void> {
  const { name, on, unique = false } = index;
  const [{ valid }] = (await runner.query(
    `select (select indisvalid from pg_index where indexrelid = to_regclass('${name}')) as valid`,
  )) as [{ valid: boolean | null }];
  if (valid === true) return;
  if (valid === false) await dropIndex(runner, inUse, name);
  const kind = `${unique ? 'unique ' : ''}index${inUse ? ' concurrently' : ''}`;
  await runner.query(`create ${kind} ${name} on ${on}`);
}

export async function dropIndex(runner: QueryRunner, inUse: boolean, name: string): Promise<void> {
  await runner.query(`drop index ${inUse ? 'concurrently ' : ''}if exists ${name}`);
}

/** A transaction that failed takes no further statement: only who began it can try again. */
async function again(runner: QueryRunner, run: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await run();
      return;
    } catch (error) {
      const { code = '' } = (error as { driverError?: { code?: string } }).driverError ?? {};
      if (runner.isTransactionActive || !LATER.includes(code) || attempt === ATTEMPTS) throw error;
      await runner.query(`select pg_sleep(${PAUSE_SECONDS})`);
    }
  }
}
