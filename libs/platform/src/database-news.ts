import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Connection } from './connection.js';

const AGAIN_AFTER_MS = 1_000;
const ASK_EVERY_MS = 5_000;
const ANSWER_WITHIN_MS = 2_000;

/**
 * Hears what triggers tell on one of PostgreSQL's channels, whoever made the change: this process, another, or a person at
 * a prompt. Told as soon as the change is committed; nothing is repeated, so that who does not hear must ask the tables.
 *
 * Keeps one connection of its own. Behind a pooler that lends connections by the transaction it never hears anything.
 */
export class DatabaseNews {
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private greeting = '';
  private isHearing = false;

  /** @param onNews also when hearing stops or begins again, since something may have been missed */
  constructor(
    private readonly connection: Connection,
    private readonly channel: string,
    private readonly onNews: () => void,
  ) {}

  /** Whether a change that is committed now would be told: a greeting of our own came back, and the connection answers. */
  get hears(): boolean {
    return this.isHearing;
  }

  start(): void {
    if (this.timer) return;
    this.timer = setInterval(() => void this.ask(), ASK_EVERY_MS);
    this.timer.unref();
    void this.connect();
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await this.leave(this.client);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      ...this.connection,
      connectionTimeoutMillis: ANSWER_WITHIN_MS,
      keepAlive: true,
      application_name: 'callmanager news',
    });
    this.client = client;
    this.greeting = randomUUID();
    client.on('error', () => void this.lost(client));
    client.on('end', () => void this.lost(client));
    client.on('notification', ({ payload }) => {
      if (payload === this.greeting && this.client === client) this.isHearing = true;
      this.onNews();
    });
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(this.channel)}`);
      await client.query('select pg_notify($1, $2)', [this.channel, this.greeting]);
    } catch {
      await this.lost(client);
    }
  }

  /** A connection may be dead without anybody saying so. */
  private async ask(): Promise<void> {
    const { client } = this;
    if (!client || !this.isHearing) return;
    const late = new Promise<never>((_, reject) => setTimeout(reject, ANSWER_WITHIN_MS).unref());
    await Promise.race([client.query('select 1'), late]).catch(() => this.lost(client));
  }

  private async lost(client: pg.Client): Promise<void> {
    if (this.client !== client) return;
    await this.leave(client);
    if (this.timer) setTimeout(() => this.timer && void this.connect(), AGAIN_AFTER_MS).unref();
  }

  private async leave(client: pg.Client | null): Promise<void> {
    this.client = null;
    this.isHearing = false;
    this.onNews();
    await client?.end().catch(() => undefined);
  }
}
