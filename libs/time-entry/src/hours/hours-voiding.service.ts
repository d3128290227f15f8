import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { type NewPunch, PunchService } from './punch.service.js';
import type { Shift } from './shift.js';
import { SheetGuardService } from './sheet-guard.service.js';
import { ShiftService } from './shift.service.js';
import { TimeEntry } from './time-entry.entity.js';

/** Voids and restores hours, and keeps punches and breaks. */
@Injectable()
export class HoursVoidingService {
  constructor(
    private readonly shifts: ShiftService,
    private readonly punches: PunchService,
    private readonly guard: SheetGuardService,
  ) {}

  /**
   * The worker left the crew: hours, if there are any, do not count any more. The table of moves has asked whether that
   * may be.
   *
   * @throws SheetClosed
   */
  async voidHours(work: Work, requestId: number): Promise<void> {
    await this.voidShift(work, await this.lock(work, requestId));
  }

  /** Somebody is a no-show now, or is not any more, and has no hours. @throws SheetClosed */
  async noteCrewChange(work: Work, requestId: number): Promise<void> {
    await this.lock(work, requestId);
  }

  /** Somebody new is on the crew of a call: a submitted sheet becomes a draft again. */
  noteJoined(work: Work, callTimeId: number): void {
    this.guard.noteJoined(work, callTimeId);
  }

  /** The same for a locked shift. */
  async voidShift(work: Work, shift: Shift): Promise<void> {
    const { hours } = shift;
    if (!hours) return;
    await work.tx.update(TimeEntry, hours.id, { voidedAt: work.now, updatedAt: work.now });
    const edge: NewPunch = { edge: 'voided', rawAt: work.now, countedAt: null };
    await this.punches.record(work, shift, hours.id, [edge], 'time_sheet', {
      action: 'voided',
      before: { start_at: hours.startAt, voided_at: null },
      after: { voided_at: work.now },
    });
  }

  /** Restores voided hours of a worker who is on the crew again. @throws SheetClosed */
  async restoreHours(work: Work, requestId: number): Promise<void> {
    const shift = await this.lock(work, requestId);
    const { entry } = shift;
    if (!entry?.voidedAt) return;
    await work.tx.update(TimeEntry, entry.id, { voidedAt: null, updatedAt: work.now });
    const edge: NewPunch = { edge: 'restored', rawAt: work.now, countedAt: entry.startAt };
    await this.punches.record(work, shift, entry.id, [edge], 'time_sheet', {
      action: 'restored',
      before: { voided_at: entry.voidedAt },
      after: { start_at: entry.startAt, end_at: entry.endAt, voided_at: null },
    });
  }

  /** A change of the crew is a change of the sheet. */
  private async lock(work: Work, requestId: number): Promise<Shift> {
    const shift = await this.shifts.lock(work, requestId);
    this.guard.noteChange(work, shift);
    return shift;
  }
}
