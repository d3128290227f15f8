import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SentStatement } from './scout.js';

const FOLDER = join('test', 'sql');

/** A statement as a floor sends it. */
export type FloorStatement = Pick<SentStatement, 'text' | 'values'>;

/** The statements of one recording, in their order; see `test/support/sql/recordings.ts`, which writes them. */
export async function recordedStatements(recording: string): Promise<string[]> {
  const [, ...blocks] = (await readFile(join(FOLDER, `${recording}.sql`), 'utf8')).split(
    /\n\n(?=-- )/,
  );
  return blocks
    .map((block) =>
      block
        .replace(/^--.*$/gm, '')
        .trim()
        .replace(/;$/, ''),
    )
    .filter(Boolean);
}

/** A part of a long list beyond the first, which a recording of a short one does not have. */
const FURTHER_PART = /json_agg\(listed\)[\s\S]*\) [<>] \((?:\w+\()?\$\d/;

/**
 * What a server sent, in the words of the recording.
 *
 * @throws Error a statement is not recorded: the recording tells of another version
 */
export async function asRecorded(
  recording: string,
  sent: readonly SentStatement[],
): Promise<FloorStatement[]> {
  const recorded = await recordedStatements(recording);
  return sent.map((statement) => {
    const text = recorded.find((one) => isSameStatement(one, statement.text));
    if (text === undefined && !FURTHER_PART.test(statement.text))
      throw new Error(
        `test/sql/${recording}.sql does not hold what the server sent; run "npm run sql:record": ${statement.text}`,
      );
    return { text: text ?? statement.text, values: statement.values };
  });
}

export function isSameStatement(one: string, other: string): boolean {
  return keyOf(one) === keyOf(other);
}

/** Formatting changes nothing else. */
function keyOf(text: string): string {
  return text.replace(/\s+/g, '');
}
