import type { PayrollCell } from './payroll-file.js';
import { type EarningKey, isHours, isPaidByTheHour, type PayrollItem } from './payroll-item.js';
import { type MappedColumn, paysAmounts, type PayrollMapping } from './payroll-mapping.js';
import { familyName, givenNames } from './person-name.js';
import { centsText, clockText, payrollHoursText, rateText } from './payroll-number-format.js';

export interface CellSurroundings {
  mapping: PayrollMapping;
  /** First and last day, 'YYYY-MM-DD'. */
  period: { start: string; end: string };
  company: string;
}

/** @param line the items of one line of the file, all of one worker; at least one */
export function mappedCell(
  { field, text = '' }: MappedColumn,
  line: readonly PayrollItem[],
  { mapping, period, company }: CellSurroundings,
): PayrollCell {
  const item = line[0]!;
  const date = (day: string): string => dateText(day, mapping.dates);
  const isInHours = paysAmounts(mapping)
    ? ({ key }: PayrollItem): boolean => isHours(key)
    : isPaidByTheHour;
  const hours = (is: (key: EarningKey) => boolean): PayrollCell =>
    hoursCell(
      sumOf(line, (each) => isInHours(each) && is(each.key), 'minutes'),
      mapping,
    );
  const amount = (is: (item: PayrollItem) => boolean): PayrollCell =>
    numberCell(sumOf(line, is, 'cents'), centsText, mapping);
  switch (field) {
    case 'payroll_number':
      return item.payrollNumber ?? '';
    case 'worker':
      return item.worker;
    case 'first_name':
      return givenNames(item.worker);
    case 'last_name':
      return familyName(item.worker);
    case 'skill':
    case 'event':
    case 'call':
      return mapping.lines === 'call' ? item[field] : '';
    case 'date':
      return date(mapping.lines === 'call' ? item.date : period.end);
    case 'earning':
      return mapping.lines === 'worker' ? '' : mapping.codes[item.key] || item.key;
    case 'hours':
      return hours(isHours);
    case 'regular_hours':
      return hours((key) => key === 'regular');
    case 'overtime_hours':
      return hours((key) => key === 'overtime');
    case 'double_time_hours':
      return hours((key) => key === 'double_time');
    case 'other_hours':
      return hours((key) => key.startsWith('hours_'));
    case 'rate':
      return numberCell(mapping.lines === 'worker' ? null : item.rate, rateText, mapping);
    case 'amount':
    case 'total_amount':
      return amount(() => true);
    case 'other_amount':
      return amount((each) => !isInHours(each));
    case 'period_start':
      return date(period.start);
    case 'period_end':
      return date(period.end);
    case 'company':
      return company;
    case 'text':
      return text;
  }
}

/** Null: none of the items has one. */
function sumOf(
  line: readonly PayrollItem[],
  is: (item: PayrollItem) => boolean,
  what: 'minutes' | 'cents',
): number | null {
  return line
    .filter(is)
    .map((item) => item[what])
    .reduce((sum, each) => (each === null ? sum : (sum ?? 0) + each), null);
}

function hoursCell(minutes: number | null, mapping: PayrollMapping): PayrollCell {
  const written = { decimal: payrollHoursText, clock: clockText, minutes: String }[mapping.hours];
  return numberCell(minutes, written, mapping);
}

function numberCell(
  value: number | null,
  written: (value: number) => string,
  { decimalMark }: PayrollMapping,
): PayrollCell {
  return value === null ? '' : { number: written(value).replace('.', decimalMark) };
}

/** @param day 'YYYY-MM-DD' */
function dateText(day: string, format: PayrollMapping['dates']): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return format.replace('YYYY', year).replace('MM', month).replace('DD', date);
}
