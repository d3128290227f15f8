import { mappedCell } from './mapped-cell.js';
import { controlTotals, payrollCsv, type PayrollFile, withoutNumber } from './payroll-file.js';
import {
  grouped,
  hasOwnPay,
  isPaidByTheHour,
  type PayrollItem,
  withRestBeside,
} from './payroll-item.js';
import { paysAmounts, type PayrollMapping } from './payroll-mapping.js';

export interface MappedFileOptions {
  mapping: PayrollMapping;
  /** First and last day, 'YYYY-MM-DD'. */
  period: { start: string; end: string };
  /** The company's own identifier in its payroll. */
  company: string;
}

/** A CSV file as the company has mapped it. Kinds of pay that have no code are written by our name for them, and listed. */
export function mappedFile(
  items: readonly PayrollItem[],
  { mapping, period, company }: MappedFileOptions,
): PayrollFile {
  const sums = paidBy(mapping, grouped(items, groupOf(mapping)));
  const lines = linesOf(sums, mapping);
  const rows = lines.map((line) =>
    mapping.columns.map((column) => mappedCell(column, line, { mapping, period, company })),
  );
  const head = mapping.columns.map(({ heading }) => heading);
  const has = (field: string): boolean => mapping.columns.some((column) => column.field === field);
  const keys = [...new Set(sums.map(({ key }) => key))];
  return {
    name: `payroll-${period.end}.csv`,
    text: payrollCsv(mapping.hasHeadings ? [head, ...rows] : rows, mapping.delimiter),
    rows: rows.length,
    totals: controlTotals(items),
    missing: {
      workers: has('payroll_number') ? withoutNumber(sums) : [],
      codes:
        has('earning') && mapping.lines !== 'worker'
          ? keys.filter((key) => !mapping.codes[key]).sort()
          : [],
      company: has('company') && company === '',
    },
    left: sums.filter((item) => !isCarried(item, mapping)),
  };
}

function groupOf({ lines }: PayrollMapping): (item: PayrollItem) => string {
  return lines === 'call'
    ? ({ date, event, call, skill }) => JSON.stringify([date, event, call, skill])
    : () => '';
}

/** What the payroll must pay: all amounts, or hours plus amounts that hours × rate does not cover. */
function paidBy(mapping: PayrollMapping, sums: readonly PayrollItem[]): readonly PayrollItem[] {
  if (paysAmounts(mapping)) return sums;
  const own = sums.filter(hasOwnPay);
  const saysRates =
    mapping.lines !== 'worker' && mapping.columns.some(({ field }) => field === 'rate');
  return saysRates ? withRestBeside(own) : own;
}

/** Items that share a line. */
function linesOf(sums: readonly PayrollItem[], { lines }: PayrollMapping): PayrollItem[][] {
  if (lines !== 'worker') return sums.map((item) => [item]);
  const byWorker = new Map<number, PayrollItem[]>();
  for (const item of sums)
    byWorker.set(item.workerId, [...(byWorker.get(item.workerId) ?? []), item]);
  return [...byWorker.values()];
}

/** Whether some column says how much it is. */
function isCarried(item: PayrollItem, mapping: PayrollMapping): boolean {
  const { key } = item;
  const fields = new Set(mapping.columns.map(({ field }) => field));
  if (paysAmounts(mapping)) return true;
  if (!isPaidByTheHour(item)) return fields.has('other_amount');
  if (fields.has('hours')) return true;
  if (key === 'regular' || key === 'overtime' || key === 'double_time')
    return fields.has(`${key}_hours`);
  return fields.has('other_hours');
}
