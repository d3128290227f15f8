import type { Work } from './work.js';

/** The columns that an edit changes, by database name, before and after. */
export interface ChangedColumns<Row> {
  before: Partial<Row>;
  after: Partial<Row>;
}

/**
 * The wanted values that differ from the row's; null: none. Compares instants by value and lists by
 * entry.
 */
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

/** @param table a constant, as are the keys of `values`: they are never input of clients */
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
