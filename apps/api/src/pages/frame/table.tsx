import type { ComponentChildren, JSX } from 'preact';
import { FRAME_WORDS } from './frame.words.js';
import { Icon } from './icon.js';
import type { MenuItem } from './menu.js';
import { RowMenu } from './row-menu.js';
import { useKept } from './use-kept.js';
import { renderedOnce } from './rendered-once.js';
import { safeHref } from './safe-href.js';
import { useWords } from './words.js';

export interface TableColumn {
  key: string;
  title: string;
  /** Numbers stand right. */
  align?: 'left' | 'right';
  /** The address that sorts by this column, and how it is sorted now. */
  sort?: { href: string; direction?: 'asc' | 'desc' | null };
  hideOnPhone?: boolean;
  /** The title is for screen readers only: a column of buttons. */
  quietTitle?: boolean;
  /** What a card says without its title: the cells speak for themselves. */
  quietOnPhone?: boolean;
  /** Numbers and days, which are not broken into two lines. */
  nowrap?: boolean;
}

type RowCells = Readonly<Record<string, ComponentChildren>>;

export interface TableRow {
  /** Stable, also when rows come and go. */
  id: string;
  /** By the column's key; a function where the row is kept. */
  cells: RowCells | (() => RowCells);
  /** All that the cells show: the row is kept by it (see `renderedOnce`), and rendered again when it changes. */
  of?: unknown;
  /** Opens from the first cell, and from everywhere in the row that is no control. */
  href?: string;
  /** The row's check box. */
  select?: { value: string; label: string; checked?: boolean; disabled?: boolean };
  /** Quieter: archived, canceled. */
  muted?: boolean;
}

interface TableProps {
  /** What the rows are, for screen readers. */
  caption: string;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  /** Shown instead of a table without rows: an `EmptyState`, or a sentence. */
  empty: ComponentChildren;
  /** Rows can be marked: the name of their check boxes and the id of the form that sends them. */
  selectable?: { name: string; form?: string };
  /** Further actions of each row: one menu for all, behind a `RowMenuButton` of each (see `RowMenu`). */
  menu?: readonly MenuItem[];
  id?: string;
}

/**
 * Rows of 36 px on a desk, cards on a phone whose first line is the first two columns. A row has the names of its cells alone:
 * how they look follows from where they stand (`assets/styles/tables.css`), since a hundred rows are what a page weighs.
 */
export function Table(props: TableProps): JSX.Element {
  const { caption, columns, rows, empty, selectable, menu, id } = props;
  const words = useWords(FRAME_WORDS);
  const kept = useKept(selectable?.form);
  const table = `table ${id} ${JSON.stringify([selectable, columns.map(({ sort: _, ...look }) => look)])}`;
  if (rows.length === 0)
    return (
      <div id={id} class="table-empty">
        {empty}
      </div>
    );
  return (
    <div class="table-frame" id={id}>
      <table class={selectable ? 'table table-marks' : 'table'} role="table" data-rows>
        <caption class="sr-only">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {selectable && (
              <th role="columnheader" scope="col">
                <input
                  type="checkbox"
                  class="checkbox"
                  aria-label={words.selectAll}
                  data-mark-all={selectable.name}
                  hidden
                />
              </th>
            )}
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <BodyRow
              key={row.id}
              row={selectable ? markedAgain(row, selectable.name, kept) : row}
              columns={columns}
              selectable={selectable}
              table={table}
            />
          ))}
        </tbody>
      </table>
      {menu && <RowMenu items={menu} />}
    </div>
  );
}

/** The row, marked where it was when the form of marked rows was refused. */
function markedAgain<Row extends Pick<TableRow, 'select'>>(
  row: Row,
  name: string,
  { isMarked }: ReturnType<typeof useKept>,
): Row {
  const { select } = row;
  if (!select || !isMarked(name, select.value)) return row;
  return { ...row, select: { ...select, checked: true } };
}

function HeadCell({ column }: { column: TableColumn }): JSX.Element {
  const words = useWords(FRAME_WORDS);
  const { title, sort } = column;
  const direction = sort?.direction;
  return (
    <th
      role="columnheader"
      scope="col"
      class={classOf(column)}
      aria-sort={direction ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}
    >
      {sort ? (
        <a href={safeHref(sort.href)} class="table-sort" title={words.sort(title)}>
          {title}
          {direction && <Icon name={direction === 'asc' ? 'arrow-up' : 'arrow-down'} />}
        </a>
      ) : column.quietTitle ? (
        <span class="sr-only">{title}</span>
      ) : (
        title
      )}
    </th>
  );
}

interface BodyRowProps extends Pick<TableProps, 'columns' | 'selectable'> {
  row: TableRow;
  /** All that its rows have in common. */
  table: string;
}

function BodyRow(props: BodyRowProps): JSX.Element {
  const { row, table } = props;
  return row.of === undefined ? (
    <RenderedRow {...props} />
  ) : (
    renderedOnce(table, row, () => <RenderedRow {...props} />)
  );
}

function RenderedRow({ row, columns, selectable }: BodyRowProps): JSX.Element {
  const words = useWords(FRAME_WORDS);
  const cells = typeof row.cells === 'function' ? row.cells() : row.cells;
  return (
    <tr id={row.id} class={row.muted ? 'table-row-muted' : undefined}>
      {selectable && (
        <td>
          {row.select && (
            <input
              type="checkbox"
              class="checkbox"
              name={selectable.name}
              form={selectable.form}
              value={row.select.value}
              checked={row.select.checked}
              disabled={row.select.disabled}
              aria-label={`${words.select}: ${row.select.label}`}
              data-mark=""
            />
          )}
        </td>
      )}
      {columns.map((column, nth) => (
        <BodyCell
          key={column.key}
          column={column}
          isTitled={nth > 1 && !column.quietTitle && !column.quietOnPhone}
          href={nth === 0 ? row.href : undefined}
          content={cells[column.key]}
        />
      ))}
    </tr>
  );
}

function BodyCell({
  column,
  isTitled,
  href,
  content,
}: {
  column: TableColumn;
  /** A card says the title: not of its first line. */
  isTitled: boolean;
  /** Of the first cell. */
  href?: string;
  content: ComponentChildren;
}): JSX.Element {
  if (content === undefined || content === null || content === '')
    return <td class={column.hideOnPhone ? 'table-desk-only' : undefined}></td>;
  return (
    <td class={classOf(column)} data-title={isTitled ? column.title : undefined}>
      {href ? (
        <a href={safeHref(href)} class="table-link">
          {content}
        </a>
      ) : (
        content
      )}
    </td>
  );
}

function classOf({ align, hideOnPhone, quietTitle, nowrap }: TableColumn): string | undefined {
  const classes = [
    align === 'right' && 'table-right',
    hideOnPhone && 'table-desk-only',
    quietTitle && 'table-acts',
    nowrap && 'table-nowrap',
  ];
  return classes.filter(Boolean).join(' ') || undefined;
}
