import type { QueryResult } from 'pg';
import { type EntityManager, QueryFailedError } from 'typeorm';
import type { Actor } from '#libs/kernel';
import type { JsonOf } from '../database/row-of.js';
import type { Hint } from '../hints/hints.js';

/** Who calls, and from where: what the edge knows before a transaction is opened. */
export interface Caller {
  actor: Actor;
  /** For logs and the audit trail; null for tasks. */
  requestId: string | null;
  /** An allowed `X-Frontend-Origin`, base of the links in messages; null: the configured one. */
  origin: string | null;
  /** What the caller's browser asks for; left out where there is none. For mail to people of whom we know nothing better. */
  language?: 'en' | 'es';
}

/** Who sends statements: a connection, which answers them in their order; of a transaction, or for a screen. */
export interface Queryable {
  query(sql: string, parameters: unknown[]): Promise<QueryResult>;
}

/** Writes all that was gathered for it, in the order it came, with one statement; at best one nobody waits for (`send`). */
export type BatchWriter<Item> = (work: Work, items: readonly Item[]) => Promise<void> | void;

/**
 * Who acts, when, and in which transaction. Handed to every verb and query; nothing is ambient.
 * What follows the commit (hints, and nothing else) is collected here, and rows that are better written together.
 */
export class Work {
  private readonly hints = new Map<string, Hint>();
  private readonly pending: Promise<unknown>[] = [];
  private readonly batches = new Map<BatchWriter<unknown>, unknown[]>();

  constructor(
    readonly caller: Caller,
    readonly now: Date,
    readonly tx: EntityManager,
    private readonly connection: Queryable,
  ) {}

  get actor(): Actor {
    return this.caller.actor;
  }

  /** Told to the live sockets after the commit, each hint once, however often it was given. */
  hint(hint: Hint): void {
    this.hints.set(JSON.stringify(hint), hint);
  }

  pendingHints(): Hint[] {
    return [...this.hints.values()];
  }

  /**
   * Leaves an item to be written right before the commit, together with all others of the same writer: a bulk verb
   * that records a fact for each of 500 requests writes its audit lines with one statement.
   *
   * @param write the same function for every item, not a new one each time
   */
  batchWrite<Item>(write: BatchWriter<Item>, item: Item): void {
    const writer = write as BatchWriter<unknown>;
    const items = this.batches.get(writer);
    if (items) items.push(item);
    else this.batches.set(writer, [item]);
  }

  /** Writes what was gathered, writer by writer in the order of their first item. The unit of work calls it, last of all. */
  async flushBatchWrites(): Promise<void> {
    for (const [write, items] of this.batches) {
      this.batches.delete(write);
      await write(this, items);
    }
  }

  /**
   * Sends a statement whose rows nobody needs, and goes on. It takes effect before every statement that follows; should it
   * fail, so does the whole transaction, with its error.
   *
   * @throws Error outside a transaction, where nothing has an order
   */
  executeWithoutWaiting(sql: string, parameters: unknown[] = []): void {
    if (!this.tx.queryRunner)
      throw new Error('Only a transaction sends statements without waiting for them.');
    const answer = this.query(sql, parameters);
    answer.catch(() => undefined); // whoever ends the transaction asks for it
    this.pending.push(answer);
  }

  /**
   * Waits until everything sent has taken effect.
   *
   * @throws QueryFailedError the first that failed
   */
  async waitForPending(): Promise<void> {
    for (const answer of this.pending) await answer;
  }

  /** Rows of a plain SQL statement, within the transaction; of a change, the rows it returns. */
  async rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const { rows } = await this.query(sql, parameters);
    return rows as Row[];
  }

  /**
   * The rows of a statement that may find many, for a screen. PostgreSQL writes them as one JSON document, which Node reads in a
   * third of the time it takes for field after field of row after row. Instants are ISO text, as in every JSON column.
   */
  async jsonRows<Row>(sql: string, parameters: unknown[] = []): Promise<JsonOf<Row>[]> {
    const found = await this.row<{ rows: JsonOf<Row>[] }>(
      `select coalesce(json_agg(listed), '[]') as rows from (${sql}) listed`,
      parameters,
    );
    return found!.rows;
  }

  /** The first row of a plain SQL statement, or null. */
  async row<Row>(sql: string, parameters: unknown[] = []): Promise<Row | null> {
    const [first] = await this.rows<Row>(sql, parameters);
    return first ?? null;
  }

  /** Runs a change. @returns how many rows it changed */
  async execute(sql: string, parameters: unknown[] = []): Promise<number> {
    const { rowCount } = await this.query(sql, parameters);
    return rowCount ?? 0;
  }

  private async query(sql: string, parameters: unknown[]): Promise<QueryResult> {
    try {
      return await this.connection.query(sql, parameters);
    } catch (error) {
      throw new QueryFailedError(sql, parameters, error as Error);
    }
  }
}
