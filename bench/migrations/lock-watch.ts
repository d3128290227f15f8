import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { DatabaseConnection } from '#libs/platform';

/** Between two looks: what is held for less may not be seen. */
const POLL_MS = 4;

/** Locks that writers of a table wait for; readers wait for the last one only. */
const BLOCKING = [
  'ShareLock',
  'ShareRowExclusiveLock',
  'ExclusiveLock',
  'AccessExclusiveLock',
] as const;
type BlockingMode = (typeof BLOCKING)[number];

const HELD = `
  select l.pid, l.virtualtransaction as transaction, c.relname as name, l.mode
    from pg_locks l join pg_class c on c.oid = l.relation
   where l.granted and l.mode = any ($1) and l.database = (select oid from pg_database where datname = current_database())
     and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname = any ($2)`;

export interface LongestLock {
  table: string;
  mode: BlockingMode;
  milliseconds: number;
}

/** Looks again and again which tables are locked, and for how long. */
export class LockWatch {
  private readonly since = new Map<
    string,
    { lock: Omit<LongestLock, 'milliseconds'>; at: number }
  >();
  private readonly longest = new Map<string, LongestLock>();
  private watching = true;
  private readonly ended: Promise<void>;

  private constructor(
    private readonly client: Client,
    private readonly tables: readonly string[],
  ) {
    this.ended = this.watch();
  }

  /** @param tables those that count: others are new, and nobody uses them */
  static async start(
    connection: DatabaseConnection,
    tables: readonly string[],
  ): Promise<LockWatch> {
    const client = new Client(connection);
    await client.connect();
    return new LockWatch(client, tables);
  }

  /** The longest lock of those that keep readers waiting, and of those that keep writers waiting; a lock is one transaction's. */
  async stop(): Promise<{ readers: LongestLock | null; writers: LongestLock | null }> {
    this.watching = false;
    await this.ended;
    await this.client.end();
    const all = [...this.longest.values()].toSorted((a, b) => b.milliseconds - a.milliseconds);
    return {
      readers: all.find(({ mode }) => mode === 'AccessExclusiveLock') ?? null,
      writers: all[0] ?? null,
    };
  }

  private async watch(): Promise<void> {
    while (this.watching) {
      const { rows } = await this.client.query<{
        pid: number;
        transaction: string;
        name: string;
        mode: BlockingMode;
      }>(HELD, [BLOCKING, this.tables]);
      const now = performance.now();
      const held = new Set<string>();
      for (const { pid, transaction, name, mode } of rows) {
        const key = `${pid} ${transaction} ${name} ${mode}`;
        held.add(key);
        const { at } = this.since.get(key) ?? { at: now };
        this.since.set(key, { lock: { table: name, mode }, at });
        this.note({ table: name, mode, milliseconds: now - at + POLL_MS });
      }
      for (const key of this.since.keys()) if (!held.has(key)) this.since.delete(key);
      await sleep(POLL_MS);
    }
  }

  private note(lock: LongestLock): void {
    const key = `${lock.table} ${lock.mode}`;
    if (lock.milliseconds > (this.longest.get(key)?.milliseconds ?? 0)) this.longest.set(key, lock);
  }
}
