import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** Looked at every few milliseconds; a machine that is busy with other things may take this long. */
const PATIENCE_MS = 10_000;

/**
 * Lets transactions race, and proves that they do: writes to a table are held back until every verb has a transaction of its
 * own that waits, for the table or for another of them. What they read before, they have read by then; without a lock or a
 * condition that decides, all of them go on as if they were alone.
 *
 * @param table the first table that the verbs write after they have decided
 * @param verbs at most as many as the pool has connections; each opens one transaction
 * @returns what came of each, in their order
 * @throws Error not all of them came to wait: one was through before, so they do not overlap
 */
export async function atOnce<T>(
  db: DataSource,
  table: string,
  verbs: readonly (() => Promise<T>)[],
): Promise<PromiseSettledResult<T>[]> {
  const gate = await aConnection(db);
  try {
    await gate.query('begin');
    await gate.query(`lock table ${table} in share mode`);
    let settled = 0;
    const outcomes = verbs.map((verb) =>
      verb().finally(() => {
        settled++;
      }),
    );
    const all = Promise.allSettled(outcomes);
    try {
      await untilWaiting(gate, verbs.length, () => settled);
    } finally {
      await gate.query('rollback');
      await all;
    }
    return await all;
  } finally {
    await gate.end();
  }
}

/** The same, where all of them succeed. @throws what the first of those threw that did not */
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

/** A connection beside the pool of the application, to the same database. */
export async function aConnection(db: DataSource): Promise<Client> {
  const { host, port, username, password, database } = (db.driver as PostgresDriver)
    .options as Record<string, never>;
  const client = new Client({ host, port, user: username, password, database });
  await client.connect();
  return client;
}

async function untilWaiting(gate: Client, count: number, settled: () => number): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    await gate.query('select pg_stat_clear_snapshot()'); // a transaction sees the activity of its first look otherwise
    const { rows } = await gate.query<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null and wait_event_type = 'Lock'`,
    );
    const { waiting } = rows[0]!;
    if (waiting === count) return;
    if (settled() > 0 || waiting > count || Date.now() > end)
      throw new Error(
        `These do not overlap: of ${count}, ${waiting} wait and ${settled()} are through.`,
      );
    await sleep(5);
  }
}
