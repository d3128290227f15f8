import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import type { DatabaseConnection } from '#libs/platform';

/** Milliseconds of processor time that a process has taken so far, all its threads together. Linux only. */
export function cpuOfProcess(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanoseconds = threads.map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
}

/** What the connections of a database take, on this machine. */
export class CpuOfDatabase {
  private constructor(private readonly client: Client) {}

  static async of(connection: DatabaseConnection): Promise<CpuOfDatabase> {
    const client = new Client(connection);
    await client.connect();
    return new CpuOfDatabase(client);
  }

  /** Milliseconds so far. */
  async read(): Promise<number> {
    const { rows } = await this.client.query<{ pid: number }>(
      'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and client_port is not null',
    );
    return rows.reduce((sum, { pid }) => sum + cpuOfProcess(pid), 0);
  }

  end(): Promise<void> {
    return this.client.end();
  }
}
