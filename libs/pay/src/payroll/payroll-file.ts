import { stringify } from 'csv-stringify/sync';
import { safeCell } from '#libs/kernel';
import { type EarningKey, isHours, type PayrollItem } from './payroll-item.js';

/** What a payroll adds up to compare with, over the whole period. */
export interface ControlTotals {
  workers: number;
  /** Of worked minutes and paid breaks. */
  minutes: number;
  /** Of all that has an amount. */
  cents: number;
  /** By key, in the order of their names. Minutes of work without a rate have no cents. */
  earnings: { key: EarningKey; minutes: number; cents: number }[];
}

/** What somebody has to type before the payroll takes the file as it is; the rows are in it with empty cells. */
export interface MissingForPayroll {
  /** Without a payroll number, by name. */
  workers: { id: number; name: string }[];
  /** Kinds of pay for which the format needs a code of the company. */
  codes: EarningKey[];
  /** The company's own code in its payroll. */
  company: boolean;
}

export interface PayrollFile {
  name: string;
  text: string;
  rows: number;
  totals: ControlTotals;
  missing: MissingForPayroll;
  /** What the format has no column for: to be typed into the payroll by hand. */
  left: PayrollItem[];
}

/** Of all items, whatever the format carries. */
export function controlTotals(items: readonly PayrollItem[]): ControlTotals {
  const earnings = new Map<EarningKey, { minutes: number; cents: number }>();
  for (const { key, minutes, cents } of items) {
    const sum = earnings.get(key) ?? { minutes: 0, cents: 0 };
    earnings.set(key, {
      minutes: sum.minutes + (minutes ?? 0),
      cents: sum.cents + (cents ?? 0),
    });
  }
  const sums = [...earnings].map(([key, sum]) => ({ key, ...sum }));
  return {
    workers: new Set(items.map(({ workerId }) => workerId)).size,
    minutes: sums.reduce((all, { key, minutes }) => (isHours(key) ? all + minutes : all), 0),
    cents: sums.reduce((all, { cents }) => all + cents, 0),
    earnings: sums.sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

/** Workers without a number, once each, by name. */
export function withoutNumber(items: readonly PayrollItem[]): MissingForPayroll['workers'] {
  const missing = new Map<number, string>();
  for (const { workerId, worker, payrollNumber } of items)
    if (!payrollNumber) missing.set(workerId, worker);
  return [...missing]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => (a.name === b.name ? a.id - b.id : a.name < b.name ? -1 : 1));
}

/** Text, or a number as it is written: `{ number: '-1.50' }`. */
export type PayrollCell = string | { number: string };

/** @param delimiter between cells; lines end as RFC 4180 has it, and text calculates nothing (`safeCell`) */
export function payrollCsv(rows: readonly (readonly PayrollCell[])[], delimiter = ','): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? safeCell(cell) : cell.number)),
  );
  return stringify(cells, { delimiter, record_delimiter: 'windows' });
}
