import type { ComponentChildren, JSX } from 'preact';
import { FRAME_WORDS } from './frame.words.js';
import { useKept } from './use-kept.js';
import { safeHref } from './safe-href.js';
import { useWords } from './words.js';

export interface GridColumn {
  key: string;
  title: string;
  /** Numbers stand right. */
  align?: 'right';
  /** The title is for screen readers only: a column of buttons. */
  quietTitle?: boolean;
}

/** A cell that people type into. Without scripts its link opens a page with the same field. */
export interface EditableCell {
  /** Name of the field that is sent. */
  field: string;
  /** The value as one types it; '' for none. */
  text: string;
  /** What is sent along as the value that was shown; '' for none. */
  shown: string;
  href: string;
  /** Read out where there is no value: 'Sign in, Ann Audio'. */
  label: string;
  /** Shown behind the text, and not typed. */
  mark?: string;
}

export type GridCell = { edit: EditableCell } | { content: ComponentChildren };

export interface GridRow {
  /** Stable, also when rows come and go. */
  id: string;
  /** By the column's key; the first one names the row. */
  cells: Readonly<Record<string, GridCell | undefined>>;
  select?: { value: string; label: string };
  /** What the script sends to say which row is meant. */
  value: string;
  /** Shown in a line of its own below the row. */
  below?: ComponentChildren;
}

interface GridProps {
  caption: string;
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  id: string;
  /** Name of the check boxes, and id of the form that sends them. */
  selectable: { name: string; form: string };
  /** Id of a form on the page; the script sends typed cells to its address, with its token. */
  form: string;
  /** Sums in the last line, by the column's key. */
  totals?: { id: string; cells: Readonly<Record<string, ComponentChildren>> };
}

/**
 * A table to type into, by the ARIA grid pattern (`assets/scripts/sheet.js`): arrows move, Enter, F2 or typing edits, Esc
 * gives up, a pasted column fills the cells below. One stop for Tab. Cards on a phone.
 */
export function Grid(props: GridProps): JSX.Element {
  const { caption, columns, rows, id, selectable, form, totals } = props;
  const words = useWords(FRAME_WORDS);
  return (
    <div class="sheet-frame" id={id}>
      <table class="sheet" role="grid" data-grid={form} aria-label={caption}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" class="sheet-mark">
              <input
                type="checkbox"
                class="checkbox"
                aria-label={words.selectAll}
                data-mark-all={selectable.name}
                hidden
              />
            </th>
            {columns.map(({ key, title, align, quietTitle }) => (
              <th key={key} role="columnheader" scope="col" class={align && 'sheet-right'}>
                {quietTitle ? <span class="sr-only">{title}</span> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => [
            <GridLine key={row.id} row={row} columns={columns} selectable={selectable} />,
            row.below !== undefined && (
              <tr key={`${row.id}-below`} id={`${row.id}-below`} role="row" class="sheet-below">
                <td role="gridcell" colSpan={columns.length + 1}>
                  {row.below}
                </td>
              </tr>
            ),
          ])}
        </tbody>
        {totals && <GridTotals {...{ columns, ...totals }} />}
      </table>
    </div>
  );
}

type LineProps = Pick<GridProps, 'columns' | 'selectable'> & { row: GridRow };

/** One row; also alone, as the answer to an edit. */
export function GridLine({ row, columns, selectable }: LineProps): JSX.Element {
  const words = useWords(FRAME_WORDS);
  const { id, select, value, cells } = row;
  const { isMarked } = useKept(selectable.form);
  return (
    <tr id={id} role="row" class="sheet-row" data-row={value}>
      <td role="gridcell" class="sheet-mark">
        {select && (
          <input
            type="checkbox"
            class="checkbox"
            id={`${id}-mark`}
            name={selectable.name}
            form={selectable.form}
            value={select.value}
            checked={isMarked(selectable.name, select.value)}
            aria-label={`${words.select}: ${select.label}`}
            data-mark
          />
        )}
      </td>
      {columns.map((column, nth) => (
        <Cell
          key={column.key}
          id={id}
          column={column}
          cell={cells[column.key]}
          isName={nth === 0}
        />
      ))}
    </tr>
  );
}

/** The sums alone, as a part of the answer to an edit. */
export function GridTotals({
  id,
  columns,
  cells,
}: NonNullable<GridProps['totals']> & Pick<GridProps, 'columns'>): JSX.Element {
  return (
    <tfoot role="rowgroup" id={id}>
      <tr role="row">
        <td role="gridcell"></td>
        {columns.map(({ key, title, align }, nth) => (
          <td
            key={key}
            role="gridcell"
            class={align && 'sheet-right'}
            data-title={nth === 0 ? undefined : title}
          >
            {cells[key]}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

function Cell({
  id,
  column: { key, title, align, quietTitle },
  cell,
  isName,
}: {
  id: string;
  column: GridColumn;
  cell: GridCell | undefined;
  isName: boolean;
}): JSX.Element {
  const side = align ? ' sheet-right' : '';
  if (cell && 'edit' in cell) {
    const { field, text, shown, href, label, mark } = cell.edit;
    return (
      <td
        id={`${id}-${key}`}
        role="gridcell"
        class={`sheet-edit${side}`}
        data-title={title}
        data-field={field}
        data-shown={shown}
      >
        <a href={safeHref(href)} class="sheet-value" aria-label={text === '' ? label : undefined}>
          {text === '' ? '–' : text}
        </a>
        {mark && <span class="sheet-note">{mark}</span>}
      </td>
    );
  }
  const content = cell?.content;
  return (
    <td
      role={isName ? 'rowheader' : 'gridcell'}
      class={`${isName ? 'sheet-name' : quietTitle ? 'sheet-act' : 'sheet-cell'}${side}${content ? '' : ' sheet-none'}`}
      data-title={isName || quietTitle ? undefined : title}
    >
      {content}
    </td>
  );
}
