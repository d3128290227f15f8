import { Logger } from '@nestjs/common';
import pg from 'pg';
import type { DatabaseAddress } from '../configuration/database-servers.js';
import { connectionSettings } from './base-data-source-options.js';
import type { DatabaseConnection } from './database-connection.js';
import { PreparedStatementClient } from './prepared-statement-client.js';
import { NO_COMPANIES } from './reach-setting.js';

/** Milliseconds for a connection, a free one of the pool or a new one. */
const CONNECTS_WITHIN = 250;
/** Milliseconds for an answer that takes the server no time. */
const ANSWERS_WITHIN = 2_000;
/** Milliseconds until a server that failed is tried again, by nobody's request. */
const TRIED_AGAIN_AFTER = 3_000;

/** A replica answers nothing at the moment. Nothing was done. */
export class ReplicaAway extends Error {
  readonly code = '57P03';
}

/**
 * A server that follows the primary, for reads. One that failed is set aside: its connections are broken off, since they
 * may hang instead of failing, and nobody reads there until it answers again.
 */
export class Replica {
  readonly pool: pg.Pool;
  readonly name: string;
  private readonly log = new Logger(Replica.name);
  private readonly clients = new Set<pg.PoolClient>();
  private readonly login: pg.ClientConfig;
  private trial: NodeJS.Timeout | null = null;
  private isAside = false;
  private hasEnded = false;

  constructor(
    address: DatabaseAddress,
    { user, password, database }: DatabaseConnection,
    { size, isGuarded }: { size: number; isGuarded: boolean },
  ) {
    this.name = `${address.host}:${address.port}`;
    this.login = { ...address, user, password, database, application_name: 'callmanager reads' };
    const options: pg.PoolConfig & { mayBeStandby: true; pipeline: true } = {
      ...this.login,
      max: size,
      connectionTimeoutMillis: CONNECTS_WITHIN,
      options: connectionSettings(isGuarded ? NO_COMPANIES : undefined),
      Client: PreparedStatementClient,
      mayBeStandby: true,
      pipeline: true,
    };
    this.pool = new pg.Pool(options);
    this.pool.on('error', () => undefined); // Its next reader is told.
    this.pool.on('connect', (client) => this.clients.add(client));
    this.pool.on('remove', (client) => this.clients.delete(client));
  }

  get isUsable(): boolean {
    return !this.isAside && !this.hasEnded;
  }

  /** Whether all its connections are in use. */
  get isBusy(): boolean {
    return this.pool.totalCount >= this.pool.options.max && this.pool.idleCount === 0;
  }

  /** Whoever reads there is answered with an error at once. Said once, and again when it answers. */
  setAside(error: Error): void {
    if (!this.isUsable) return;
    this.isAside = true;
    this.log.warn(`${this.name} is not read from, the primary answers: ${error.message}`);
    for (const client of this.clients)
      client.connection.stream.destroy(new ReplicaAway('It was set aside.'));
    this.tryLater();
  }

  /** The first value of a statement, by a connection of its own. @throws Error it does not answer within two seconds */
  async ask<Value>(text: string, values: unknown[] = []): Promise<Value | null> {
    const client = new pg.Client({
      ...this.login,
      connectionTimeoutMillis: ANSWERS_WITHIN,
      query_timeout: ANSWERS_WITHIN,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<[Value]>({ text, values, rowMode: 'array' });
      return rows[0]?.[0] ?? null;
    } finally {
      void client.end().catch(() => undefined);
    }
  }

  async end(): Promise<void> {
    this.hasEnded = true;
    clearTimeout(this.trial ?? undefined);
    await this.pool.end();
  }

  private tryLater(): void {
    this.trial = setTimeout(() => void this.tryAgain(), TRIED_AGAIN_AFTER).unref();
  }

  private async tryAgain(): Promise<void> {
    try {
      await this.ask('select 1');
      this.isAside = false;
      this.log.log(`${this.name} is read from again.`);
    } catch {
      if (!this.hasEnded) this.tryLater();
    }
  }
}
