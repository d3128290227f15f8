import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/kernel';
import type { Hint } from './hints.js';

/** Who calls, and from where: what the edge knows before a transaction is opened. */
export interface Caller {
  actor: Actor;
  /** For logs and the audit trail; null for tasks. */
  requestId: string | null;
  /** An allowed `X-Frontend-Origin`, base of the links in messages; null: the configured one. */
  origin: string | null;
}

/**
 * Who acts, when, and in which transaction. Handed to every verb and query; nothing is ambient.
 * What follows the commit (hints, and nothing else) is collected here.
 */
export class Work {
  private readonly hints = new Map<string, Hint>();

  constructor(
    readonly caller: Caller,
    readonly now: Date,
    readonly tx: EntityManager,
  ) {}

  get actor(): Actor {
    return this.caller.actor;
  }

  /** Told to the live sockets after the commit, each hint once, however often it was given. */
  hint(hint: Hint): void {
    this.hints.set(JSON.stringify(hint), hint);
  }

  hintsGiven(): Hint[] {
    return [...this.hints.values()];
  }

  /** Rows of a plain SQL statement, within the transaction. */
  async rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const result: unknown = await this.tx.query(sql, parameters);
    return result as Row[];
  }

  /** The first row of a plain SQL statement, or null. */
  async row<Row>(sql: string, parameters: unknown[] = []): Promise<Row | null> {
    const [first] = await this.rows<Row>(sql, parameters);
    return first ?? null;
  }
}
