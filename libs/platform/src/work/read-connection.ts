import type { Pool, PoolClient, QueryResult } from 'pg';
import { SET_REACH } from './reach.js';
import type { Queryable } from './work.js';

/**
 * A pool connection for the statements of one screen: simultaneous ones are sent together and
 * occupy one database process. It is released whenever no answer is awaited.
 */
export class ReadConnection implements Queryable {
  private acquiring: Promise<PoolClient> | null = null;
  private pendingQueries = 0;

  /** @param reach whose rows it sees, as in `reachOf`; then what is sent together is a transaction, which fails as one */
  constructor(
    private readonly pool: Pool,
    private readonly reach: string | null = null,
  ) {}

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
    if (this.reach !== null) {
      client.query('START TRANSACTION').catch(ignore);
      client.query(SET_REACH, [this.reach]).catch(ignore);
    }
    return client;
  }

  private release(client: PoolClient | undefined): void {
    this.acquiring = null;
    // Sent before whatever the next holder sends; after a failure it rolls back.
    if (this.reach !== null) client?.query('COMMIT').catch(ignore);
    client?.off('error', ignore);
    client?.release();
  }
}

/** A broken connection fails its statements and leaves the pool. */
function ignore(): void {}
