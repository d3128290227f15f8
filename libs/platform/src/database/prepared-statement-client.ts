import { createHash } from 'node:crypto';
import process from 'node:process';
import pg from 'pg';
import { PrimaryClient } from './primary-client.js';
import { PREPARE_REACH, QueryWithReach } from './query-with-reach.js';
import { beginSaying, SET_REACH } from './reach-setting.js';
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

/** The statement as TypeORM writes it. */
const BEGIN = 'START TRANSACTION';
const TRANSACTION_ENDS: readonly unknown[] = ['COMMIT', 'ROLLBACK'];
const EMPTY_RESULT: pg.QueryResult = { command: '', rowCount: null, oid: 0, fields: [], rows: [] };

/**
 * A client that saves round trips and planning:
 *
 * - Statements with parameters are prepared when they repeat: parsed and planned once for each
 * connection.
 * - Statements issued in the same tick are sent in one packet.
 * - `begin` is sent together with the first statement; a transaction without statements is never
 * begun.
 * - `COMMIT_OF_READS` is sent together with what follows.
 * - Whose rows are seen is said in the same breath: with `begin`, or with a statement that is by itself.
 */
export class PreparedStatementClient extends PrimaryClient {
  private readonly seen = new Set<string>();
  private readonly statementNames = new Map<string, string | null>();
  private readonly send = pg.Client.prototype.query.bind(this) as Query;
  private isBeginPending = false;
  /** What the transaction says that is about to begin. */
  private reach: string | null = null;
  private isReachPrepared = false;
  private isCorked = false;
  private waitingCommit: NodeJS.Timeout | null = null;

  override query = ((config: unknown, values?: unknown, callback?: QueryCallback) => {
    if (config === COMMIT_OF_READS) {
      this.waitingCommit ??= setTimeout(() => this.commitReads(), COMMIT_WAIT);
      return Promise.resolve(EMPTY_RESULT);
    }
    if (config === BEGIN && !callback) {
      this.isBeginPending = true;
      this.reach = null;
      return Promise.resolve(EMPTY_RESULT);
    }
    if (config === SET_REACH && this.isBeginPending) {
      this.reach = (values as [string])[0];
      return Promise.resolve(EMPTY_RESULT);
    }
    if (this.isBeginPending && TRANSACTION_ENDS.includes(config)) {
      this.isBeginPending = false;
      return Promise.resolve(EMPTY_RESULT);
    }
    this.corkUntilNextTick();
    if (this.waitingCommit) this.commitReads();
    // If the transaction does not begin, the connection is broken, and its first statement fails
    // too.
    if (this.isBeginPending) this.send(beginSaying(BEGIN, this.reach)).catch(() => undefined);
    this.isBeginPending = false;
    return this.queryTraced(config, values, callback);
  }) as pg.Client['query'];

  /** Of a failed transaction it is a rollback; a broken connection is told by its next statement. */
  private commitReads(): void {
    clearTimeout(this.waitingCommit!);
    this.waitingCommit = null;
    this.send(COMMIT_OF_READS).catch(() => undefined);
  }

  /** Until the caller waits for an answer. */
  private corkUntilNextTick(): void {
    if (this.isCorked) return;
    const { stream } = this.connection;
    this.isCorked = true;
    stream.cork();
    process.nextTick(() => {
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
    if (typeof config !== 'string' || !Array.isArray(values))
      return this.send(config, values, callback);
    const answer = this.sendPrepared({ text: config, values });
    return callback ? void answer.then((result) => callback(undefined, result), callback) : answer;
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
    const name = values.length > 0 ? this.statementNameOf(text) : null;
    const named = name === null ? { text, values } : { name, text, values };
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

  private sendSaying(query: pg.QueryConfig, reach: string | null): Promise<pg.QueryResult> {
    if (reach === null) return this.send(query);
    if (!this.isReachPrepared) this.send(PREPARE_REACH).catch(() => undefined);
    this.isReachPrepared = true;
    const answer = new Promise<pg.QueryResult>((resolve, reject) => {
      const told = (error: Error | null, result: pg.QueryResult): void =>
        error ? reject(error) : resolve(result);
      void this.send(new QueryWithReach(query, reach, told));
    });
    return answer;
  }
}

function isWithReach(config: unknown): config is StatementWithReach {
  return typeof (config as { reach?: unknown } | null)?.reach === 'string';
}
