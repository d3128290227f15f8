/** What a column of a sort order holds; instants as ISO text. */
export type SortColumnType = 'bigint' | 'date' | 'time' | 'text' | 'timestamptz';

export type SortKey = readonly (string | number)[];

/** One column of a sort order. The last one of an order has to be unique, or rows are left out between two pages. */
export interface SortColumn<Row> {
  /** As the statement names it: `e.start_date`. */
  sql: string;
  type: SortColumnType;
  valueIn(row: Row): string | number;
  /** Where it is sorted by something made of the value: `lower(…)`. */
  expression?: (value: string) => string;
}

/** In what order a list is read, and thereby where its next page begins. */
export interface SortOrder<Row> {
  columns: readonly SortColumn<Row>[];
  direction: 'asc' | 'desc';
}

/** A part of a list: what comes after a key, or the beginning. Never an offset: rows that come or go shift nothing. */
export interface KeysetPage {
  limit: number;
  /** As `keyOf` made it of the last row of the page before; null for the first page. */
  after: SortKey | null;
}

/** The parts of a statement that narrow it to one page. */
export interface PageClauses {
  /** A condition; `true` where nothing is narrowed. */
  where: string;
  /** `order by …`. */
  orderBy: string;
  /** The same, and the limit of a page: at least one row more than it shows, which tells whether there is another. */
  orderByAndLimit: string;
  parameters: unknown[];
}

/**
 * Narrows a statement to a page by its sort order, so that an index on the same columns finds it.
 *
 * @param page null: the whole list
 * @param parameters those the statement has anyway; the page's come after them
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

/** Where the page after this row begins. */
export function sortKeyOf<Row>({ columns }: SortOrder<Row>, row: Row): SortKey {
  return columns.map((column) => column.valueIn(row));
}

/** Stands in the statement, since the plan depends on it; the next power of two, since each statement is planned once. */
function roundedLimit(rows: number): number {
  return 2 ** Math.ceil(Math.log2(rows));
}

function columnSql<Row>({ sql, expression }: SortColumn<Row>, value = sql): string {
  return expression ? expression(value) : value;
}
