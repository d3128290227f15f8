import { dateIn, daysBetween, displayTime } from '#libs/kernel';
import { zoneOf } from '#libs/event';
import type { RequestWithCall } from '#libs/labor';
import type { Language } from '#libs/messaging';
import type { CarriedDifference } from '#libs/pay';
import {
  cellBreaks,
  cellTime,
  type ExplainedRow,
  hoursOfEntry,
  isClosed,
  type RowRemarks,
  type SheetOfCall,
  type HoursWorked,
  oddShiftMinutes,
  type SheetField,
  type TimeSheetBoard,
  type UndoableChange,
  zoneOfEntry,
} from '#libs/time-entry';

export interface SheetCellView {
  /** As one types it, in the reader's language. */
  text: string;
  /** What is compared when it is saved. */
  shown: string;
  /** Days from the call's date, '+1'; '' on the same day. */
  mark: string;
  /** What it was before somebody corrected it, as `text`; '' for none; null: nobody did. */
  was: string | null;
}

export interface SheetRowView {
  id: number;
  name: string;
  skill: string;
  state: 'absent' | 'in' | 'out' | 'no_show';
  cells: Record<SheetField, SheetCellView>;
  /** The same as in the API; null while they are not out. */
  hours: HoursWorked | null;
  /** Length of a shift that is oddly long; null: it is not. */
  oddMinutes: number | null;
  breaks: { id: number; text: string; minutes: 30 | 60 }[];
}

export interface SheetModel {
  slug: string;
  board: TimeSheetBoard;
  /** Confirmed, of the chosen skill. */
  rows: SheetRowView[];
  /** Of the chosen skill. */
  noShows: SheetRowView[];
  /** Of the whole call, whatever is chosen. */
  totals: HoursWorked;
  counts: Record<'absent' | 'in' | 'out', number>;
  /** Id of a skill, or `All`. */
  laborType: string;
  zone: string;
  undo: UndoableChange | null;
  /** The row whose details are open. */
  details: { requestId: number; explained: ExplainedRow } | null;
  sheet: SheetOfCall;
  /** By request. */
  remarks: ReadonlyMap<number, RowRemarks>;
  /** What the next closing pays for it as differences, where the actor may read money. */
  carried: readonly CarriedDifference[];
  /** Approved hours are changed by managers only. */
  canChange: boolean;
}

export interface SheetParts {
  slug: string;
  board: TimeSheetBoard;
  laborType: string;
  undo: UndoableChange | null;
  details: SheetModel['details'];
  sheet: SheetOfCall;
  remarks: ReadonlyMap<number, RowRemarks>;
  carried: SheetModel['carried'];
  language: Language;
  isManager: boolean;
}

export function sheetModel({ language, isManager, ...parts }: SheetParts): SheetModel {
  const { board, sheet, remarks } = parts;
  const canChange = isManager || !isClosed(sheet.state.state);
  const laborType = skillIn(board, parts.laborType);
  const all = board.requests.map((request) => ({
    request,
    view: rowView(request, language, remarks.get(request.id)),
  }));
  const chosen = all.filter(({ request }) => isOfSkill(request, laborType)).map(({ view }) => view);
  const crew = all.map(({ view }) => view).filter(({ state }) => state !== 'no_show');
  const count = (state: SheetRowView['state']): number =>
    crew.filter((each) => each.state === state).length;
  return {
    ...parts,
    laborType,
    rows: chosen.filter(({ state }) => state !== 'no_show'),
    noShows: chosen.filter(({ state }) => state === 'no_show'),
    totals: sumOf(crew.flatMap(({ hours }) => hours ?? [])),
    counts: { absent: count('absent'), in: count('in'), out: count('out') },
    zone: zoneOf(board.call.event),
    canChange,
  };
}

/** The requests of those who are not in, of the chosen skill. */
export function absentOnes(board: TimeSheetBoard, chosen: string): number[] {
  const laborType = skillIn(board, chosen);
  return board.requests
    .filter(({ state, time_entry: entry }) => state === 'confirmed' && !entry)
    .filter((request) => isOfSkill(request, laborType))
    .map(({ id }) => id);
}

/** The chosen skill; `All` where the call wants nobody of it. */
function skillIn({ requirements }: TimeSheetBoard, chosen: string): string {
  return requirements.some(({ labor_type_id: id }) => String(id) === chosen) ? chosen : 'All';
}

function isOfSkill({ requirement }: RequestWithCall, laborType: string): boolean {
  return laborType === 'All' || String(requirement.labor_type_id) === laborType;
}

export function rowView(
  request: RequestWithCall,
  language: Language,
  remarks?: RowRemarks,
): SheetRowView {
  const { event, time_entry: entry, call_time: call } = request;
  const zone = entry ? zoneOfEntry(entry, event) : zoneOf(event);
  const callDate = dateIn(zone, new Date(call.starts_at));
  const time = (at: string | null, field: 'start' | 'end'): SheetCellView => {
    const shown = cellTime(at, zone);
    const before = remarks?.[field];
    const was = before ? timeText(cellTime(before.before, zone), language) : null;
    return { shown, text: timeText(shown, language), mark: dayMark(shown, callDate), was };
  };
  const breaks = (entry?.meal_breaks ?? []).map(({ id, starts_at: at, minutes }) => ({
    ...{ id, minutes },
    text: timeText(cellTime(at, zone), language),
  }));
  const isOut = entry?.end_at != null;
  return {
    id: request.id,
    name: request.worker.name,
    skill: request.requirement.labor_type.name,
    state: request.state === 'no_show' ? 'no_show' : entry ? (isOut ? 'out' : 'in') : 'absent',
    cells: {
      start_time: time(entry?.start_at ?? null, 'start'),
      end_time: time(entry?.end_at ?? null, 'end'),
      breaks: {
        shown: cellBreaks(entry?.meal_breaks ?? [], zone),
        text: cellText('breaks', cellBreaks(entry?.meal_breaks ?? [], zone), language),
        mark: '',
        was: null,
      },
    },
    hours: entry && isOut ? hoursOfEntry(entry, event) : null,
    oddMinutes: entry?.end_at
      ? oddShiftMinutes(new Date(entry.start_at), new Date(entry.end_at))
      : null,
    breaks,
  };
}

/** '7:00 AM', in Spanish '7:00 a.m.'; both can be typed. @param wall 'YYYY-MM-DDTHH:MM' or '' */
export function timeText(wall: string, language: Language): string {
  if (wall === '') return '';
  const text = displayTime(wall.slice(11));
  return language === 'en' ? text : text.replace('AM', 'a.m.').replace('PM', 'p.m.');
}

/** A value of a cell as it is compared, in the words of the cell. */
export function cellText(field: SheetField, shown: string, language: Language): string {
  if (field !== 'breaks') return timeText(shown, language);
  return shown
    .split(' ')
    .filter(Boolean)
    .map((each) => breakText(each.slice(0, 16), Number(each.slice(17)), language))
    .join(', ');
}

/** '12:00–12:30 PM', which can be typed too; the half of the day twice only where it changes. */
function breakText(start: string, minutes: number, language: Language): string {
  const end = new Date(Date.parse(`${start}Z`) + minutes * 60_000).toISOString().slice(0, 16);
  const [from, to] = [timeText(start, language), timeText(end, language)];
  const half = / .*$/.exec(to)![0];
  return `${from.endsWith(half) ? from.slice(0, -half.length) : from}–${to}`;
}

function dayMark(wall: string, callDate: string): string {
  const days = wall === '' ? 0 : daysBetween(callDate, wall.slice(0, 10));
  if (days === 0) return '';
  return days > 0 ? `+${days}` : `−${-days}`;
}

function sumOf(all: readonly HoursWorked[]): HoursWorked {
  const sum = (key: keyof HoursWorked): number => all.reduce((total, each) => total + each[key], 0);
  return {
    normalMinutes: sum('normalMinutes'),
    penaltyMinutes: sum('penaltyMinutes'),
    totalMinutes: sum('totalMinutes'),
  };
}
