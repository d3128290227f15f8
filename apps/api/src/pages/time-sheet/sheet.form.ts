import { BATCH_ACTIONS, type BatchAction, SHEET_FIELDS, type SheetField } from '#libs/time-entry';
import { idIn } from './sheet-href.js';

/** One action on one row, by the word that REST has for it. */
export const ROW_ACTIONS = [
  'sign_in',
  'sign_out',
  'ncns',
  'showed_up',
  'call_out',
  'void',
  'add_meal_break',
  'update_meal_break',
  'delete_meal_break',
  'update_start_time',
  'update_end_time',
] as const;
export type RowAction = (typeof ROW_ACTIONS)[number];

export interface TypedCell {
  requestId: number;
  field: SheetField;
  typed: string;
  shown: string | null;
}

/** What a press or an edit on the sheet asks for. */
export type SheetAct =
  | { kind: 'undo' }
  | { kind: 'cells'; cells: TypedCell[] }
  | { kind: 'batch'; action: BatchAction; requestIds: number[] | 'absent'; typed: string }
  | {
      kind: 'row';
      action: RowAction;
      requestId: number | null;
      timeEntryId: number | null;
      mealBreakId: number | null;
      /** 'YYYY-MM-DD'; null: not given. */
      date: string | null;
      time: string | null;
      minutes: 30 | 60 | null;
    }
  | { kind: 'none' };

const MOST_CELLS = 1_000;
const LONGEST = 200;

/**
 * Reads the act of a posted form: `action` with `request_id` (or `time_entry_id`, `meal_break_id`) and `date`, `time`,
 * `break_type`; a row's button as `act=sign_in-41`; `action=edit_cells` with as many `request_id`, `field`, `typed` and
 * `shown` as there are cells; `many=1` or `all=1` for an action on marked rows, or on all who are not in.
 */
export function readSheetAct(body: unknown): SheetAct {
  const given = (body ?? {}) as Record<string, unknown>;
  const [, word, id] = /^([a-z_]+)-(\d+)$/.exec(textIn(given['act']) ?? '') ?? [];
  const action = word ?? textIn(given['action']);
  if (action === 'undo') return { kind: 'undo' };
  if (action === 'edit_cells') return { kind: 'cells', cells: cellsIn(given) };
  if (given['many'] !== undefined || given['all'] !== undefined) return batchIn(action, given);
  const rowAction = ROW_ACTIONS.find((each) => each === action);
  if (!rowAction) return { kind: 'none' };
  return {
    kind: 'row',
    action: rowAction,
    requestId: idIn(id ?? given['request_id']),
    timeEntryId: idIn(given['time_entry_id']),
    mealBreakId: idIn(given['meal_break_id']),
    date: textIn(given['date']) || null,
    time: textIn(given['time']) || null,
    minutes: minutesIn(given['break_type'] ?? given['duration'] ?? given['type']),
  };
}

/** Why hours of an approved sheet change; null: nothing was said. */
export function readReason(body: unknown): string | null {
  const said = listIn((body as Record<string, unknown> | undefined)?.['reason']);
  return said.map((each) => textIn(each)?.trim()).find((each) => each) ?? null;
}

/** The value of a row's button. */
export function rowActionValue(action: RowAction, requestId: number): string {
  return `${action}-${requestId}`;
}

export function fieldIn(value: unknown): SheetField | null {
  return SHEET_FIELDS.find((each) => each === value) ?? null;
}

function batchIn(action: string | undefined, given: Record<string, unknown>): SheetAct {
  const known = BATCH_ACTIONS.find((each) => each === action);
  if (!known) return { kind: 'none' };
  const requestIds = given['all'] === undefined ? idsIn(given['request_id']) : 'absent';
  if (known === 'add_meal_break')
    return { kind: 'batch', action: known, requestIds, typed: textIn(given['lunch']) ?? '' };
  const typed = (textIn(given['time']) ?? '').trim();
  const timed = typed !== '' && known === 'sign_out' ? 'update_end_time' : known;
  return { kind: 'batch', action: timed, requestIds, typed };
}

function cellsIn(given: Record<string, unknown>): TypedCell[] {
  const [ids, fields, typed, shown] = ['request_id', 'field', 'typed', 'shown'].map((name) =>
    listIn(given[name]),
  );
  return ids!.slice(0, MOST_CELLS).flatMap((id, nth): TypedCell[] => {
    const [requestId, field] = [idIn(id), fieldIn(fields![nth])];
    if (requestId === null || field === null) return [];
    const text = textIn(typed![nth]) ?? '';
    return [
      { requestId, field, typed: text.slice(0, LONGEST), shown: textIn(shown![nth]) ?? null },
    ];
  });
}

function idsIn(value: unknown): number[] {
  return listIn(value)
    .flatMap((each) => idIn(each) ?? [])
    .slice(0, MOST_CELLS);
}

function listIn(value: unknown): unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function minutesIn(value: unknown): 30 | 60 | null {
  if (value === 'paid' || String(value) === '30') return 30;
  return value === 'unpaid' || String(value) === '60' ? 60 : null;
}
