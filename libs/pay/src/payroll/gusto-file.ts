import { familyName, givenNames } from './person-name.js';
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
} from './payroll-item.js';
import { payrollHoursText } from './payroll-number-format.js';

/** https://support.gusto.com/article/999914471000000/Run-payroll-with-CSV-upload (read November 2026) */
const HEAD = [
  ...['last_name', 'first_name', 'title', 'gusto_employee_id'],
  ...['regular_hours', 'overtime_hours', 'double_overtime_hours'],
];
const COLUMNS: readonly EarningKey[] = ['regular', 'overtime', 'double_time'];

/**
 * Hours for Gusto: a line for each worker and skill, which is the job title there. Gusto takes no other kinds of pay in
 * this file and has rates of its own; what it does not take is left, and listed.
 *
 * @param period its last day, 'YYYY-MM-DD', for the file's name
 */
export function gustoFile(items: readonly PayrollItem[], period: string): PayrollFile {
  const bySkill = grouped(
    items.map((item) => ({ ...item, rate: null })),
    ({ skill }) => skill,
  );
  const carried = bySkill.filter(isCarried);
  const lines = new Map<string, PayrollItem[]>();
  for (const item of carried) {
    const id = JSON.stringify([item.workerId, item.skill]);
    lines.set(id, [...(lines.get(id) ?? []), item]);
  }
  const rows = [...lines.values()].map(cellsOf);
  return {
    name: `gusto-hours-${period}.csv`,
    text: payrollCsv([HEAD, ...rows]),
    rows: rows.length,
    totals: controlTotals(items),
    missing: { workers: withoutNumber(carried), codes: [], company: false },
    left: bySkill.filter((item) => !isCarried(item) && hasOwnPay(item)),
  };
}

function isCarried(item: PayrollItem): boolean {
  return COLUMNS.includes(item.key) && isPaidByTheHour(item);
}

function cellsOf(same: readonly PayrollItem[]): PayrollCell[] {
  const { worker, skill, payrollNumber } = same[0]!;
  const hours = COLUMNS.map((key): PayrollCell => {
    const item = same.find((each) => each.key === key);
    return { number: payrollHoursText(item?.minutes ?? 0) };
  });
  return [familyName(worker), givenNames(worker), skill, payrollNumber ?? '', ...hours];
}
