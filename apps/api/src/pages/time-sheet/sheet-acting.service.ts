import { Injectable } from '@nestjs/common';
import { Invalid, NotFound, timeOfMinute } from '#libs/kernel';
import type { Work } from '#libs/platform';
import {
  BreakListService,
  CellChanged,
  parseTypedTime,
  SheetAdjustingService,
  SheetBatchService,
  SheetCellService,
  SheetUndoService,
  TimeSheetQueries,
  type TimeSheetRow,
  TimeSheetService,
  type UndoableChange,
} from '#libs/time-entry';
import type { SheetAct, TypedCell } from './sheet.form.js';
import { absentOnes } from './sheet.model.js';

type RowAct = Extract<SheetAct, { kind: 'row' }>;

/** What an act did. */
export interface SheetActResult {
  /** The requests whose row changed. */
  changed: number[];
  refused: { requestId: number; code: string; message: string }[];
  conflicts: { cell: CellChanged['cell']; typed: string }[];
  undone: UndoableChange | null;
}

const NOTHING: SheetActResult = {
  changed: [],
  refused: [],
  conflicts: [],
  undone: null,
};

/** Does what a press or an edit on a time sheet asks for, by the verbs that REST calls. */
@Injectable()
export class SheetActingService {
  constructor(
    private readonly sheet: TimeSheetService,
    private readonly cells: SheetCellService,
    private readonly batches: SheetBatchService,
    private readonly undoing: SheetUndoService,
    private readonly breaks: BreakListService,
    private readonly queries: TimeSheetQueries,
    private readonly adjusting: SheetAdjustingService,
  ) {}

  /**
   * @param laborType the skill that is shown, or `All`: those who are absent are absent of it
   * @param reason why hours of an approved sheet change; null: not said
   * @throws Invalid, NotFound, Unauthorized, Conflict what the verb refuses
   */
  act(
    work: Work,
    slug: string,
    act: SheetAct,
    { laborType, reason }: { laborType: string; reason: string | null },
  ): Promise<SheetActResult> {
    return this.adjusting.change(work, slug, null, reason, () =>
      this.perform(work, slug, act, laborType),
    );
  }

  private async perform(
    work: Work,
    slug: string,
    act: SheetAct,
    laborType: string,
  ): Promise<SheetActResult> {
    switch (act.kind) {
      case 'undo': {
        const undone = await this.undoing.undo(work, slug);
        return { ...NOTHING, changed: undone.requestIds, undone };
      }
      case 'cells':
        return this.editCells(work, slug, act.cells);
      case 'batch':
        return this.batch(work, slug, act, laborType);
      case 'row':
        return this.actOnRow(work, slug, act);
      case 'none':
        throw new Invalid('act.none', 'Not a valid choice.');
    }
  }

  private async editCells(
    work: Work,
    slug: string,
    edits: readonly TypedCell[],
  ): Promise<SheetActResult> {
    const [first] = edits;
    if (!first) throw new Invalid('act.none', 'Not a valid choice.');
    if (edits.length === 1)
      return { ...NOTHING, changed: await this.cells.edit(work, slug, first) };
    const { cells, changed } = await this.cells.editAll(work, slug, edits);
    const acted: SheetActResult = { ...NOTHING, changed, refused: [], conflicts: [] };
    for (const [nth, { requestId, refusal }] of cells.entries()) {
      if (refusal instanceof CellChanged)
        acted.conflicts.push({ cell: refusal.cell, typed: edits[nth]!.typed });
      else if (refusal)
        acted.refused.push({ requestId, code: refusal.code, message: refusal.message });
    }
    return acted;
  }

  private async batch(
    work: Work,
    slug: string,
    { action, requestIds, typed }: Extract<SheetAct, { kind: 'batch' }>,
    laborType: string,
  ): Promise<SheetActResult> {
    const ids =
      requestIds === 'absent'
        ? absentOnes(await this.queries.board(work, slug), laborType)
        : requestIds;
    if (ids.length === 0) throw new Invalid('time_sheet.nobody', 'Mark somebody first.');
    const outcome = await this.batches.perform(work, slug, { action, requestIds: ids, typed });
    return { ...NOTHING, ...outcome };
  }

  private async actOnRow(work: Work, slug: string, act: RowAct): Promise<SheetActResult> {
    const row = await this.rowOf(work, slug, act);
    const changed = [row.requestId];
    await this.performOnRow(work, row, act);
    return { ...NOTHING, changed };
  }

  /** The row by its request, its hours or one of its breaks. */
  private async rowOf(work: Work, slug: string, act: RowAct): Promise<TimeSheetRow> {
    const { requestId, timeEntryId, mealBreakId } = act;
    if (requestId !== null) return { callTimeSlug: slug, requestId };
    const by =
      timeEntryId !== null ? { timeEntryId } : mealBreakId !== null ? { mealBreakId } : null;
    if (!by) throw Invalid.field('request_id', 'This field is required.');
    const row = await this.queries.rowUnchecked(work, by);
    if (row.callTimeSlug !== slug) throw new NotFound('LaborRequest');
    return row;
  }

  private async performOnRow(work: Work, row: TimeSheetRow, act: RowAct): Promise<void> {
    const { callTimeSlug: slug, requestId } = row;
    switch (act.action) {
      case 'sign_in':
        return this.sheet.signIn(work, row);
      case 'sign_out':
        return this.sheet.signOut(work, row);
      case 'ncns':
        return this.sheet.noCallNoShow(work, row);
      case 'showed_up':
        return this.sheet.showedUp(work, row);
      case 'call_out':
        return this.sheet.callOut(work, row);
      case 'void':
        return this.performOne(work, slug, { action: 'void', requestIds: [requestId], typed: '' });
      case 'add_meal_break':
        return this.addBreak(work, row, act);
      case 'update_meal_break':
        return this.breaks.move(
          work,
          row,
          required(act.mealBreakId, 'meal_break_id'),
          timeOf(act),
          act.minutes,
        );
      case 'delete_meal_break':
        return this.sheet.deleteMealBreak(work, row, required(act.mealBreakId, 'meal_break_id'));
      case 'update_start_time':
      case 'update_end_time': {
        const field = act.action === 'update_start_time' ? 'start_time' : 'end_time';
        await this.cells.edit(work, slug, { requestId, field, typed: timeOf(act), shown: null });
      }
    }
  }

  private async addBreak(work: Work, row: TimeSheetRow, act: RowAct): Promise<void> {
    const minutes = required(act.minutes, 'break_type');
    if (act.time === null) return this.sheet.addMealBreak(work, row, minutes, null);
    await this.performOne(work, row.callTimeSlug, {
      action: 'add_meal_break',
      requestIds: [row.requestId],
      typed: `${timeOf(act)} ${minutes} min`,
      endsShift: true,
    });
  }

  /** @throws Invalid what refuses the one row */
  private async performOne(
    work: Work,
    slug: string,
    batch: Parameters<SheetBatchService['perform']>[2],
  ): Promise<void> {
    const { refused } = await this.batches.perform(work, slug, batch);
    const [first] = refused;
    if (first) throw new Invalid(first.code, first.message);
  }
}

function required<T>(value: T | null, field: string): T {
  if (value === null) throw Invalid.field(field, 'This field is required.');
  return value;
}

/** With a date, the time is one of 24 hours unless it says otherwise. */
function timeOf({ date, time }: RowAct): string {
  const text = required(time, 'time');
  const typed = date === null ? null : parseTypedTime(text);
  if (typed?.kind !== 'time') return text;
  return `${date}T${timeOfMinute(typed.minute)}`;
}
