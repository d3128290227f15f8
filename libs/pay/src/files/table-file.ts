import { stringify } from 'csv-stringify/sync';
import { writeXlsxStream } from 'hucre/xlsx';
import { Readable } from 'node:stream';
import { safeCell } from '#libs/kernel';

export type TableFormat = 'csv' | 'xlsx';

/** A number stays one in a spreadsheet; null is an empty cell. */
export type TableCell = string | number | null;

export interface TableColumn {
  title: string;
  /** Digits after the point, of its numbers; absent: as they are. */
  decimals?: number;
  /**
   * Its texts are days ('2031-05-01') or minutes ('2031-05-01 08:00') on a wall clock, which are real dates in a spreadsheet;
   * what is none stays text.
   */
  moment?: 'day' | 'minute';
}

export interface Table {
  /** Of the sheet: at most 31 characters, none of `: \ / ? * [ ]`. */
  name: string;
  columns: readonly TableColumn[];
  /** Read as the file is read, one row after the other. */
  rows: AsyncIterable<readonly TableCell[]> | Iterable<readonly TableCell[]>;
}

export const TABLE_TYPES: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** So that Excel reads UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';
/** Lines that are one piece of a file: few enough to be small, enough to be quick. */
const LINES_AT_ONCE = 200;
const WIDTH = 18;

/**
 * A table as a file, written while it is read: memory does not grow with its rows (decision 47). Text cells calculate
 * nothing in either format (`safeCell`). The same rows are the same bytes.
 *
 * @throws whatever reading the rows throws, to who reads the file
 */
export function tableFile(table: Table, format: TableFormat): ReadableStream<Uint8Array> {
  return format === 'csv' ? csvFile(table) : xlsxFile(table);
}

function csvFile({ columns, rows }: Table): ReadableStream<Uint8Array> {
  const chunks = async function* (): AsyncGenerator<Buffer> {
    let lines = [columns.map(({ title }) => safeCell(title))];
    let mark = BYTE_ORDER_MARK;
    const written = (): Buffer =>
      Buffer.from(mark + stringify(lines, { record_delimiter: 'windows' }));
    for await (const row of rows) {
      lines.push(row.map((cell, at) => plainText(cell, columns[at])));
      if (lines.length < LINES_AT_ONCE) continue;
      yield written();
      [lines, mark] = [[], ''];
    }
    if (lines.length > 0) yield written();
  };
  return Readable.toWeb(
    Readable.from(chunks(), { highWaterMark: 1 }),
  ) as ReadableStream<Uint8Array>;
}

function plainText(cell: TableCell, column: TableColumn | undefined): string {
  if (typeof cell === 'string') return safeCell(cell);
  if (cell === null) return '';
  return column?.decimals === undefined ? String(cell) : cell.toFixed(column.decimals);
}

function xlsxFile({ name, columns, rows }: Table): ReadableStream<Uint8Array> {
  const cells = async function* (): AsyncGenerator<TableCell[]> {
    for await (const row of rows)
      yield row.map((cell, at) => (typeof cell === 'string' ? typedCell(cell, columns[at]) : cell));
  };
  return writeXlsxStream(cells(), {
    name,
    columns: columns.map((column) => ({
      header: safeText(column.title),
      width: WIDTH,
      ...formatOf(column),
    })),
    freezePane: { rows: 1 },
  });
}

function formatOf({ decimals, moment }: TableColumn): { numFmt?: string } {
  if (moment) return { numFmt: moment === 'day' ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm' };
  if (decimals === undefined) return {};
  return { numFmt: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}` };
}

/** Day 0 of a spreadsheet. Days before March 1900 have other numbers there. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
const MOMENT = /^(?:19[1-9]\d|2\d{3})-\d\d-\d\d(?: \d\d:\d\d)?$/;

/** A date is its number of days, as spreadsheets keep it; other text calculates nothing. */
function typedCell(text: string, column: TableColumn | undefined): TableCell {
  if (!column?.moment || !MOMENT.test(text)) return safeText(text);
  const instant = Date.parse(`${text.replace(' ', 'T')}${text.length > 10 ? ':00' : 'T00:00:00'}Z`);
  return Number.isNaN(instant) ? safeText(text) : (instant - DAY_ZERO) / DAY;
}

/** Most characters of a cell in Excel. */
const LONGEST = 32_767;
/** Characters that XML 1.0 has no way to write, and halves of characters. */
// eslint-disable-next-line no-control-regex -- They are what is removed.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function safeText(text: string): string {
  return safeCell(text.replace(UNWRITABLE, ''))
    .slice(0, LONGEST)
    .replace(/\p{Surrogate}$/u, '');
}
