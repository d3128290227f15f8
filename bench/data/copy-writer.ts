import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Client } from 'pg';
import { from } from 'pg-copy-streams';
import { instantText } from './instant-text.js';
import { LineBuffer } from './line-buffer.js';
import { type Cell, NUMBERED, type Row, TABLE_NAMES, type TableName, TABLES } from './tables.js';

/** Maximum of buffered rows of all tables together. */
const MAX_BUFFERED_ROWS = 150_000;

const UNSAFE = /[\\\t\n\r]/;
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Collects rows and copies them into their tables in batches, parents first. Assigns the ids. */
export class CopyWriter {
  private readonly lines = new Map<TableName, LineBuffer>();
  private readonly ids = new Map<TableName, number>();
  private buffered = 0;
  /** The batch that is being sent while the next one is built. */
  private sending: Promise<void> = Promise.resolve();
  /** Rows copied so far. */
  copied = 0;

  private constructor(private readonly client: Client) {}

  /**
   * Continues the tables' ids.
   *
   * @param trusted skips the foreign key check of every row, where the server allows it: for millions of rows from code
   *   that was checked with thousands
   */
  static async open(client: Client, trusted = false): Promise<CopyWriter> {
    const copying = new CopyWriter(client);
    if (trusted)
      await client.query(`set session_replication_role = 'replica'`).catch(() => undefined);
    for (const name of NUMBERED) {
      const { rows } = await client.query<{ last: number }>(
        `select coalesce(max(id), 0)::int as last from ${name}`,
      );
      copying.ids.set(name, rows[0]!.last);
    }
    return copying;
  }

  /** @returns the row's id, 0 for tables without one */
  add<Name extends TableName>(name: Name, row: Row<Name>): number {
    const columns: readonly string[] = TABLES[name];
    const values: Partial<Record<string, Cell>> = row;
    const id = columns[0] === 'id' ? this.nextId(name) : 0;
    let line = id ? String(id) : textOf(values[columns[0]!]);
    for (let at = 1; at < columns.length; at++) line += `\t${textOf(values[columns[at]!])}`;
    this.linesOf(name).add(line);
    this.buffered += 1;
    return id;
  }

  /** Call it between events, when no row waits for its parent. Also lets the running batch progress. */
  async sendIfFull(): Promise<void> {
    await nextTurn();
    if (this.buffered >= MAX_BUFFERED_ROWS) await this.send();
  }

  /** Sends the rest and sets the sequences, so that the application continues the ids. */
  async finish(): Promise<void> {
    await this.send();
    await this.sending;
    await this.client.query('reset session_replication_role').catch(() => undefined);
    for (const name of NUMBERED) {
      await this.client.query(
        `select setval(pg_get_serial_sequence('${name}', 'id'), greatest(1, (select max(id) from ${name})))`,
      );
    }
  }

  /** One batch at a time. */
  private async send(): Promise<void> {
    await this.sending;
    this.sending = this.copy(new Map(this.lines));
    this.sending.catch(() => undefined); // told to who waits for it
    this.copied += this.buffered;
    this.buffered = 0;
    this.lines.clear();
  }

  private async copy(lines: ReadonlyMap<TableName, LineBuffer>): Promise<void> {
    await this.client.query('begin');
    for (const name of TABLE_NAMES) {
      const those = lines.get(name);
      if (those)
        await pipeline(
          Readable.from(those.chunks()),
          this.client.query(from(`copy ${name} (${TABLES[name].join(', ')}) from stdin`)),
        );
    }
    await this.client.query('commit');
  }

  private linesOf(name: TableName): LineBuffer {
    let lines = this.lines.get(name);
    if (!lines) this.lines.set(name, (lines = new LineBuffer()));
    return lines;
  }

  private nextId(name: TableName): number {
    const id = (this.ids.get(name) ?? 0) + 1;
    this.ids.set(name, id);
    return id;
  }
}

function textOf(value: Cell | undefined): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Date) return instantText(value.getTime());
  return UNSAFE.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => ESCAPED[sign]!) : value;
}
