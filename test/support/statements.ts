import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/**
 * The SQL statements a function causes on a data source, transaction control included, in the order they were asked.
 * Count while nothing else is going on: what runs at the same time on the same source is counted too.
 */
export async function statementsOf(db: DataSource, run: () => Promise<unknown>): Promise<string[]> {
  const pool = (db.driver as PostgresDriver).master as Pool;
  const statements: string[] = [];
  const heard = new Map<PoolClient, PoolClient['query']>();
  const listen = (client: PoolClient): void => {
    if (heard.has(client)) return;
    const { query } = client;
    heard.set(client, query);
    client.query = ((statement: string | { text: string }, ...rest: unknown[]) => {
      statements.push(typeof statement === 'string' ? statement : statement.text);
      return (query as (...given: unknown[]) => unknown)(statement, ...rest);
    }) as PoolClient['query'];
  };
  pool.on('acquire', listen);
  try {
    await run();
  } finally {
    pool.off('acquire', listen);
    for (const [client, query] of heard) client.query = query;
  }
  return statements;
}
