import { Injectable } from '@nestjs/common';
import { DomainError, Invalid, NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { HoursService } from '../hours/hours.service.js';
import { MealBreak } from '../hours/meal-break.entity.js';
import { roundEdited } from '../hours/rules/round-edited.js';
import type { Shift } from '../hours/shift.js';
import { ShiftService } from '../hours/shift.service.js';
import { CellChanged } from '../time-entry.errors.js';
import { BreakListService } from './break-list.service.js';
import { PunchQueries } from './punch.queries.js';
import { cellBreaks, cellTime, type SheetField } from './rules/cell-value.js';
import { placeInShift } from './rules/place-in-shift.js';
import { parseTypedBreaks } from './rules/typed-breaks.js';
import { requireTime } from './require-time.js';
import { shiftOnTheWall } from './shift-on-the-wall.js';
import { SheetHistoryService } from './sheet-history.service.js';

/** One cell, as somebody typed into it. */
export interface CellEdit {
  requestId: number;
  field: SheetField;
  /** As people type times and breaks; see `parseTypedTime`, `parseTypedBreaks`. */
  typed: string;
  /** What the cell showed before, as `cellTime` and `cellBreaks` write it; null: not compared. */
  shown: string | null;
}

export interface CellOutcome {
  requestId: number;
  field: SheetField;
  /** Null: saved, or unchanged. */
  refusal: DomainError | null;
}

export interface EditedCells {
  cells: CellOutcome[];
  /** The requests whose row changed. */
  changed: number[];
}

const NO_BREAKS = 'Type breaks as 12-12:30, or noon 60, with commas between; - for none.';
const NO_CLEARING = 'A time cannot be taken away. Undo the last change, or void the hours.';

/** Cells of a time sheet that people type into: one, or a pasted column. */
@Injectable()
export class SheetCellService {
  constructor(
    private readonly shifts: ShiftService,
    private readonly hours: HoursService,
    private readonly breakLists: BreakListService,
    private readonly history: SheetHistoryService,
    private readonly punches: PunchQueries,
  ) {}

  /**
   * Saves one cell.
   *
   * @returns the requests whose row changed: this one, or none
   * @throws NotFound, Unauthorized as every verb of the time sheet
   * @throws Invalid naming `typed`, and what `HoursService` and `MealBreakService` refuse
   * @throws CellChanged somebody else changed the cell since it showed `shown`, to another value
   */
  async edit(work: Work, callTimeSlug: string, cell: CellEdit): Promise<number[]> {
    const { cells, changed } = await this.editAll(work, callTimeSlug, [cell]);
    const refusal = cells[0]?.refusal;
    if (refusal) throw refusal;
    return changed;
  }

  /**
   * Saves many cells, in the given order; a refused one stops no other. Undone together.
   *
   * @throws NotFound, Unauthorized as every verb of the time sheet
   */
  async editAll(
    work: Work,
    callTimeSlug: string,
    edits: readonly CellEdit[],
  ): Promise<EditedCells> {
    const requestIds = [...new Set(edits.map(({ requestId }) => requestId))];
    const shifts = await this.shifts.lockAllOnTimeSheet(work, callTimeSlug, requestIds);
    const [first] = shifts.values();
    if (!first) return { cells: [], changed: [] };
    const cells: CellOutcome[] = [];
    const on = { callTimeId: first.callTimeId, requestIds, action: actionOf(edits) };
    const { read: changed } = await this.history.remember(work, on, async () => {
      for (const edit of edits) {
        const { requestId, field } = edit;
        const shift = shifts.get(requestId) ?? (await this.shifts.lock(work, requestId));
        shifts.delete(requestId); // A second edit of the row reads what the first one wrote.
        cells.push({ requestId, field, refusal: await this.tryEdit(work, shift, edit) });
      }
    });
    return { cells, changed: await changed };
  }

  /** Refusals come before anything is written. */
  private async tryEdit(work: Work, shift: Shift, edit: CellEdit): Promise<DomainError | null> {
    try {
      if (edit.field === 'breaks') await this.editBreaks(work, shift, edit);
      else await this.editTime(work, shift, edit, edit.field);
      return null;
    } catch (error) {
      if (!(error instanceof DomainError) || error instanceof NotFound) throw error;
      return error instanceof Invalid && Object.keys(error.fields).length > 0
        ? Invalid.field('typed', error.message, error.code)
        : error;
    }
  }

  private async editTime(
    work: Work,
    shift: Shift,
    edit: CellEdit,
    field: 'start_time' | 'end_time',
  ): Promise<void> {
    const { hours, zone } = shift;
    const isStart = field === 'start_time';
    const stored = cellTime((isStart ? hours?.startAt : hours?.endAt) ?? null, zone);
    if (edit.typed.trim() === '') {
      if (stored === '' || edit.shown === '') return;
      throw Invalid.field('typed', NO_CLEARING, 'typed.invalid');
    }
    const typed = requireTime(edit.typed);
    const wall = placeInShift(typed, isStart ? 'start' : 'end', shiftOnTheWall(shift, work.now));
    const isSame = [wall, roundEdited(wall, shift.roundUpTarget)].includes(stored);
    if (!isSame) await this.assertAsShown(work, shift, edit, stored, wall);
    if (isStart) await this.hours.editStart(work, shift, wall);
    else await this.hours.editEnd(work, shift, wall);
  }

  private async editBreaks(work: Work, shift: Shift, edit: CellEdit): Promise<void> {
    const typed = parseTypedBreaks(edit.typed);
    if (!typed) throw Invalid.field('typed', NO_BREAKS, 'typed.invalid');
    const { hours, zone } = shift;
    const found = hours ? await work.tx.findBy(MealBreak, { timeEntryId: hours.id }) : [];
    const asCell = found.map(({ startsAt, minutes }) => ({ starts_at: startsAt, minutes }));
    const stored = cellBreaks(asCell, zone);
    const wanted = this.breakLists.place(work, shift, typed);
    const mine = wanted
      .map(({ wall, minutes }) => `${roundEdited(wall, shift.roundUpTarget)}/${minutes}`)
      .sort()
      .join(' ');
    if (mine !== stored) await this.assertAsShown(work, shift, edit, stored, mine);
    await this.breakLists.replace(work, shift, found, wanted);
  }

  private async assertAsShown(
    work: Work,
    shift: Shift,
    { requestId, field, shown }: CellEdit,
    stored: string,
    typed: string,
  ): Promise<void> {
    if (shown === null || shown === stored) return;
    const by = await this.punches.lastToChangeUnchecked(work, shift.requestId, field);
    throw new CellChanged({
      request_id: requestId,
      field,
      current: stored,
      typed,
      changed_by: by,
    });
  }
}

/** As the list of changes names it. */
function actionOf(edits: readonly CellEdit[]): string {
  const [first] = edits;
  if (edits.length > 1 || !first) return 'edit_cells';
  return first.field === 'breaks' ? 'edit_breaks' : `update_${first.field}`;
}
