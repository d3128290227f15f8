import type { Pool, PoolClient, QueryResult } from 'pg';
import { databaseFailure } from '../database/database-failure.js';
import { COMMIT_OF_READS } from '../database/prepared-statement-client.js';
import { beginSaying } from '../database/reach-setting.js';
import type { Queryable } from './work.js';

const BEGIN = 'start transaction isolation level repeatable read read only';

/**
 * A pool connection whose statements all see the state of the database at the first one. `begin` goes with the first statement,
 * `commit` with the next use of the connection or a moment later. The caller has to `end` it.
 */
export class SnapshotConnection implements Queryable {
  private opening: Promise<PoolClient> | null = null;
  private hasEnded = false;
  private isBroken = false;

  /** @param reach whose rows it sees, as in `reachOf`; null: nobody has to say */
  constructor(
    private readonly pool: Pool,
    private readonly reach: string | null = null,
  ) {}

  /** @throws Error after the end, where nobody would end its transaction */
  async query(sql: string, parameters: unknown[]): Promise<QueryResult> {
    if (this.hasEnded) throw new Error('The snapshot has ended.');
    this.opening ??= this.open();
    const client = await this.opening;
    try {
      return await client.query(sql, parameters);
    } catch (error) {
      this.isBroken ||= databaseFailure(error) !== null;
      throw error;
    }
  }

  /** Never throws: what failed has been told by its statement. Statements on their way are answered first. */
  async end(): Promise<void> {
    this.hasEnded = true;
    const client = await this.opening?.catch(() => null);
    if (!client) return;
    client.query(COMMIT_OF_READS).catch(ignore);
    client.off('error', ignore);
    client.release(this.isBroken);
  }

  private async open(): Promise<PoolClient> {
    const client = await this.pool.connect();
    client.on('error', ignore);
    // If the transaction does not begin, the connection is broken, and its first statement fails too.
    client.query(beginSaying(BEGIN, this.reach)).catch(ignore);
    return client;
  }
}

/** A broken connection fails its statements and leaves the pool. */
function ignore(): void {}
