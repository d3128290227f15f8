import type { Pool, PoolClient, QueryResult } from 'pg';
import type { StatementWithReach } from '../database/prepared-statement-client.js';
import type { Queryable } from './work.js';

/**
 * A pool connection for the statements of one screen: simultaneous ones are sent together and
 * occupy one database process. It is released whenever no answer is awaited.
 */
export class ReadConnection implements Queryable {
  private acquiring: Promise<PoolClient> | null = null;
  private pendingQueries = 0;

  /** @param reach whose rows it sees, as in `reachOf`; null: nobody has to say */
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
      return await this.send(client, sql, parameters);
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

  private send(client: PoolClient, text: string, values: unknown[]): Promise<QueryResult> {
    if (this.reach === null) return client.query(text, values);
    const said: StatementWithReach = { text, values, reach: this.reach };
    return client.query(said);
  }

  private release(client: PoolClient | undefined): void {
    this.acquiring = null;
    client?.off('error', ignore);
    client?.release();
  }
}

/** A broken connection fails its statements and leaves the pool. */
function ignore(): void {}
