import type { Pool, PoolClient, QueryResult } from 'pg';
import type { Sender } from './work.js';

/**
 * One connection of the pool for the statements of one screen, while answers are awaited: what is asked at once travels together
 * and wakes one process of the database, not several. Between two questions the connection is anybody's.
 */
export class ScreenConnection implements Sender {
  private borrowing: Promise<PoolClient> | null = null;
  private awaited = 0;

  constructor(private readonly pool: Pool) {}

  async query(sql: string, parameters: unknown[]): Promise<QueryResult> {
    this.awaited++;
    this.borrowing ??= this.borrow();
    let client: PoolClient | undefined;
    try {
      client = await this.borrowing;
      return await client.query(sql, parameters);
    } finally {
      this.awaited--;
      if (this.awaited === 0) this.giveBack(client);
    }
  }

  private async borrow(): Promise<PoolClient> {
    const client = await this.pool.connect();
    client.on('error', ignore);
    return client;
  }

  private giveBack(client: PoolClient | undefined): void {
    this.borrowing = null;
    client?.off('error', ignore);
    client?.release();
  }
}

/** A connection that breaks fails what is asked on it, and the pool does without it; nobody else has to hear. */
function ignore(): void {}
