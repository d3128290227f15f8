import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';

/** Key of the lock that lets one process migrate at a time. */
const MIGRATION_LOCK = 4_201_737;
const POLL_MS = 100;

/** Runs work that changes tables while no other process does, on a connection of its own that holds the lock. */
export async function withMigrationLock<T>(
  dataSource: DataSource,
  work: (lock: QueryRunner) => Promise<T>,
): Promise<T> {
  const lock = dataSource.createQueryRunner();
  try {
    await untilLocked(lock);
    return await work(lock);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await lock.release();
  }
}

/** Asks again and again: a statement that waits would hold a snapshot, and building an index waits for all older ones. */
async function untilLocked(runner: QueryRunner): Promise<void> {
  for (;;) {
    const [{ locked }] = (await runner.query('select pg_try_advisory_lock($1) as locked', [
      MIGRATION_LOCK,
    ])) as [{ locked: boolean }];
    if (locked) return;
    await sleep(POLL_MS);
  }
}
