import type { Pool, PoolClient, QueryResult } from 'pg';
import type { Queryable } from './work.js';

/**
 * One connection of the pool for the statements of one screen, while answers are awaited: what is asked at once travels together
 * and wakes one process of the database, not several. Between two questions the connection is anybody's.
 */
export class ReadConnection implements Queryable {
  private acquiring: Promise<PoolClient> | null = null;
  private pendingQueries = 0;

  constructor(private readonly pool: Pool) {}

  async query(sql: string, parameters: unknown[]): Promise<QueryResult> {
    this.pendingQueries++;
    this.acquiring ??= this.acquire();
    let client: PoolClient | undefined;
    try {
      client = await this.acquiring;
      return await client.query(sql, parameters);
    } finally {
      this.pendingQueries--;
      if (this.pendingQueries === 0) this.release(client);
    }
  }

  private async acquire(): Promise<PoolClient> {
    const client = await this.pool.connect();
    client.on('error', ignore);
    return client;
  }

  private release(client: PoolClient | undefined): void {
    this.acquiring = null;
    client?.off('error', ignore);
    client?.release();
  }
}

/** A connection that breaks fails what is asked on it, and the pool does without it; nobody else has to hear. */
function ignore(): void {}
