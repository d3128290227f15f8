import { Invalid } from '#libs/kernel';
import { Text, WholeNumber } from '../../edge/validation/fields.js';

/** A table that was looked at, with what its lines were then. */
export class StoredRatesForm {
  @Text({ max: 2_000_000, example: '[["Amount","From"],["22","2031-05-01"]]' }) rows!: string;
  @WholeNumber({ min: 0, example: 12 }) added!: number;
  @WholeNumber({ min: 0, example: 2 }) changed!: number;
}

/** @param part 'store/'; '': choosing a file */
export function rateImportPath(company: string, part: '' | 'store/' = ''): string {
  return `/app/pay/rates/import/${part}?company=${company}`;
}

export function writtenRows(rows: readonly (readonly string[])[]): string {
  return JSON.stringify(rows);
}

/** @throws Invalid naming `file`: it is no table as a preview wrote it */
export function readWrittenRows(written: string): string[][] {
  const refused = Invalid.field('file', 'Choose the file again.');
  let rows: unknown;
  try {
    rows = JSON.parse(written);
  } catch {
    throw refused;
  }
  const isTable =
    Array.isArray(rows) &&
    rows.every(
      (row) => Array.isArray(row) && row.every((cell): cell is string => typeof cell === 'string'),
    );
  if (!isTable) throw refused;
  return rows as string[][];
}
