import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { CallTimeQueries } from '#libs/call-time';
import { RequestAnsweringService } from '#libs/labor';
import type { RowOf, Work } from '#libs/platform';
import { ShiftService } from '../hours/shift.service.js';
import { CallOutStays, ChangedSince, NothingToUndo } from '../time-entry.errors.js';
import { HoursRestoringService } from './hours-restoring.service.js';
import type { ChangedRow } from './row-state.js';
import { SheetHistoryService, UNDO_HOURS } from './sheet-history.service.js';
import type { TimeSheetChange } from './time-sheet-change.entity.js';

/** What can be undone next. */
export interface UndoableChange {
  action: string;
  requestIds: number[];
  createdAt: Date;
}

type ChangeRow = Pick<RowOf<TimeSheetChange>, 'id' | 'action' | 'rows' | 'created_at'>;

/** Undoes what a person did on a time sheet, the newest first. */
@Injectable()
export class SheetUndoService {
  constructor(
    private readonly calls: CallTimeQueries,
    private readonly shifts: ShiftService,
    private readonly restoring: HoursRestoringService,
    private readonly answering: RequestAnsweringService,
    private readonly history: SheetHistoryService,
  ) {}

  /** The actor's newest change that is not undone; null: none of the last 24 hours. One statement. */
  async nextUnchecked(work: Work, callTimeSlug: string): Promise<UndoableChange | null> {
    const row = await this.newest(work, callTimeSlug);
    return row && { action: row.action, requestIds: idsOf(row), createdAt: row.created_at };
  }

  /**
   * Undoes the actor's newest change: each row becomes what it was before. Punches stay, and those of the undoing are
   * recorded beside them. Undoing again undoes the change before.
   *
   * @throws NotFound, Unauthorized the actor does not reach the call
   * @throws NothingToUndo, ChangedSince, CallOutStays
   * @throws Invalid the table of states refuses to take the no-show back
   */
  async undo(work: Work, callTimeSlug: string): Promise<UndoableChange> {
    await this.calls.reached(work, callTimeSlug);
    const change = await this.newest(work, callTimeSlug, 'for update of tsc');
    if (!change) throw new NothingToUndo();
    const requestIds = idsOf(change);
    if (change.action === 'call_out') throw new CallOutStays();
    const move = REVERSED[change.action];
    if (move) {
      await this.assertUnchanged(work, change.rows);
      for (const id of requestIds) await this.answering.perform(work, id, move, 'manager');
    } else {
      const shifts = await this.shifts.lockAllOnTimeSheet(work, callTimeSlug, requestIds);
      await this.assertUnchanged(work, change.rows);
      for (const { before } of change.rows)
        await this.restoring.restore(work, shifts.get(before.request_id)!, before.hours);
    }
    work.executeWithoutWaiting('update time_sheet_changes set undone_at = $2 where id = $1', [
      change.id,
      work.now,
    ]);
    return { action: change.action, requestIds, createdAt: change.created_at };
  }

  private newest(work: Work, callTimeSlug: string, lock = ''): Promise<ChangeRow | null> {
    return work.row<ChangeRow>(
      `select tsc.id, tsc.action, tsc.rows, tsc.created_at
         from time_sheet_changes tsc join call_times ct on ct.id = tsc.call_time_id
        where ct.slug = $1 and tsc.user_id = $2 and tsc.undone_at is null and tsc.created_at > $3
        order by tsc.id desc limit 1 ${lock}`,
      [callTimeSlug, work.actor.userId, new Date(work.now.getTime() - UNDO_HOURS * 3_600_000)],
    );
  }

  private async assertUnchanged(work: Work, rows: readonly ChangedRow[]): Promise<void> {
    const now = await this.history.states(
      work,
      rows.map(({ after }) => after.request_id),
    );
    const byId = new Map(now.map((state) => [state.request_id, state]));
    for (const { after } of rows)
      if (!isDeepStrictEqual(byId.get(after.request_id), after)) throw new ChangedSince();
  }
}

/** Moves of a request that another move takes back, with all that follows from it. */
const REVERSED: Readonly<Record<string, 'showed_up' | 'no_show'>> = {
  no_show: 'showed_up',
  showed_up: 'no_show',
};

function idsOf({ rows }: Pick<ChangeRow, 'rows'>): number[] {
  return rows.map(({ after }) => after.request_id);
}
