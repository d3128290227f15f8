import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { format } from 'sql-formatter';
import type { ObservedShape } from './observed-shape.js';
import type { SentStatement } from './statement-recorder.js';
import { ROOT } from './statement-sites.js';

const FOLDER = join(ROOT, 'test', 'sql');
/** `npm run sql:record` sets it: recordings are written instead of compared. */
const IS_RECORDING = process.env['SQL_RECORD'] === '1';

/** A recorded statement. */
export interface RecordedStatement {
  /** Relative to `test/sql`. */
  recording: string;
  /** `EventQueries.find`, with its file; null: TypeORM wrote it for one of its repositories. */
  site: { name: string; file: string } | null;
  nullColumns: string[];
  json: Record<string, ObservedShape>;
  text: string;
}

/** Sent in every screen, so it has a recording of its own. */
const EVERYWHERE = 'ActorQueries.find';
export const EVERYWHERE_RECORDING = 'actor';
const TYPEORM = 'TypeORM';

/**
 * Compares statements with the recording, or writes it.
 *
 * @param name of the file in `test/sql`, without its ending
 * @param title the screen that sends these statements
 */
export function expectRecorded(
  name: string,
  title: string,
  statements: readonly SentStatement[],
): void {
  const path = join(FOLDER, `${name}.sql`);
  const written = `-- ${title}\n\n${statements.map((statement) => blockOf(name, statement)).join('\n\n')}\n`;
  if (IS_RECORDING) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, written);
  } else if (!existsSync(path)) {
    throw new Error(
      `test/sql/${name}.sql is missing. Run "npm run sql:record" and look at the diff.`,
    );
  } else {
    expect(`${name}: ${written}`).toBe(`${name}: ${readFileSync(path, 'utf8')}`);
  }
}

/** Finds recordings that no test makes any more, or deletes them when recording. */
export function expectNoOthers(folder: string, names: readonly string[]): void {
  const stale = recordingNames().filter(
    (name) => dirname(name) === folder && !names.includes(name),
  );
  if (IS_RECORDING) for (const name of stale) rmSync(join(FOLDER, `${name}.sql`));
  else expect(stale).toEqual([]);
}

/** All recordings. */
export function recordedStatements(): RecordedStatement[] {
  return recordingNames().flatMap((name) => {
    const [, ...blocks] = readFileSync(join(FOLDER, `${name}.sql`), 'utf8').split(/\n\n(?=-- )/);
    return blocks.flatMap((block) => parsed(name, block) ?? []);
  });
}

function recordingNames(): string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.sql'))
    .map((file) => relative(FOLDER, join(FOLDER, file)).replace(/\.sql$/, ''))
    .sort();
}

function blockOf(recording: string, statement: SentStatement): string {
  const { site, nullColumns, json, text } = statement;
  const head = site ? `${site.name} · ${site.file}` : TYPEORM;
  if (site?.name === EVERYWHERE && recording !== EVERYWHERE_RECORDING)
    return `-- ${head} · as in ${EVERYWHERE_RECORDING}.sql`;
  return [
    `-- ${head}`,
    ...(nullColumns.length > 0 ? [`-- null: ${nullColumns.join(', ')}`] : []),
    ...Object.entries(json).map(([column, shape]) => `-- ${column}: ${JSON.stringify(shape)}`),
    `${formatted(text)};`,
  ].join('\n');
}

function parsed(recording: string, block: string): RecordedStatement | null {
  const lines = block.trim().split('\n');
  const start = lines.findIndex((line) => !line.startsWith('--'));
  if (start < 0) return null;
  const [name, file] = lines[0]!.slice(3).split(' · ');
  const facts = lines.slice(1, start).map((line) => {
    const [, key, value] = /^-- ([^:]+): (.*)$/.exec(line)!;
    return [key!, value!] as const;
  });
  return {
    recording,
    site: name === TYPEORM ? null : { name: name!, file: file! },
    nullColumns: facts.find(([key]) => key === 'null')?.[1].split(', ') ?? [],
    json: Object.fromEntries(
      facts
        .filter(([key]) => key !== 'null')
        .map(([key, value]) => [key, JSON.parse(value) as ObservedShape]),
    ),
    text: lines.slice(start).join('\n').replace(/;$/, ''),
  };
}

/** Writes one column and one condition a line, which makes diffs readable. */
function formatted(text: string): string {
  return format(text, { language: 'postgresql', expressionWidth: 100 });
}
