import { RateTableRefused } from './pay-rate.errors.js';
import { type RateTable, readRateTable } from './rules/rate-table.js';

const MOST_LINES = 2000;

/**
 * The rows of a file as rates, before anything of the company is known.
 *
 * @param rows as `readTable` reads them
 * @throws RateTableRefused a column is missing or there twice, there is no line, or there are more than 2000
 */
export function readRates(rows: readonly (readonly string[])[]): RateTable {
  const table = readRateTable(rows);
  if (!('lines' in table)) throw new RateTableRefused(table);
  if (table.lines.length === 0) throw new RateTableRefused('empty');
  if (table.lines.length > MOST_LINES) throw new RateTableRefused('long');
  return table;
}
