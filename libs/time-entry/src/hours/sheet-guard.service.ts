import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import { TimeSheetMoved } from '../time-entry.facts.js';
import { SheetClosed } from '../time-entry.errors.js';
import type { SheetState } from './rules/sheet-state.js';
import type { Shift } from './shift.js';

type Sheet = Pick<Shift, 'isOnClosedSheet' | 'callTimeSlug'>;

/**
 * Guards the hours of time sheets: closed ones change only with a reason, a change of a submitted one makes it a draft
 * again. Asked under the lock of a request, whose rows the steps of a sheet lock too.
 */
@Injectable()
export class SheetGuardService {
  private readonly adjusting = new WeakSet<Work>();

  constructor(private readonly facts: FactBus) {}

  /** Lets changes of closed sheets pass while the verb runs. Callers keep the reason and what changed. */
  async adjust<T>(work: Work, verb: () => Promise<T>): Promise<T> {
    this.adjusting.add(work);
    try {
      return await verb();
    } finally {
      this.adjusting.delete(work);
    }
  }

  /** Whether the hours may be changed now. */
  mayChange(work: Work, { isOnClosedSheet }: Pick<Sheet, 'isOnClosedSheet'>): boolean {
    return !isOnClosedSheet || this.adjusting.has(work);
  }

  /** Before anything is written. @throws SheetClosed */
  assertMayChange(work: Work, sheet: Sheet): void {
    if (!this.mayChange(work, sheet)) throw new SheetClosed(sheet.callTimeSlug);
  }

  /** Call this for every change of hours or crew. @throws SheetClosed */
  noteChange(work: Work, shift: Sheet & Pick<Shift, 'callTimeId' | 'sheetState'>): void {
    this.assertMayChange(work, shift);
    if (shift.sheetState === 'submitted') work.batchWrite(this.returnToDraft, shift.callTimeId);
  }

  /** Somebody without hours is on the crew now, under the lock of their requirement; closed sheets take them as they are. */
  noteJoined(work: Work, callTimeId: number): void {
    work.batchWrite(this.returnToDraft, callTimeId);
  }

  /** Once for all changes of a transaction, right before its commit. */
  private readonly returnToDraft = async (
    work: Work,
    callTimeIds: readonly number[],
  ): Promise<void> => {
    const returned = await work.rows<{ company_id: number; call_time_id: number }>(
      `update time_sheets set state = 'draft', revision = revision + 1, submitted_at = null, submitted_by_user_id = null,
              returned_at = $2, returned_by_user_id = $3, returned_note = null
        where call_time_id = any($1) and state = 'submitted' returning company_id, call_time_id`,
      [[...new Set(callTimeIds)], work.now, work.actor.userId],
    );
    for (const { company_id: companyId, call_time_id: callTimeId } of returned) {
      const moved = { from: 'submitted', to: 'draft' } as const satisfies Record<
        string,
        SheetState
      >;
      await this.facts.record(work, new TimeSheetMoved(companyId, callTimeId, 'returned', moved));
    }
  };
}
