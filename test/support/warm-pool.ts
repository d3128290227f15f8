import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** Opens every connection of the pool, so that parallel calls of a test are not serialised by connecting. */
export async function warmPool(db: DataSource): Promise<void> {
  const pool = (db.driver as PostgresDriver).master as Pool;
  const connecting: Promise<PoolClient>[] = [];
  for (let opened = 0; opened < pool.options.max; opened++) connecting.push(pool.connect());
  for (const client of await Promise.all(connecting)) client.release();
}
