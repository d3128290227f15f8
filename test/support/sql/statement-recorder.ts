import { relative } from 'node:path';
import type { QueryResult } from 'pg';
import { DataSource } from 'typeorm';
import { Work } from '#libs/platform';
import { listenToStatements } from '../record-statements.js';
import { type ObservedShape, observedShape, withNullMark } from './observed-shape.js';
import { ROOT, sitesIn, type StatementSite } from './statement-sites.js';

type Query = (...given: unknown[]) => unknown;

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

type Found = Pick<SentStatement, 'nullColumns' | 'json'>;

interface Sending {
  site: StatementSite | null;
  found: Found;
}

/** Frames between the sender and us: the methods of `Work`, and how this file wraps them. */
const OWN_FRAMES = /libs\/platform\/src\/work\/work\.ts|statement-recorder\.ts|node_modules|node:/;
const sitesByFile = new Map<string, StatementSite[]>();

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
  Reflect.set(prototype, 'query', async function (this: unknown, text: string, ...rest: unknown[]) {
    const sending: Sending = { site: currentSite(), found: foundIn([]) };
    announced.set(text, [...(announced.get(text) ?? []), sending]);
    const result = await query.call(this, text, ...rest);
    // Now, since whoever asked may go on to change what they got.
    sending.found = foundIn(Array.isArray(result) ? result : (result as QueryResult).rows);
    return result;
  });
  return () => void Reflect.set(prototype, 'query', query);
}

/** The nearest caller outside of `Work`. */
function currentSite(): StatementSite | null {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 30;
  const stack = new Error().stack ?? '';
  Error.stackTraceLimit = stackTraceLimit;
  const frames = [...stack.matchAll(/\(?(\/[^():]+):(\d+):\d+\)?$/gm)];
  const caller = frames.find(([, path]) => !OWN_FRAMES.test(path!));
  if (!caller) return null;
  const file = relative(ROOT, caller[1]!);
  if (!/^(libs|apps)\//.test(file)) return null;
  const sites = sitesByFile.get(file) ?? sitesIn(file);
  sitesByFile.set(file, sites);
  const line = Number(caller[2]);
  const here = sites.filter(({ lines: [first, last] }) => first <= line && line <= last);
  if (here.length !== 1)
    throw new Error(
      `${file}:${line} sends a statement, and ${here.length} places there could be it.`,
    );
  return here[0]!;
}

function foundIn(rows: readonly object[]): Found {
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
