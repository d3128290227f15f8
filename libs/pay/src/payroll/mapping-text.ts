import { Invalid } from '#libs/kernel';
import { EARNING_KEYS, isEarningKey } from './payroll-item.js';
import { type MappedColumn, PAYROLL_FIELDS, type PayrollField } from './payroll-mapping.js';

const MOST_COLUMNS = 40;
const LONGEST = 60;

/**
 * Columns as somebody types them, one in each line and in their order: `payroll_number = Employee ID`, and for a text that
 * is the same in every row `text = Department = Stage`. The reverse of `columnsText`.
 *
 * @throws Invalid naming `columns`, and the line
 */
export function readColumns(text: string): MappedColumn[] {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  const columns = lines.flatMap((line, at) => (line === '' ? [] : [readColumn(line, at + 1)]));
  assertColumns(columns);
  return columns;
}

/** @throws Invalid naming `columns`: there are none, too many, or a heading or text that the page could not show as it is */
export function assertColumns(columns: readonly MappedColumn[]): void {
  if (columns.length === 0) throw Invalid.field('columns', 'Write at least one column.');
  if (columns.length > MOST_COLUMNS)
    throw Invalid.field('columns', `At most ${MOST_COLUMNS} columns.`);
  const odd = columns.findIndex(
    ({ heading, text = '' }) => /[=\r\n]/.test(heading) || /[\r\n]/.test(text),
  );
  if (odd >= 0)
    throw Invalid.field(
      'columns',
      `Column ${odd + 1}: a heading has no equals sign, and is one line.`,
    );
}

export function columnsText(columns: readonly MappedColumn[]): string {
  return columns
    .map(({ field, heading, text }) => [field, heading, ...(text ? [text] : [])].join(' = '))
    .join('\n');
}

/**
 * Codes of kinds of pay, one in each line: `overtime = OT`.
 *
 * @throws Invalid naming `codes`, and the line
 */
export function readCodes(text: string): Record<string, string> {
  const codes: Record<string, string> = {};
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const [earning = '', code = ''] = partsOf(line, 2);
    if (code === '' || code.length > 30)
      throw Invalid.field(
        'codes',
        `Line ${at + 1}: write a kind of pay and its code, as in overtime = OT.`,
      );
    assertEarning(earning, `Line ${at + 1}`);
    codes[earning] = code;
  }
  return codes;
}

/** @throws Invalid naming `codes`: a kind of pay that there is not */
export function assertCodes(codes: Readonly<Record<string, string>>): void {
  for (const [at, earning] of Object.keys(codes).entries())
    assertEarning(earning, `Code ${at + 1}`);
}

function assertEarning(earning: string, where: string): void {
  if (!isEarningKey(earning))
    throw Invalid.field(
      'codes',
      `${where}: there is no kind of pay “${earning.slice(0, 30)}”. Use one of: ${EARNING_KEYS.join(', ')}, or hours_125 for 1.25 ×.`,
    );
}

export function codesText(codes: Readonly<Record<string, string>>): string {
  return Object.entries(codes)
    .map(([earning, code]) => `${earning} = ${code}`)
    .join('\n');
}

function readColumn(line: string, nth: number): MappedColumn {
  const [field = '', heading = '', text = ''] = partsOf(line, 3);
  if (!isField(field))
    throw Invalid.field(
      'columns',
      `Line ${nth}: there is no field “${field.slice(0, 30)}”. Use one of: ${PAYROLL_FIELDS.join(', ')}.`,
    );
  if (heading.length > LONGEST || text.length > LONGEST)
    throw Invalid.field('columns', `Line ${nth}: at most ${LONGEST} characters.`);
  if (text !== '' && field !== 'text')
    throw Invalid.field('columns', `Line ${nth}: only the field text has a text of its own.`);
  return { field, heading, ...(field === 'text' && { text }) };
}

/** At most so many parts, divided by `=`; the last one may contain it. */
function partsOf(line: string, most: number): string[] {
  const parts = line.split('=');
  const kept = [...parts.slice(0, most - 1), parts.slice(most - 1).join('=')];
  return kept.map((part) => part.trim());
}

function isField(text: string): text is PayrollField {
  return (PAYROLL_FIELDS as readonly string[]).includes(text);
}
