import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { SET_REACH } from '#libs/platform';
import { poolOfApplication } from './seeing-all.js';

type Query = (...given: unknown[]) => unknown;

/** Whose rows a transaction sees is no statement of its own. */
const SAID_WITH_BEGIN = /; set local callmanager\.companies to '[^']*'$/;

/**
 * The SQL statements that a function sends on a data source, transaction control included, in order. Concurrent
 * statements on the same source are counted too.
 */
export async function recordStatements(
  db: DataSource,
  run: () => Promise<unknown>,
): Promise<string[]> {
  const statements: string[] = [];
  const stop = listenToStatements(db, (text) => void statements.push(text));
  try {
    await run();
  } finally {
    stop();
  }
  return statements;
}

/** Moves the version of the database and the revision of each company, as a write does: pages are made anew. */
export async function moveRevisions(db: DataSource): Promise<void> {
  await db.query('update companies set name = name');
}

/** @returns a function that stops listening */
export function listenToStatements(db: DataSource, hear: (text: string) => void): () => void {
  const pool = poolOfApplication(db);
  const heard = new Map<PoolClient, Query>();
  const listen = (client: PoolClient): void => {
    if (heard.has(client)) return;
    const query = Reflect.get(client, 'query') as Query; // its own, not its class's
    heard.set(client, query);
    Reflect.set(client, 'query', (statement: string | { text: string }, ...rest: unknown[]) => {
      const text = typeof statement === 'string' ? statement : statement.text;
      if (text !== SET_REACH) hear(text.replace(SAID_WITH_BEGIN, ''));
      return query(statement, ...rest);
    });
  };
  pool.on('acquire', listen);
  return () => {
    pool.off('acquire', listen);
    for (const [client, query] of heard) Reflect.set(client, 'query', query);
  };
}
