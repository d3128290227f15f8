import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { DatabaseConnection } from './database-connection.js';
import { PrimaryClient } from './primary-client.js';

const RECONNECT_AFTER_MS = 1_000;
const PING_EVERY_MS = 5_000;
const TIMEOUT_MS = 2_000;

/**
 * Listens to a PostgreSQL channel, on which triggers notify of all changes.
 * Notifications come right after the commit and are not repeated: after a gap, read the tables.
 *
 * Keeps one connection of its own. Does not work behind a pooler in transaction mode.
 */
export class PgListener {
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private probe = '';
  private isConfirmed = false;

  /**
   * @param onNotification also called when listening stops or starts again, since something may
   * have been missed
   */
  constructor(
    private readonly connection: DatabaseConnection,
    private readonly channel: string,
    private readonly onNotification: () => void,
  ) {}

  /**
   * Whether a change committed now would be reported: our own test notification came back, and the
   * connection answers.
   */
  get isListening(): boolean {
    return this.isConfirmed;
  }

  start(): void {
    if (this.timer) return;
    this.timer = setInterval(() => void this.ping(), PING_EVERY_MS);
    this.timer.unref();
    void this.connect();
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await this.disconnect(this.client);
  }

  private async connect(): Promise<void> {
    const client = new PrimaryClient({
      ...this.connection,
      connectionTimeoutMillis: TIMEOUT_MS,
      keepAlive: true,
      application_name: 'callmanager listener',
    });
    this.client = client;
    this.probe = randomUUID();
    client.on('error', () => void this.connectionLost(client));
    client.on('end', () => void this.connectionLost(client));
    client.on('notification', ({ payload }) => {
      if (payload === this.probe && this.client === client) this.isConfirmed = true;
      this.onNotification();
    });
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(this.channel)}`);
      await client.query('select pg_notify($1, $2)', [this.channel, this.probe]);
    } catch {
      await this.connectionLost(client);
    }
  }

  /** Detects connections that died silently. */
  private async ping(): Promise<void> {
    const { client } = this;
    if (!client || !this.isConfirmed) return;
    const late = new Promise<never>((_, reject) => setTimeout(reject, TIMEOUT_MS).unref());
    await Promise.race([client.query('select 1'), late]).catch(() => this.connectionLost(client));
  }

  private async connectionLost(client: pg.Client): Promise<void> {
    if (this.client !== client) return;
    await this.disconnect(client);
    if (this.timer) setTimeout(() => this.timer && void this.connect(), RECONNECT_AFTER_MS).unref();
  }

  private async disconnect(client: pg.Client | null): Promise<void> {
    this.client = null;
    this.isConfirmed = false;
    this.onNotification();
    await client?.end().catch(() => undefined);
  }
}
