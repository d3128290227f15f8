import {
  controlTotals,
  type PayrollCell,
  payrollCsv,
  type PayrollFile,
  withoutNumber,
} from './payroll-file.js';
import {
  type EarningKey,
  grouped,
  hasOwnPay,
  isPaidByTheHour,
  type PayrollItem,
  withRestBeside,
} from './payroll-item.js';
import { centsText, payrollHoursText, rateText } from './payroll-number-format.js';

/** What the company typed. Codes are those of its ADP account, by kind of pay. */
export interface AdpSettings {
  companyCode: string;
  batchId: string;
  codes: Readonly<Record<string, string>>;
}

/**
 * Columns of a paydata import, as published by systems that write it (read November 2026):
 * https://sundialtimesystems.freshdesk.com/support/solutions/articles/1000241796-realtime-adp-export
 */
const HEAD = [
  ...['Co Code', 'Batch ID', 'File #', 'Reg Hours', 'O/T Hours', 'Hours 3 Code', 'Hours 3 Amount'],
  ...['Temp Rate', 'Earnings 3 Code', 'Earnings 3 Amount'],
];

const OWN_COLUMNS: ReadonlySet<EarningKey> = new Set(['regular', 'overtime'] as const);

/**
 * A paydata file for ADP: a line for each worker and rate with regular hours, overtime and one other kind of hours; further
 * kinds have lines of their own, and so has pay that is not by the hour. Cells without a number or code are empty and
 * listed as missing.
 */
export function adpFile(items: readonly PayrollItem[], settings: AdpSettings): PayrollFile {
  const sums = withRestBeside(grouped(items, () => '').filter(hasOwnPay));
  const coded = sums.filter((item) => !hasOwnColumn(item));
  const codes = [...new Set(coded.map(({ key }) => key))].filter((key) => !settings.codes[key]);
  const rows = linesOf(sums).map((line) => cellsOf(line, settings));
  return {
    name: fileName(settings.companyCode),
    text: payrollCsv([HEAD, ...rows]),
    rows: rows.length,
    totals: controlTotals(items),
    missing: {
      workers: withoutNumber(sums),
      codes: codes.sort(),
      company: settings.companyCode === '',
    },
    left: [],
  };
}

/** As ADP wants it, `PR<company code>EPI.csv`; without a code it is none that ADP takes, and says so. */
function fileName(companyCode: string): string {
  const code = companyCode.replace(/[^A-Za-z0-9]/g, '');
  return code === '' ? 'adp-without-company-code.csv' : `PR${code}EPI.csv`;
}

function hasOwnColumn(item: PayrollItem): boolean {
  return OWN_COLUMNS.has(item.key) && isPaidByTheHour(item);
}

interface AdpLine {
  of: PayrollItem;
  regular?: PayrollItem;
  overtime?: PayrollItem;
  /** Either hours or an amount. */
  other?: PayrollItem;
}

function linesOf(sums: readonly PayrollItem[]): AdpLine[] {
  const byRate = new Map<string, PayrollItem[]>();
  for (const item of sums) {
    const id = JSON.stringify([item.workerId, isPaidByTheHour(item) ? item.rate : 'amounts']);
    byRate.set(id, [...(byRate.get(id) ?? []), item]);
  }
  return [...byRate.values()].flatMap((same) => {
    const own = same.filter(hasOwnColumn);
    const regular = own.find(({ key }) => key === 'regular');
    const overtime = own.find(({ key }) => key === 'overtime');
    const others = same.filter((item) => !hasOwnColumn(item));
    if (!regular && !overtime) return others.map((other) => ({ of: other, other }));
    const [first, ...more] = others;
    const of = (regular ?? overtime)!;
    return [
      { of, regular, overtime, other: first },
      ...more.map((other) => ({ of: other, other })),
    ];
  });
}

function cellsOf(line: AdpLine, { companyCode, batchId, codes }: AdpSettings): PayrollCell[] {
  const { of, regular, overtime, other } = line;
  const hours = other && isPaidByTheHour(other) ? other : undefined;
  const amount = other && !hours ? other : undefined;
  const isPerHour = isPaidByTheHour(of) && of.rate !== null;
  return [
    ...[companyCode, batchId, of.payrollNumber ?? ''],
    ...[hoursCell(regular), hoursCell(overtime)],
    ...[hours ? (codes[hours.key] ?? '') : '', hoursCell(hours)],
    isPerHour ? { number: rateText(of.rate!) } : '',
    ...[amount ? (codes[amount.key] ?? '') : ''],
    amount?.cents == null ? '' : { number: centsText(amount.cents) },
  ];
}

function hoursCell(item: PayrollItem | undefined): PayrollCell {
  return item?.minutes == null ? '' : { number: payrollHoursText(item.minutes) };
}
