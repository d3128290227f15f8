import { createHash } from 'node:crypto';
import process from 'node:process';
import pg from 'pg';

/** Statements one connection keeps prepared at most; a process has some three hundred that come again. */
const KEPT = 500;
/** Longer ones are bulk writes, made for one number of rows. */
const LONGEST = 20_000;
/** feature_not_supported: "cached plan must not change result type", after a migration by another process. */
const PLAN_IS_STALE = '0A000';

type Answer = (error: unknown, result?: pg.QueryResult) => void;
type Query = (config: unknown, values?: unknown, callback?: Answer) => Promise<pg.QueryResult>;

/** As TypeORM writes it. */
const BEGIN = 'START TRANSACTION';
const ENDS: readonly unknown[] = ['COMMIT', 'ROLLBACK'];
const NOTHING: pg.QueryResult = { command: '', rowCount: null, oid: 0, fields: [], rows: [] };

/**
 * A client that spares the database and the wire what comes again with each request:
 *
 * - What was asked with parameters before is prepared under a name made of its text: parsed and planned once for each
 *   connection. A statement that never comes again costs nothing but a note.
 * - What is asked at once travels together, with one system call.
 * - The start of a transaction travels together with its first statement; a transaction without any is never begun.
 */
export class PreparingClient extends pg.Client {
  private readonly seen = new Set<string>();
  private readonly names = new Map<string, string | null>();
  private readonly send = pg.Client.prototype.query.bind(this) as Query;
  private isToBegin = false;
  private isGathering = false;

  override query = ((config: unknown, values?: unknown, callback?: Answer) => {
    if (config === BEGIN && !callback) {
      this.isToBegin = true;
      return Promise.resolve(NOTHING);
    }
    if (this.isToBegin && ENDS.includes(config)) {
      this.isToBegin = false;
      return Promise.resolve(NOTHING);
    }
    this.gather();
    // Should the transaction not begin, the connection is broken, and its first statement says so as well.
    if (this.isToBegin) this.send(BEGIN).catch(() => undefined);
    this.isToBegin = false;
    return this.ask(config, values, callback);
  }) as pg.Client['query'];

  /** Until whoever asks has nothing more to ask without an answer. */
  private gather(): void {
    if (this.isGathering) return;
    const { stream } = this.connection;
    this.isGathering = true;
    stream.cork();
    process.nextTick(() => {
      this.isGathering = false;
      stream.uncork();
    });
  }

  private ask(
    config: unknown,
    values?: unknown,
    callback?: Answer,
  ): Promise<pg.QueryResult> | void {
    const name =
      typeof config === 'string' && Array.isArray(values) && values.length > 0
        ? this.nameOf(config)
        : null;
    if (name === null) return this.send(config, values, callback);
    const answer = this.prepared({ name, text: config as string, values: values as unknown[] });
    return callback ? void answer.then((result) => callback(undefined, result), callback) : answer;
  }

  /** Null for a statement that is new here, or one of too many. */
  private nameOf(text: string): string | null {
    const known = this.names.get(text);
    if (known !== undefined) return known;
    if (text.length > LONGEST || this.names.size >= KEPT) return null;
    if (!this.seen.delete(text)) {
      if (this.seen.size >= KEPT) this.seen.clear();
      this.seen.add(text);
      return null;
    }
    const name = createHash('sha1').update(text).digest('base64url');
    this.names.set(text, name);
    return name;
  }

  /** A plan that no longer fits its tables is not used again; within a transaction the caller has to begin anew. */
  private async prepared(query: {
    name: string;
    text: string;
    values: unknown[];
  }): Promise<pg.QueryResult> {
    try {
      return await this.send(query);
    } catch (error) {
      if ((error as { code?: string }).code !== PLAN_IS_STALE || !this.names.get(query.text))
        throw error;
      this.names.set(query.text, null);
      return this.send(query.text, query.values).catch(() => {
        throw error;
      });
    }
  }
}
