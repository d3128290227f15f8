import type { ContactDraft } from './contact-from-vcard.js';
import type { ColumnPlan } from './csv-columns.js';
import { type DraftNumber, namesFaxOrPager, namesMobile } from './primary-number.js';

/** Separates several numbers in one cell; Google writes three colons. */
const BETWEEN_NUMBERS = /\s*(?::::|[;,|\n])\s*/;

/** Separates several skills in one cell. */
const BETWEEN_SKILLS = /[;,|\n]/;

/**
 * The contact of a row.
 *
 * @param titles of the columns, where the file has them: `Work mobile` is the number's label
 */
export function contactFromRow(
  row: readonly string[],
  { roles }: ColumnPlan,
  titles: readonly string[],
): ContactDraft {
  const of = (wanted: ColumnPlan['roles'][number], between = ' '): string =>
    roles
      .flatMap((role, at) => (role === wanted ? [row[at]?.trim() ?? ''] : []))
      .filter(Boolean)
      .join(between);
  const numbers = roles.flatMap((role, at) =>
    role === 'phone' ? numbersIn(row[at] ?? '', labelOf(row, roles, titles, at)) : [],
  );
  const skills = roles.flatMap((role, at) =>
    role === 'skills' ? (row[at] ?? '').split(BETWEEN_SKILLS) : [],
  );
  const name = of('name') || `${of('first')} ${of('last')}`.trim();
  return { name, numbers, skills, notes: of('notes', '\n') };
}

export function isBlankRow(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '');
}

function numbersIn(cell: string, label: string): DraftNumber[] {
  return cell
    .split(BETWEEN_NUMBERS)
    .map((text) => withoutFraction(text.trim()))
    .filter((text) => text !== '')
    .map((text) => ({
      text,
      label: label || null,
      preference: null,
      isMobile: namesMobile(label),
      isFaxOrPager: namesFaxOrPager(label),
    }));
}

/** A program took the number for one to calculate with: `4155550111.0`. */
function withoutFraction(text: string): string {
  return text.replace(/^(\+?\d{7,15})\.0$/, '$1');
}

/** Of the label column before the number's, with no other number between; else the title of its own column. */
function labelOf(
  row: readonly string[],
  roles: ColumnPlan['roles'],
  titles: readonly string[],
  at: number,
): string {
  const before = roles.slice(0, at);
  const label = before.lastIndexOf('label');
  const given = label > before.lastIndexOf('phone') ? (row[label]?.trim() ?? '') : '';
  return (given || kindIn(titles[at] ?? '')).replace(/^\*\s*/, '');
}

/** `Mobile Phone` says mobile; `Phone`, `Phone 2` and `Phone 1 - Value` say nothing. */
function kindIn(title: string): string {
  const kind = title
    .replace(/\b(phone|number|tel[eé]fono|tel|n[uú]mero|value)\b|[\d:.#-]+/giu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return kind || '';
}
