import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { DatabaseConnection } from '#libs/platform';

const REPEATS = 10;
/** Leaves out the polling of the task queue and heartbeats. */
const NOT_OURS = `query not ilike '%graphile_worker%' and query not ilike '%task_heartbeats%' and query not ilike '%pg_stat_statements%' and query not ilike '%pg_reload_conf%'`;

/** Counts SQL statements by `pg_stat_statements`; null where the server lacks it. Off between measurements. */
export class StatementCounter {
  private constructor(private readonly client: Client) {}

  static async on(connection: DatabaseConnection): Promise<StatementCounter | null> {
    const client = new Client(connection);
    client.on('error', () => undefined); // the database is dropped
    await client.connect();
    try {
      await client.query('create extension if not exists pg_stat_statements');
      const statements = new StatementCounter(client);
      await statements.track('none');
      return statements;
    } catch {
      await client.end();
      return null;
    }
  }

  /** Statements of one run, transaction control included; the average of ten runs. */
  async of(run: () => Promise<unknown>): Promise<number> {
    await run();
    await this.track('top');
    await this.client.query('select pg_stat_statements_reset()');
    for (let nth = 0; nth < REPEATS; nth++) await run();
    await this.track('none');
    const { rows } = await this.client.query<{ calls: number }>(
      `select coalesce(sum(calls), 0)::int as calls from pg_stat_statements s join pg_database d on d.oid = s.dbid
        where d.datname = current_database() and toplevel and ${NOT_OURS}`,
    );
    return Math.round((rows[0]!.calls / REPEATS) * 10) / 10;
  }

  close(): Promise<void> {
    return this.client.end();
  }

  private async track(which: 'none' | 'top'): Promise<void> {
    await this.client.query(`alter system set pg_stat_statements.track = '${which}'`);
    await this.client.query('select pg_reload_conf()');
    await sleep(150);
  }
}
