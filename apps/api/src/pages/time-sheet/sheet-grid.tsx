import type { ComponentChildren, JSX } from 'preact';
import { SHEET_FIELDS, type SheetField } from '#libs/time-entry';
import { DOT } from '../frame/dot.js';
import { Button } from '../frame/button.js';
import { decimalHoursText } from '../frame/duration.js';
import {
  Grid,
  type GridCell,
  type GridColumn,
  GridLine,
  type GridRow,
  GridTotals,
} from '../frame/grid.js';
import { Link } from '../frame/link.js';
import { useWords } from '../frame/words.js';
import { PunchesPanel } from './punches-panel.js';
import { rowActionValue } from './sheet.form.js';
import type { SheetModel, SheetRowView } from './sheet.model.js';
import { cellHref, sheetHref } from './sheet-href.js';
import type { SheetWords } from './sheet.words.en.js';
import { SHEET_WORDS } from './sheet.words.js';

/** The form that cells and buttons of rows are sent with, and the one of marked rows. */
export const ROW_ACTS = 'row-acts';
export const MARKED = 'marked';

const SELECTABLE = { name: 'request_id', form: MARKED };
export const TOTALS_ID = 'sheet-totals';

type GridModel = Pick<SheetModel, 'slug' | 'laborType' | 'details' | 'canChange'>;

/** The crew with its hours: the page's one big thing. */
export function SheetGrid({ model }: { model: SheetModel }): JSX.Element {
  const words = useWords(SHEET_WORDS);
  const { rows, board, totals } = model;
  return (
    <Grid
      id="sheet"
      caption={words.caption(board.call.name)}
      {...gridOf(rows, model, words)}
      selectable={SELECTABLE}
      form={ROW_ACTS}
      totals={{ id: TOTALS_ID, cells: totalCells(totals, words) }}
    />
  );
}

export function gridOf(
  rows: readonly SheetRowView[],
  model: SheetModel,
  words: SheetWords,
): { columns: GridColumn[]; rows: GridRow[] } {
  return { columns: columnsOf(words), rows: rows.map((row) => gridRow(row, model, words)) };
}

/** One row alone, as the answer to what changed it. */
export function SheetLine({ row, model }: { row: SheetRowView; model: GridModel }): JSX.Element {
  const words = useWords(SHEET_WORDS);
  return (
    <GridLine row={gridRow(row, model, words)} columns={columnsOf(words)} selectable={SELECTABLE} />
  );
}

export function SheetTotals({ totals }: Pick<SheetModel, 'totals'>): JSX.Element {
  const words = useWords(SHEET_WORDS);
  return <GridTotals id={TOTALS_ID} columns={columnsOf(words)} cells={totalCells(totals, words)} />;
}

export const lineId = (requestId: number): string => `request-${requestId}`;

function columnsOf({ columns }: SheetWords): GridColumn[] {
  return [
    { key: 'name', title: columns.name },
    { key: 'role', title: columns.role },
    { key: 'start_time', title: columns.start_time, align: 'right' },
    { key: 'breaks', title: columns.breaks, align: 'right' },
    { key: 'end_time', title: columns.end_time, align: 'right' },
    { key: 'normal', title: columns.normal, align: 'right' },
    { key: 'penalty', title: columns.penalty, align: 'right' },
    { key: 'total', title: columns.total, align: 'right' },
    { key: 'act', title: columns.act, quietTitle: true },
    { key: 'more', title: columns.more, quietTitle: true },
  ];
}

function gridRow(row: SheetRowView, model: GridModel, words: SheetWords): GridRow {
  const { id, name, skill, hours } = row;
  const { slug, laborType, details } = model;
  const isOpen = details?.requestId === id;
  const edits = SHEET_FIELDS.map((field) => [field, editCell(row, field, model, words)] as const);
  const number = (minutes: number | undefined): GridCell => ({
    content: minutes === undefined ? '' : decimalHoursText(minutes),
  });
  return {
    id: lineId(id),
    value: String(id),
    select: { value: String(id), label: name },
    cells: {
      name: { content: name },
      role: { content: skill },
      ...Object.fromEntries(edits),
      normal: number(hours?.normalMinutes),
      penalty: number(hours?.penaltyMinutes),
      total: number(hours?.totalMinutes),
      act: { content: model.canChange && <NextAct row={row} /> },
      more: {
        content: (
          <Link
            id={`details-${id}`}
            href={sheetHref(slug, { laborType, row: isOpen ? null : id })}
            data-here=""
            label={isOpen ? `${words.closeDetails}: ${name}` : words.details(name)}
          >
            {words.columns.more}
          </Link>
        ),
      },
    },
    below: isOpen ? <PunchesPanel model={model} row={row} /> : undefined,
  };
}

function editCell(
  row: SheetRowView,
  field: SheetField,
  { slug, canChange }: GridModel,
  words: SheetWords,
): GridCell {
  const { text, shown, was, ...cell } = row.cells[field];
  const mark = [cell.mark, was !== null && words.was(was)].filter(Boolean).join(DOT);
  if (!canChange) return { content: `${text} ${mark}`.trim() };
  return {
    edit: {
      ...{ field, text, shown, mark },
      href: cellHref(slug, row.id, field),
      label: words.cell(words.fields[field], row.name),
    },
  };
}

/** The commonest act of a row, at one tap. */
function NextAct({ row: { id, name, state } }: { row: SheetRowView }): JSX.Element | null {
  const words = useWords(SHEET_WORDS);
  if (state === 'out') return null;
  const isIn = state === 'in';
  return (
    <Button
      kind="quiet"
      size="small"
      form={ROW_ACTS}
      name="act"
      value={rowActionValue(isIn ? 'sign_out' : 'sign_in', id)}
      id={`act-${id}`}
      label={isIn ? words.signOutOne(name) : words.signInOne(name)}
    >
      {isIn ? words.signOut : words.signIn}
    </Button>
  );
}

function totalCells(
  { normalMinutes, penaltyMinutes, totalMinutes }: SheetModel['totals'],
  words: SheetWords,
): Record<string, ComponentChildren> {
  return {
    name: words.total,
    normal: decimalHoursText(normalMinutes),
    penalty: decimalHoursText(penaltyMinutes),
    total: decimalHoursText(totalMinutes),
  };
}
