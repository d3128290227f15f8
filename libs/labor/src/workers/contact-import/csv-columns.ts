import { validatePhone } from '#libs/kernel';

/**
 * What a column of a table of contacts holds. `label` names the kind of the number in the next phone column; `skills` lists
 * several between commas or semicolons; `notes` are the managers' own.
 */
export const COLUMN_ROLES = [
  'name',
  'first',
  'last',
  'phone',
  'label',
  'skills',
  'notes',
  'skip',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** How the columns of a file are read. */
export interface ColumnPlan {
  /** By position. */
  roles: ColumnRole[];
  /** Whether the first row names the columns. */
  hasHeader: boolean;
}

const NAMES: [ColumnRole, RegExp][] = [
  [
    'skip',
    /fax|pager|e-?mail|correo|address|direcci|birthday|yomi|phonetic|prefix|suffix|nickname/,
  ],
  [
    'notes',
    /^((managers?|worker|crew|contact|private|internal)[\s_-]*)?(notes?|remarks?|comments?)$|^(notas?|observaci[oó]n(es)?|comentarios?)$/,
  ],
  ['skip', /notes?\b|notas?\b/],
  [
    'label',
    /^(phone|tel[eé]fono|mobile|number)[\s\d]*-?\s*(type|label|tipo|etiqueta)$|^(phone )?(type|label)$|^etiqueta$/,
  ],
  ['first', /^(first|given|fore)[\s_-]*name$|^first$|^nombres?\s+de\s+pila$|^vorname$|^prénom$/],
  ['last', /^(last|family|sur)[\s_-]*name$|^surname$|^last$|^apellidos?$|^nachname$/],
  [
    'name',
    /^(full[\s_-]*|display[\s_-]*|contact[\s_-]*|worker[\s_-]*|crew[\s_-]*)?names?$|^nombre( completo)?$|^worker$|^contact(o)?$|^person$/,
  ],
  [
    'skills',
    /^(skills?|roles?|positions?|trades?|crafts?|labor[\s_-]*types?|oficios?|habilidad(es)?|especialidad(es)?|puestos?)$/,
  ],
  ['phone', /phone|mobile|cell|tel(?!l)|móvil|movil|celular|^number$|^n[uú]mero$|whatsapp|^sms$/],
];

/** The role that a column's title names; null: none that we know. */
export function roleOfTitle(title: string): ColumnRole | null {
  const text = title.trim().toLowerCase();
  return NAMES.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/**
 * Guesses how a table of contacts is to be read: by the titles in its first row, else by what the columns hold. Both
 * `name` and `first` give a name; `name` alone is used where both are there.
 *
 * @param rows the first ones of the file
 */
export function guessColumns(rows: readonly (readonly string[])[]): ColumnPlan {
  const [first = [], ...others] = rows;
  const width = Math.max(0, ...rows.map((row) => row.length));
  const titles = Array.from({ length: width }, (_, at) => roleOfTitle(first[at] ?? ''));
  const hasHeader = titles.some((role) => role !== null) && !first.some(isPhone);
  const sample = hasHeader ? others : rows;
  if (hasHeader && titles.includes('phone'))
    return { hasHeader, roles: titles.map((role) => role ?? 'skip') };
  return { hasHeader, roles: byContent(sample, width, hasHeader ? titles : []) };
}

/** Columns that hold numbers are phones; the first of the others that mostly holds letters is the name. */
function byContent(
  rows: readonly (readonly string[])[],
  width: number,
  titles: readonly (ColumnRole | null)[],
): ColumnRole[] {
  const share = (at: number, test: (cell: string) => boolean): number => {
    const filled = rows.map((row) => row[at] ?? '').filter((cell) => cell.trim() !== '');
    return filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  };
  const roles = Array.from({ length: width }, (_, at): ColumnRole =>
    share(at, isPhone) > 0.5 ? 'phone' : (titles[at] ?? 'skip'),
  );
  if (!roles.some((role) => role === 'name' || role === 'first' || role === 'last')) {
    const at = roles.findIndex((role, index) => role === 'skip' && share(index, isName) > 0.5);
    if (at >= 0) roles[at] = 'name';
  }
  return roles;
}

function isPhone(cell: string): boolean {
  return cell.replace(/\D/g, '').length >= 7 && validatePhone(cell) !== null;
}

function isName(cell: string): boolean {
  return /\p{L}{2}/u.test(cell) && !cell.includes('@');
}
