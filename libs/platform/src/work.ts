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
  /** What the caller's browser asks for; left out where there is none. For mail to people of whom we know nothing better. */
  language?: 'en' | 'es';
}

/** Writes all that was gathered for it, in the order it came, with one statement. */
export type Writer<Item> = (work: Work, items: readonly Item[]) => Promise<void>;

/**
 * Who acts, when, and in which transaction. Handed to every verb and query; nothing is ambient.
 * What follows the commit (hints, and nothing else) is collected here, and rows that are better written together.
 */
export class Work {
  private readonly hints = new Map<string, Hint>();
  private readonly gathered = new Map<Writer<unknown>, unknown[]>();

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

  /**
   * Leaves an item to be written right before the commit, together with all others of the same writer: a bulk verb
   * that records a fact for each of 500 requests writes its audit lines with one statement.
   *
   * @param write the same function for every item, not a new one each time
   */
  gather<Item>(write: Writer<Item>, item: Item): void {
    const writer = write as Writer<unknown>;
    const items = this.gathered.get(writer);
    if (items) items.push(item);
    else this.gathered.set(writer, [item]);
  }

  /** Writes what was gathered, writer by writer in the order of their first item. The unit of work calls it, last of all. */
  async writeGathered(): Promise<void> {
    for (const [write, items] of this.gathered) {
      this.gathered.delete(write);
      await write(this, items);
    }
  }

  /** Rows of a plain SQL statement, within the transaction; of a change, the rows it returns. */
  async rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return rowsOf<Row>(await this.tx.query<unknown>(sql, parameters));
  }

  /** The first row of a plain SQL statement, or null. */
  async row<Row>(sql: string, parameters: unknown[] = []): Promise<Row | null> {
    const [first] = await this.rows<Row>(sql, parameters);
    return first ?? null;
  }

  /** Runs an `update` or `delete`. @returns how many rows it changed */
  async changed(sql: string, parameters: unknown[] = []): Promise<number> {
    const [, count] = (await this.tx.query<unknown>(sql, parameters)) as [unknown, number];
    return count;
  }
}

/** TypeORM hands over rows, but for `update` and `delete` a pair of rows and count. */
function rowsOf<Row>(result: unknown): Row[] {
  const isPair = Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number';
  return (isPair ? (result as [unknown, number])[0] : result) as Row[];
}
