import type { QueryResult } from 'pg';
import { DataSource } from 'typeorm';
import { Work } from '#libs/platform';
import { listenToStatements } from '../record-statements.js';
import { type ObservedShape, observedShape, withNullMark } from './observed-shape.js';
import { currentSender } from './sender.js';
import type { StatementSite } from './statement-sites.js';

type Query = (...given: unknown[]) => Promise<QueryResult | object[]>;

/** A sent statement and its result. */
export interface SentStatement {
  text: string;
  /** Its sender; null: TypeORM for one of its repositories, or transaction control. */
  site: StatementSite | null;
  /** Columns that were null in a row. */
  nullColumns: string[];
  /** Shapes of its columns with lists or objects. */
  json: Record<string, ObservedShape>;
}

/** The result of a statement. */
export type Found = Pick<SentStatement, 'nullColumns' | 'json'>;

interface Sending {
  site: StatementSite | null;
  found: Found;
}

/**
 * The statements that a function sends on a data source, in order, with the code that sent them. Concurrent statements
 * on the same source are recorded too.
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
    // Observes the rows before the caller continues, since it may change them.
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
