/** A value of a sort column; instants as ISO text. */
export type SortColumnType = 'bigint' | 'date' | 'time' | 'text' | 'timestamptz';

export type SortKey = readonly (string | number)[];

/** A column of a sort order. The last one has to be unique, or pages would skip rows. */
interface SortColumn<Row> {
  /** As the statement names it: `e.start_date`. */
  sql: string;
  type: SortColumnType;
  valueIn(row: Row): string | number;
  /** For sorting by an expression of the value: `lower(…)`. */
  expression?: (value: string) => string;
}

/** The order of a list, by which its pages are cut. */
export interface SortOrder<Row> {
  columns: readonly SortColumn<Row>[];
  direction: 'asc' | 'desc';
}

/**
 * A page of a list: the rows after a key, or the first ones. Without offsets, so that inserted and
 * deleted rows shift nothing.
 */
export interface KeysetPage {
  limit: number;
  /** `keyOf` the last row of the previous page; null: the first page. */
  after: SortKey | null;
}

/** Clauses that narrow a statement to one page. */
export interface PageClauses {
  /** A condition; `true` without a page. */
  where: string;
  /** `order by …`. */
  orderBy: string;
  /**
   * The same with a limit: at least one more row than the page shows, to know whether there is a
   * next one.
   */
  orderByAndLimit: string;
  parameters: unknown[];
}

/**
 * Narrows a statement to a page by its sort order, so that an index on the same columns is used.
 *
 * @param page null: the whole list
 * @param parameters the statement's own; those of the page follow
 */
export function pageClauses<Row>(
  { columns, direction }: SortOrder<Row>,
  page: KeysetPage | null,
  parameters: readonly unknown[],
): PageClauses {
  const sorted = `order by ${columns.map((column) => `${columnSql(column)} ${direction}`).join(', ')}`;
  if (!page)
    return { where: 'true', orderBy: sorted, orderByAndLimit: sorted, parameters: [...parameters] };
  const { limit, after } = page;
  const firstParameter = parameters.length + 1;
  const key = columns.map((column, index) =>
    columnSql(column, `$${firstParameter + index}::${column.type}`),
  );
  return {
    where: after
      ? `(${columns.map((column) => columnSql(column)).join(', ')}) ${direction === 'asc' ? '>' : '<'} (${key.join(', ')})`
      : 'true',
    orderBy: sorted,
    orderByAndLimit: `${sorted} limit ${roundedLimit(limit + 1)}`,
    parameters: [...parameters, ...(after ?? [])],
  };
}

/** The key after which the next page begins. */
export function sortKeyOf<Row>({ columns }: SortOrder<Row>, row: Row): SortKey {
  return columns.map((column) => column.valueIn(row));
}

/**
 * A literal, since the plan depends on it; rounded up to a power of two, since each statement is
 * prepared once.
 */
function roundedLimit(rows: number): number {
  return 2 ** Math.ceil(Math.log2(rows));
}

function columnSql<Row>({ sql, expression }: SortColumn<Row>, value = sql): string {
  return expression ? expression(value) : value;
}
