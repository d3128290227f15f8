import type { Pool, PoolClient, QueryResult } from 'pg';
import { databaseFailure } from '../database/database-failure.js';
import { BEGIN_SNAPSHOT, COMMIT_OF_READS } from '../database/prepared-statement-client.js';
import { SET_REACH } from '../database/reach-setting.js';
import type { Queryable } from './work.js';

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
    await client.query(BEGIN_SNAPSHOT); // Sent, as what it says, with the first statement.
    if (this.reach !== null) await client.query(SET_REACH, [this.reach]);
    return client;
  }
}

/** A broken connection fails its statements and leaves the pool. */
function ignore(): void {}
