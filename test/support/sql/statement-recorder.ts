import type { QueryResult } from 'pg';
import { DataSource } from 'typeorm';
import { Work } from '#libs/platform';
import { listenToStatements } from '../record-statements.js';
import { type ObservedShape, observedShape, withNullMark } from './observed-shape.js';
import { currentSender } from './sender.js';
import type { StatementSite } from './statement-sites.js';

type Query = (...given: unknown[]) => Promise<QueryResult | object[]>;

/** A statement that was sent, and what came back. */
export interface SentStatement {
  text: string;
  /** Who sent it; null: TypeORM for one of its repositories, or the transaction itself. */
  site: StatementSite | null;
  /** Columns that were null in a row. */
  nullColumns: string[];
  /** What was in its columns that hold lists or objects. */
  json: Record<string, ObservedShape>;
}

/** What came back of a statement. */
export type Found = Pick<SentStatement, 'nullColumns' | 'json'>;

interface Sending {
  site: StatementSite | null;
  found: Found;
}

/**
 * The statements a function causes on a data source, in the order they were sent, with the place in the source that sent them.
 * Record while nothing else is going on: what runs at the same time on the same source is recorded too.
 */
export async function recordSentStatements(
  db: DataSource,
  run: () => Promise<unknown>,
): Promise<SentStatement[]> {
  const sent: { text: string; sending: Sending | null }[] = [];
  const announced = new Map<string, Sending[]>();
  const restore = [
    announceSenders(Work.prototype, announced),
    announceSenders(DataSource.prototype, announced),
    listenToStatements(db, (text) => {
      sent.push({ text, sending: announced.get(text)?.shift() ?? null });
    }),
  ];
  try {
    await run();
  } finally {
    for (const back of restore) back();
  }
  return sent.map(({ text, sending }) => ({
    text,
    site: sending?.site ?? null,
    ...(sending?.found ?? foundIn([])),
  }));
}

/** Notes the sender of each statement before it goes to the database. */
function announceSenders(prototype: object, announced: Map<string, Sending[]>): () => void {
  const query = Reflect.get(prototype, 'query') as Query;
  Reflect.set(prototype, 'query', function (this: unknown, text: string, ...rest: unknown[]) {
    const sending: Sending = { site: currentSender(), found: foundIn([]) };
    announced.set(text, [...(announced.get(text) ?? []), sending]);
    const answer = query.call(this, text, ...rest);
    // Before whoever asked goes on, since they may change what they got.
    answer.then((result) => {
      sending.found = foundIn(Array.isArray(result) ? result : (result.rows as object[]));
    }, ignore);
    return answer;
  });
  return () => void Reflect.set(prototype, 'query', query);
}

export function foundIn(rows: readonly object[]): Found {
  const columns = Object.keys(rows[0] ?? {}).map((name) => ({
    name,
    values: rows.map((row) => Reflect.get(row, name) as unknown),
  }));
  return {
    nullColumns: columns.filter(({ values }) => values.includes(null)).map(({ name }) => name),
    json: Object.fromEntries(
      columns
        .filter(({ values }) => values.some(isStructured))
        .map(({ name, values }) => [withNullMark(name, values), observedShape(values)]),
    ),
  };
}

/** A list or an object; instants and bytes are neither. */
function isStructured(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof Date) &&
    !Buffer.isBuffer(value)
  );
}

function ignore(): void {}
