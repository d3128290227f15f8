import { Client } from 'pg';
import type { DatabaseConnection } from '#libs/platform';

/** A task of the server takes rows out of these within a second: they cannot be counted later. */
const EMPTIED_BY_TASKS: readonly string[] = ['unlinked_audit_entries'];

/** Counts the rows that transactions leave in their tables: inserted or updated since a moment, by whomever. */
export class WrittenRows {
  private constructor(private readonly client: Client) {}

  static async of(connection: DatabaseConnection): Promise<WrittenRows> {
    const client = new Client(connection);
    await client.connect();
    return new WrittenRows(client);
  }

  /** @param write answers with what it did; its tables may name what is no table, which is left out */
  async during<Result extends { tables: readonly string[] }>(
    write: () => Promise<Result>,
  ): Promise<{ result: Result; rows: Map<string, number> }> {
    const { rows: since } = await this.client.query<{ id: string }>(
      'select pg_current_xact_id()::xid::text as id',
    );
    const result = await write();
    const counts = new Map<string, number>();
    for (const table of await this.tablesAmong(result.tables)) {
      const { rows } = await this.client.query<{ written: number }>(
        `select count(*)::int as written from ${table} where age(xmin) <= age($1::xid)`,
        [since[0]!.id],
      );
      counts.set(table, rows[0]!.written);
    }
    return { result, rows: counts };
  }

  end(): Promise<void> {
    return this.client.end();
  }

  private async tablesAmong(names: readonly string[]): Promise<string[]> {
    const { rows } = await this.client.query<{ name: string }>(
      'select name from unnest($1::text[]) as name where to_regclass(name) is not null',
      [names.filter((name) => !EMPTIED_BY_TASKS.includes(name))],
    );
    return rows.map(({ name }) => name);
  }
}
