import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** Opens every connection of the pool: what a test then does at once is not lined up by connecting first. */
export async function warmPool(db: DataSource): Promise<void> {
  const pool = (db.driver as PostgresDriver).master as Pool;
  const connecting: Promise<PoolClient>[] = [];
  for (let opened = 0; opened < pool.options.max; opened++) connecting.push(pool.connect());
  for (const client of await Promise.all(connecting)) client.release();
}
