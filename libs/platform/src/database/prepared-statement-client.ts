import { createHash } from 'node:crypto';
import process from 'node:process';
import pg from 'pg';
import { PrimaryClient } from './primary-client.js';
import { SET_REACH } from './reach-setting.js';
import { BatchConnection, type BatchedStatement, StatementBatch } from './statement-batch.js';
import { startStatementSpan } from './statement-span.js';

/** Prepared statements of one connection at most; a process has some three hundred that repeat. */
const MAX_PREPARED = 500;
/** Longer ones are bulk writes for one number of rows. */
const MAX_STATEMENT_LENGTH = 20_000;
/** feature_not_supported: "cached plan must not change result type", after a migration by another process. */
const PLAN_IS_STALE = '0A000';

type QueryCallback = (error: unknown, result?: pg.QueryResult) => void;
/** A statement outside of a transaction that says whose rows it sees. */
export interface StatementWithReach {
  text: string;
  values: unknown[];
  /** As in `reachOf`. */
  reach: string;
}
type Query = (
  config: unknown,
  values?: unknown,
  callback?: QueryCallback,
) => Promise<pg.QueryResult>;

/**
 * Ends a transaction that wrote nothing: sent with whatever the connection is used for next, or after `COMMIT_WAIT`. Nobody
 * hears of it.
 */
export const COMMIT_OF_READS = 'commit work';

/**
 * Milliseconds. Long enough for a busy server to use the connection again, so that a commit hardly ever is a packet of its own;
 * short enough for whoever waits for the locks of a reader: migrations.
 */
const COMMIT_WAIT = 10;

/** Begins a transaction whose statements see one state of the database. */
export const BEGIN_SNAPSHOT = 'start transaction isolation level repeatable read read only';

/** The first as TypeORM writes it. */
const BEGINS: readonly unknown[] = ['START TRANSACTION', BEGIN_SNAPSHOT];
const COMMIT = 'COMMIT';
const ROLLBACK = 'ROLLBACK';
const ENDS: readonly unknown[] = [COMMIT, ROLLBACK];
const EMPTY_RESULT: pg.QueryResult = { command: '', rowCount: null, oid: 0, fields: [], rows: [] };

/**
 * A client that saves round trips and planning:
 *
 * - Statements with parameters are prepared when they repeat: parsed and planned once for each
 * connection.
 * - Statements issued in the same tick are sent in one packet; those of a transaction ask for one answer together.
 * - `begin` is sent together with the first statement; a transaction without statements is never
 * begun.
 * - `COMMIT_OF_READS` is sent together with what follows.
 * - Whose rows are seen is said in the same breath: with `begin`, or with a statement that is by itself.
 */
export class PreparedStatementClient extends PrimaryClient {
  private readonly seen = new Set<string>();
  private readonly statementNames = new Map<string, string | null>();
  private readonly batches = new BatchConnection(this.connection);
  private readonly send = pg.Client.prototype.query.bind(this) as Query;
  /** What is sent when the caller waits for an answer. */
  private batch: BatchedStatement[] = [];
  private isInTransaction = false;
  /** Of the transaction that begins with the next statement. */
  private begin: string | null = null;
  /** What it says. */
  private reach: string | null = null;
  private isCorked = false;
  private waitingCommit: NodeJS.Timeout | null = null;

  override query = ((config: unknown, values?: unknown, callback?: QueryCallback) => {
    if (config === COMMIT_OF_READS) {
      this.endsApart();
      this.waitingCommit ??= setTimeout(() => this.commitReads(), COMMIT_WAIT);
      return Promise.resolve(EMPTY_RESULT);
    }
    if (BEGINS.includes(config) && !callback) {
      this.begin = config as string;
      this.reach = null;
      return Promise.resolve(EMPTY_RESULT);
    }
    if (config === SET_REACH && this.begin !== null) {
      this.reach = (values as [string])[0];
      return Promise.resolve(EMPTY_RESULT);
    }
    if (this.begin !== null && ENDS.includes(config)) {
      this.begin = null;
      return Promise.resolve(EMPTY_RESULT);
    }
    this.corkUntilNextTick();
    this.addWhatWaits();
    return this.queryTraced(config, values, callback);
  }) as pg.Client['query'];

  /** The end of the transaction before, and the begin of this one. Nobody hears of either. */
  private addWhatWaits(): void {
    if (this.waitingCommit) {
      clearTimeout(this.waitingCommit);
      this.waitingCommit = null;
      this.batch.push(this.named(COMMIT_OF_READS));
    }
    if (this.begin === null) return;
    this.batch.push(this.named(this.begin));
    if (this.reach !== null) this.batch.push(this.named(SET_REACH, [this.reach]));
    this.begin = null;
    this.isInTransaction = true;
  }

  /** Of a failed transaction it is a rollback; a broken connection is told by its next statement. */
  private commitReads(): void {
    this.corkUntilNextTick();
    this.addWhatWaits();
  }

  private sendBatch(): void {
    if (this.batch.length === 0) return;
    const statements = this.batch;
    this.batch = [];
    void this.send(new StatementBatch(statements, this.batches));
  }

  /** Until the caller waits for an answer. */
  private corkUntilNextTick(): void {
    if (this.isCorked) return;
    const { stream } = this.connection;
    this.isCorked = true;
    stream.cork();
    process.nextTick(() => {
      this.sendBatch();
      this.isCorked = false;
      stream.uncork();
    });
  }

  private queryTraced(
    config: unknown,
    values?: unknown,
    callback?: QueryCallback,
  ): Promise<pg.QueryResult> | void {
    const span = startStatementSpan(config);
    if (!span) return this.queryPrepared(config, values, callback);
    if (callback)
      return this.queryPrepared(config, values, (error, result) => {
        span.end({ error: error ?? undefined });
        callback(error, result);
      });
    const answer = this.queryPrepared(config, values);
    Promise.resolve(answer).then(
      () => span.end(),
      (error: unknown) => span.end({ error }),
    );
    return answer;
  }

  private queryPrepared(
    config: unknown,
    values?: unknown,
    callback?: QueryCallback,
  ): Promise<pg.QueryResult> | void {
    if (isWithReach(config)) return this.sendPrepared(config, config.reach);
    if (config === ROLLBACK) this.endsApart();
    const isCommit = config === COMMIT && this.isInTransaction;
    if (typeof config !== 'string' || !(isCommit || Array.isArray(values))) {
      this.sendBatch();
      return this.send(config, values, callback);
    }
    const answer = isCommit
      ? this.commit()
      : this.sendPrepared({ text: config, values: values as unknown[] });
    return callback ? void answer.then((result) => callback(undefined, result), callback) : answer;
  }

  /** With the last statements. If one of them fails, the commit does, and the caller rolls back. */
  private commit(): Promise<pg.QueryResult> {
    const committed = this.add(this.named(COMMIT));
    this.endsApart();
    return committed;
  }

  /** What follows is not skipped if a statement of the transaction fails. */
  private endsApart(): void {
    this.isInTransaction = false;
    this.sendBatch();
  }

  private named(text: string, values: unknown[] = []): pg.QueryConfig {
    const name = this.statementNameOf(text);
    return name === null ? { text, values } : { name, text, values };
  }

  /** Null: seen for the first time, or above the limit. */
  private statementNameOf(text: string): string | null {
    const known = this.statementNames.get(text);
    if (known !== undefined) return known;
    if (text.length > MAX_STATEMENT_LENGTH || this.statementNames.size >= MAX_PREPARED) return null;
    if (!this.seen.delete(text)) {
      if (this.seen.size >= MAX_PREPARED) this.seen.clear();
      this.seen.add(text);
      return null;
    }
    const name = createHash('sha1').update(text).digest('base64url');
    this.statementNames.set(text, name);
    return name;
  }

  /** A plan that no longer fits its tables is not used again; a transaction has to be repeated. */
  private async sendPrepared(
    { text, values }: { text: string; values: unknown[] },
    reach: string | null = null,
  ): Promise<pg.QueryResult> {
    const named = values.length > 0 ? this.named(text, values) : { text, values };
    try {
      return await this.sendSaying(named, reach);
    } catch (error) {
      if ((error as { code?: string }).code !== PLAN_IS_STALE || !this.statementNames.get(text))
        throw error;
      this.statementNames.set(text, null);
      return this.sendSaying({ text, values }, reach).catch(() => {
        throw error;
      });
    }
  }

  /** A statement that is by itself asks for its own answer: what follows is not skipped if it fails. */
  private sendSaying(query: pg.QueryConfig, reach: string | null): Promise<pg.QueryResult> {
    if (reach !== null) this.batch.push(this.named(SET_REACH, [reach]));
    const answer = this.add(query);
    if (!this.isInTransaction) this.sendBatch();
    return answer;
  }

  private add(query: pg.QueryConfig): Promise<pg.QueryResult> {
    return new Promise((resolve, reject) => {
      const tell: BatchedStatement['tell'] = (error, result) =>
        error ? reject(error) : resolve(result);
      this.batch.push({ ...query, tell });
    });
  }
}

function isWithReach(config: unknown): config is StatementWithReach {
  return typeof (config as { reach?: unknown } | null)?.reach === 'string';
}
