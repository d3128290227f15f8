import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { DatabaseConnection } from './database-connection.js';

const RECONNECT_AFTER_MS = 1_000;
const PING_EVERY_MS = 5_000;
const TIMEOUT_MS = 2_000;

/**
 * Hears what triggers tell on one of PostgreSQL's channels, whoever made the change: this process, another, or a person at
 * a prompt. Told as soon as the change is committed; nothing is repeated, so that who does not hear must ask the tables.
 *
 * Keeps one connection of its own. Behind a pooler that lends connections by the transaction it never hears anything.
 */
export class PgListener {
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private probe = '';
  private isConfirmed = false;

  /** @param onNotification also when hearing stops or begins again, since something may have been missed */
  constructor(
    private readonly connection: DatabaseConnection,
    private readonly channel: string,
    private readonly onNotification: () => void,
  ) {}

  /** Whether a change that is committed now would be told: a greeting of our own came back, and the connection answers. */
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
    const client = new pg.Client({
      ...this.connection,
      connectionTimeoutMillis: TIMEOUT_MS,
      keepAlive: true,
      application_name: 'callmanager news',
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

  /** A connection may be dead without anybody saying so. */
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
