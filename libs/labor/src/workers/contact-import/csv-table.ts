import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { decodeText, toByteString } from './decode-text.js';
import { NotATable, TableUnreadable } from './contact-import.errors.js';

const DELIMITERS = [',', ';', '\t', '|'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** Rows that decide which character separates the cells. */
const SAMPLE_LINES = 20;
/** Characters that are parsed before others may use the event loop. */
const SLICE = 64 * 1024;
const MAX_RECORD_SIZE = 256 * 1024;
const MAX_ROWS = 60_000;

/**
 * The rows of a file of comma-separated values, as spreadsheets write them: UTF-8, UTF-16 or windows-1252; commas,
 * semicolons, tabs or bars; any line ends. Rows may differ in length. Blank rows are kept, so that a row's place is
 * the one that a spreadsheet shows.
 *
 * @throws NotATable the bytes are no text
 * @throws TableUnreadable a quoted cell has no end, or a row is too long
 */
export async function readTable(bytes: Buffer): Promise<string[][]> {
  assertIsText(bytes);
  const text = decodeText(toByteString(bytes), null).replaceAll('\0', '');
  const stated = /^sep=([,;\t|])\r?\n/i.exec(text);
  const body = stated ? text.slice(stated[0].length) : text;
  const delimiter = (stated?.[1] as Delimiter | undefined) ?? guessDelimiter(body);
  const parser = Readable.from(slicesOf(body)).pipe(
    parse({
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: MAX_RECORD_SIZE,
    }),
  );
  const rows: string[][] = [];
  try {
    for await (const row of parser as AsyncIterable<string[]>) {
      rows.push(row.map(plainCell));
      if (rows.length > MAX_ROWS) throw new TableUnreadable(`It has more than ${MAX_ROWS} rows.`);
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new TableUnreadable(
        `Something is wrong in row ${Number(error['records']) + 1}: ${sentenceOf(error)}`,
      );
    throw error;
  }
  return rows;
}

/** Bytes that show whether a file is text. */
const HEAD = 4096;

/**
 * Pictures, workbooks and archives are full of control characters, which no table has; a PDF begins with text.
 *
 * @throws NotATable
 */
export function assertIsText(bytes: Buffer): void {
  const head = toByteString(bytes.subarray(0, HEAD));
  const controls = head.match(/[^\P{Cc}\t\n\f\r\x7f-\x9f]/gu)?.length ?? 0;
  if (head.startsWith('%PDF-') || controls > head.length / 50) throw new NotATable();
}

function* slicesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += SLICE) yield text.slice(at, at + SLICE);
}

function sentenceOf({ code }: CsvError): string {
  return code === 'CSV_QUOTE_NOT_CLOSED'
    ? 'a quoted cell has no end.'
    : 'a cell cannot be read as it is quoted.';
}

/**
 * The character that separates the cells: it is in the most lines of the beginning equally often, and more often than
 * others.
 */
export function guessDelimiter(text: string): Delimiter {
  const lines = text
    .slice(0, SLICE)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_LINES);
  const scored = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const usual = counts[0] ?? 0;
    const alike = usual === 0 ? 0 : counts.filter((count) => count === usual).length;
    return { delimiter, alike, usual, lines: counts.filter((count) => count > 0).length };
  });
  const [best] = scored.sort(
    (one, other) => other.alike - one.alike || other.lines - one.lines || other.usual - one.usual,
  );
  return best && best.lines > 0 ? best.delimiter : ',';
}

/**
 * What a cell means: `="0415"` keeps zeros in Excel, and an apostrophe keeps a spreadsheet from calculating what
 * begins with `=`, `+`, `-` or `@`.
 */
export function plainCell(cell: string): string {
  const formula = /^="([^"]*)"$/.exec(cell.trim());
  return formula ? formula[1]! : cell.replace(/^'(?=[=+\-@\t\r'])/, '');
}
