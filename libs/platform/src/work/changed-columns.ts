import type { Work } from './work.js';

/** What an edit really changes, for the fact and for the row: columns as the database names them. */
export interface ChangedColumns<Row> {
  before: Partial<Row>;
  after: Partial<Row>;
}

/** Of the wanted values, those that differ from the row's; null when nothing does. Instants are compared by their moment, lists by their entries. */
export function changedColumns<Row extends object>(
  row: Row,
  wanted: Partial<Row>,
): ChangedColumns<Row> | null {
  const columns = (Object.keys(wanted) as (keyof Row)[]).filter(
    (column) => wanted[column] !== undefined && !isSame(row[column], wanted[column]),
  );
  if (columns.length === 0) return null;
  return { before: pick(row, columns), after: pick(wanted, columns) };
}

/** @param table a name of ours, as are the keys of `values`: neither ever comes from a client */
export async function updateColumns(
  work: Work,
  table: string,
  id: number,
  values: object,
): Promise<void> {
  const assignments = Object.keys(values).map((column, index) => `${column} = $${index + 2}`);
  await work.rows(`update ${table} set ${assignments.join(', ')} where id = $1`, [
    id,
    ...(Object.values(values) as unknown[]),
  ]);
}

function pick<Row extends object>(values: Partial<Row>, columns: (keyof Row)[]): Partial<Row> {
  return Object.fromEntries(columns.map((column) => [column, values[column]])) as Partial<Row>;
}

function isSame(one: unknown, other: unknown): boolean {
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((entry, index) => isSame(entry, other[index]));
  return one === other;
}
