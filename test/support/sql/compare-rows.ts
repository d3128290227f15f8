import type { DeclaredShape } from './declared-rows.js';
import type { DescribedColumn } from './described-statement.js';
import type { ObservedShape } from './observed-shape.js';

/** The JavaScript type of each column type, with our own parsers for ids and days. */
const KINDS: Record<number, string> = {
  16: 'boolean',
  17: 'Buffer',
  18: 'string',
  20: 'number',
  21: 'number',
  23: 'number',
  25: 'string',
  114: 'json',
  701: 'number',
  705: 'string',
  1007: 'list of number',
  1009: 'list of string',
  1016: 'list of number',
  1043: 'string',
  1082: 'string',
  1083: 'string',
  1184: 'Date',
  1700: 'string',
  2278: 'string',
  2950: 'string',
  2951: 'list of string',
  3802: 'json',
};

/** Where JSON has it otherwise. */
const KINDS_IN_JSON: Record<number, string> = {
  17: 'string',
  1184: 'string',
  1700: 'number',
};

/** The observed columns of a statement. */
export interface Observed {
  nullColumns: readonly string[];
  json: Record<string, ObservedShape>;
  /** The rows came as JSON. */
  isJson?: boolean;
}

/** Differences between a recorded statement and the declared type of its rows, in words; empty if they agree. */
export function differences(
  declared: DeclaredShape,
  columns: readonly DescribedColumn[],
  { nullColumns, json, isJson = false }: Observed,
): string[] {
  const found: string[] = [];
  const keys = declared.keys ?? new Map<string, DeclaredShape>();
  for (const column of columns) {
    const shape = keys.get(column.name);
    if (!shape) {
      found.push(`${column.name} is selected and not declared`);
      continue;
    }
    const isNull = column.isNullable === true || nullColumns.includes(column.name);
    if (isNull && !admits(shape, 'null')) found.push(`${column.name} may be null`);
    const kind = (isJson && KINDS_IN_JSON[column.type]) || KINDS[column.type];
    if (kind === undefined) found.push(`${column.name} is of a type (${column.type}) nobody reads`);
    else if (kind === 'json') found.push(...jsonDifferences(shape, json, column.name));
    else if (!admitsKind(shape, kind)) found.push(`${column.name} comes as ${kind}`);
  }
  const names = new Set(columns.map(({ name }) => name));
  for (const [key, shape] of keys)
    if (!names.has(key) && !shape.kinds.has('undefined'))
      found.push(`${key} is declared and not selected`);
  return found;
}

/** The rows inside the one JSON list of `Work.jsonRows`, as if they had come separately; null: there were none. */
export function insideOfList({ json }: Pick<Observed, 'json'>): Observed | null {
  const [entry] = (json['rows'] ?? []) as ObservedShape[];
  if (entry === undefined) return null;
  const columns = entry as Record<string, ObservedShape>;
  return {
    nullColumns: Object.keys(columns)
      .filter((name) => name.endsWith('?'))
      .map((name) => name.slice(0, -1)),
    json: columns,
    isJson: true,
  };
}

function jsonDifferences(
  declared: DeclaredShape,
  json: Record<string, ObservedShape>,
  name: string,
): string[] {
  const observed = json[name] ?? json[`${name}?`];
  return observed === undefined ? [] : observedDifferences(declared, observed, name);
}

/** @param path of the compared value: `event.company.name` */
export function observedDifferences(
  declared: DeclaredShape,
  observed: ObservedShape,
  path: string,
): string[] {
  if (declared.kinds.has('anything')) return [];
  if (typeof observed === 'string')
    return observed
      .split('|')
      .filter((kind) => kind && !declared.kinds.has(kind))
      .map((kind) => `${path} comes as ${kind}`);
  if (Array.isArray(observed)) {
    if (!declared.kinds.has('list')) return [`${path} comes as a list`];
    const [entry] = observed;
    return entry === undefined || !declared.entries
      ? []
      : observedDifferences(declared.entries, entry, `${path}[]`);
  }
  if (!declared.keys) return [`${path} comes as an object`];
  const keys = Object.entries(observed).map(
    ([key, shape]) => [key.replace(/\?$/, ''), key.endsWith('?'), shape] as const,
  );
  const names = new Set(keys.map(([name]) => name));
  return [
    ...keys.flatMap(([name, isNull, shape]) => {
      const own = declared.keys!.get(name);
      if (!own) return [`${path}.${name} comes and is not declared`];
      return [
        ...(isNull && !admits(own, 'null') ? [`${path}.${name} may be null`] : []),
        ...observedDifferences(own, shape, `${path}.${name}`),
      ];
    }),
    ...[...declared.keys]
      .filter(([name, shape]) => !names.has(name) && !shape.kinds.has('undefined'))
      .map(([name]) => `${path}.${name} is declared and does not come`),
  ];
}

function admits({ kinds }: DeclaredShape, kind: string): boolean {
  return kinds.has(kind) || kinds.has('anything');
}

function admitsKind(declared: DeclaredShape, kind: string): boolean {
  if (!kind.startsWith('list of ')) return admits(declared, kind);
  return (
    declared.kinds.has('anything') ||
    (declared.kinds.has('list') &&
      (!declared.entries || admits(declared.entries, kind.slice('list of '.length))))
  );
}
