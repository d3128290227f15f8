import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldDef, QueryResult } from 'pg';
import type { DataSource } from 'typeorm';
import { Work } from '#libs/platform';
import type { DescribedColumn } from './described-statement.js';
import { currentSender } from './sender.js';
import { ROOT, type SendingMethod } from './statement-sites.js';
import { foundIn, type Found } from './statement-recorder.js';

/** Emptied when a run begins; see `global-setup.mjs`. */
const FOLDER = join(ROOT, 'node_modules', '.cache', 'statements');
/** Enough to see lists with entries and missing values. */
const MOST_FINDINGS = 12;
/** Finding the sender takes longer than most statements; each sender of a shared text is soon seen. */
const MOST_LOOKS = 8;
/** For each further application of the file. */
const MORE_LOOKS = 3;

interface Sender {
  file: string;
  name: string;
  method: SendingMethod;
}

/** The observations of one statement in a spec. */
export interface CollectedStatement extends Sender {
  columns: DescribedColumn[];
  /** Different ones only. */
  found: Found[];
}

interface Seen {
  /** How often its sender is still looked for. */
  looks: number;
  /** By the application that runs now. */
  isSent: boolean;
  senders: Map<string, Sender>;
  fields: FieldDef[];
  found: Map<string, Found>;
}

/** By text, for all applications of a file together. */
const seen = new Map<string, Seen>();
let isListening = false;

/**
 * From now on, records each statement of `Work` with its sender and result, for
 * `test/sql/collected-statements.check.ts`.
 */
export function collectStatements(): void {
  if (isListening) return;
  isListening = true;
  const query = Reflect.get(Work.prototype, 'query') as (
    ...given: unknown[]
  ) => Promise<QueryResult>;
  Reflect.set(Work.prototype, 'query', function (this: Work, text: string, ...rest: unknown[]) {
    const noted = noteOf(text);
    const answer = query.call(this, text, ...rest);
    if (noted.senders.size > 0) answer.then((result) => note(noted, result), ignore);
    return answer;
  });
}

/** Writes the observations to disk; the data source is still open. */
export async function writeCollected(db: DataSource): Promise<void> {
  const nullable = await nullableColumns(db).catch(() => null);
  if (!nullable) return; // a test took its database away
  const sent = [...seen.values()].filter(({ isSent }) => isSent);
  const collected = sent.flatMap(({ senders, fields, found }) => {
    const columns = fields.map(({ name, dataTypeID, tableID, columnID }) => ({
      name,
      type: dataTypeID,
      isNullable: tableID === 0 ? null : nullable.has(`${tableID} ${columnID}`),
    }));
    return [...senders.values()].map((sender) => ({
      ...sender,
      columns,
      found: [...found.values()],
    }));
  });
  for (const noted of sent) {
    Object.assign(noted, { isSent: false, fields: [], found: new Map<string, Found>() });
    noted.looks = Math.max(noted.looks, MORE_LOOKS);
  }
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(
    join(FOLDER, `${randomBytes(8).toString('hex')}.json`),
    JSON.stringify(collected satisfies CollectedStatement[]),
  );
}

/** All observations of the last run. */
export function collectedStatements(): CollectedStatement[] {
  return readdirSync(FOLDER).flatMap(
    (file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as CollectedStatement[],
  );
}

function noteOf(text: string): Seen {
  const noted = seen.get(text) ?? {
    ...{ looks: MOST_LOOKS, isSent: false },
    ...{ senders: new Map<string, Sender>(), fields: [], found: new Map<string, Found>() },
  };
  seen.set(text, noted);
  noted.isSent = true;
  if (noted.looks-- <= 0) return noted;
  const sender = currentSender();
  if (sender) {
    const { file, name, method } = sender;
    noted.senders.set(`${file} ${name}`, { file, name, method });
  }
  return noted;
}

function note(noted: Seen, { fields, rows }: QueryResult): void {
  noted.fields = fields;
  if (noted.found.size >= MOST_FINDINGS || rows.length === 0) return;
  const found = foundIn(rows as object[]);
  noted.found.set(JSON.stringify(found), found);
}

async function nullableColumns(db: DataSource): Promise<Set<string>> {
  const rows = await db.query<{ key: string }[]>(
    `select attrelid || ' ' || attnum as key from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relkind in ('r', 'p') and not a.attnotnull and a.attnum > 0`,
  );
  return new Set(rows.map(({ key }) => key));
}

function ignore(): void {}
