import type { QueryResult } from 'pg';
import { type EntityManager, QueryFailedError } from 'typeorm';
import type { Actor } from '#libs/kernel';
import { ALL_COMPANIES, SET_REACH } from '../database/reach-setting.js';
import type { JsonOf } from '../database/row-of.js';
import type { Hint } from '../hints/hints.js';

/** The caller of a request or task, known before a transaction is opened. */
export interface Caller {
  actor: Actor;
  /** For logs and the audit trail; null for tasks. */
  httpRequestId: string | null;
  /** An allowed `X-Frontend-Origin`, for links in messages; null: the configured one. */
  origin: string | null;
  /**
   * Preferred language of the caller's browser; absent: unknown. For mail to people whose language
   * we do not know.
   */
  language?: 'en' | 'es';
  /** The idempotency key of the request: its transactions mark the key as committed. */
  idempotencyKeyId?: number;
  /**
   * Whether the route is open to anyone, so that it sees what is behind a link, whoever is signed in: somebody of one company
   * opens links of others, too. So does a code that proves a number.
   */
  opensLink?: boolean;
  /** Answers the reads of a whole request in the order in which they are asked; absent: each `Work` has its own. */
  reads?: Queryable;
}

/** A connection that runs statements in order: of a transaction, or of a screen. */
export interface Queryable {
  query(sql: string, parameters: unknown[]): Promise<QueryResult>;
}

/**
 * Writes all items of a batch, in order, with one statement; preferably with
 * `executeWithoutWaiting`.
 */
export type BatchWriter<Item> = (work: Work, items: readonly Item[]) => Promise<void> | void;

/**
 * Who acts, when, and the transaction if there is one (`UnitOfWork.reading` gives none); a parameter of every verb and query. Collects hints,
 * which are sent after the commit, and rows that are written in batches.
 */
export class Work {
  private readonly hints = new Map<string, Hint>();
  private readonly committed: (() => void)[] = [];
  private readonly pending: Promise<unknown>[] = [];
  private readonly batches = new Map<BatchWriter<unknown>, unknown[]>();

  constructor(
    readonly caller: Caller,
    readonly now: Date,
    private readonly manager: EntityManager,
    private readonly connection: Queryable,
    /** What the transaction said; null: nobody has to say. */
    private readonly reach: string | null = null,
  ) {}

  /** TypeORM's. @throws Error outside of a transaction, where it would not say whose rows it sees */
  get tx(): EntityManager {
    if (!this.isTransaction) throw new Error('Only a transaction has an entity manager.');
    return this.manager;
  }

  get actor(): Actor {
    return this.caller.actor;
  }

  /** False for reads, whose statements are each by themselves. */
  get isTransaction(): boolean {
    return this.manager.queryRunner !== undefined;
  }

  /** Sends a hint after the commit; repeated hints are sent once. */
  hint(hint: Hint): void {
    this.hints.set(JSON.stringify(hint), hint);
  }

  /** Calls once after the commit, and never after a rollback: for counting. Must not throw. */
  onCommit(listener: () => void): void {
    this.committed.push(listener);
  }

  notifyCommitted(): void {
    for (const listener of this.committed) listener();
  }

  pendingHints(): Hint[] {
    return [...this.hints.values()];
  }

  /**
   * Collects an item to be written right before the commit together with others of the same writer:
   * 500 facts of a bulk verb make one statement for the audit trail.
   *
   * @param write the same function for every item, not a new one each time
   */
  batchWrite<Item>(write: BatchWriter<Item>, item: Item): void {
    const writer = write as BatchWriter<unknown>;
    const items = this.batches.get(writer);
    if (items) items.push(item);
    else this.batches.set(writer, [item]);
  }

  /**
   * Writes all batches, in the order of their first item. Called by the unit of work before the
   * commit.
   */
  async flushBatchWrites(): Promise<void> {
    for (const [write, items] of this.batches) {
      this.batches.delete(write);
      await write(this, items);
    }
  }

  /**
   * Sends a statement without waiting for its result. It takes effect before the following
   * statements; if it fails, the transaction fails with its error.
   *
   * @throws Error outside of a transaction, where statements have no order
   */
  executeWithoutWaiting(sql: string, parameters: unknown[] = []): void {
    if (!this.isTransaction)
      throw new Error('Only a transaction sends statements without waiting for them.');
    const answer = this.query(sql, parameters);
    answer.catch(() => undefined); // The end of the transaction throws the error.
    this.pending.push(answer);
  }

  /**
   * What a verb reads for its caller alone: the commit is sent along, and fails if this does. In an object, since a verb that
   * returns a promise is waited for.
   */
  besideCommit<T>(read: Promise<T>): { read: Promise<T> } {
    read.catch(() => undefined); // The end of the transaction throws the error.
    this.pending.push(read);
    return { read };
  }

  /**
   * Waits for all statements sent so far.
   *
   * @throws QueryFailedError the first failure
   */
  async waitForPending(): Promise<void> {
    for (const answer of this.pending) await answer;
  }

  /** Rows of an SQL statement; of a change, the rows that it returns. */
  async rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const { rows } = await this.query(sql, parameters);
    return rows as Row[];
  }

  /**
   * Rows of a statement with many results. PostgreSQL returns one JSON document, which Node parses
   * in a third of the time of single columns. Instants are ISO text, as in every JSON column.
   */
  async jsonRows<Row>(sql: string, parameters: unknown[] = []): Promise<JsonOf<Row>[]> {
    const found = await this.row<{ rows: JsonOf<Row>[] }>(
      `select coalesce(json_agg(listed), '[]') as rows from (${sql}) listed`,
      parameters,
    );
    return found!.rows;
  }

  /** The first row of an SQL statement, or null. */
  async row<Row>(sql: string, parameters: unknown[] = []): Promise<Row | null> {
    const [first] = await this.rows<Row>(sql, parameters);
    return first ?? null;
  }

  /**
   * Runs one statement that sees the rows of all companies, whichever the actor reaches. Who does is listed, with a reason, in
   * `test/architecture-companies.spec.ts`.
   *
   * @param send sends it at once
   */
  seeingAll<T>(send: () => Promise<T>): Promise<T> {
    if (this.reach === null) return send();
    this.say(ALL_COMPANIES);
    const answer = send();
    this.say(this.reach);
    return answer;
  }

  private say(reach: string): void {
    const said = this.connection.query(SET_REACH, [reach]);
    said.catch(() => undefined); // The end of the transaction throws the error.
    this.pending.push(said);
  }

  /** Runs a change. @returns the number of changed rows */
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
