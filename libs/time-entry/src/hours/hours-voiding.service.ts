import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Work } from '#libs/platform';
import { MealBreak } from './meal-break.entity.js';
import { type NewPunch, PunchService } from './punch.service.js';
import { ShiftService } from './shift.service.js';
import { HoursComplete } from '../time-entry.errors.js';
import { TimeEntry } from './time-entry.entity.js';

/** Voids hours; punches are kept. */
@Injectable()
export class HoursVoidingService {
  constructor(
    private readonly shifts: ShiftService,
    private readonly punches: PunchService,
  ) {}

  /**
   * Voids the hours of a request, if any, and deletes its breaks; keeps all punches. The next
   * sign-in starts the shift again.
   *
   * @throws HoursComplete the worker has signed out
   */
  async voidHours(work: Work, requestId: number): Promise<void> {
    const hours = await work.tx.findOneBy(TimeEntry, {
      laborRequestId: requestId,
      voidedAt: IsNull(),
    });
    if (!hours) return;
    if (hours.endAt) throw new HoursComplete();

    const breaks = await work.tx.find(MealBreak, {
      where: { timeEntryId: hours.id },
      order: { startsAt: 'ASC' },
    });
    await work.tx.delete(MealBreak, { timeEntryId: hours.id });
    await work.tx.update(TimeEntry, hours.id, { voidedAt: work.now, updatedAt: work.now });

    const edges: NewPunch[] = [
      ...breaks.map(({ startsAt }): NewPunch => ({
        edge: 'break_removed',
        rawAt: work.now,
        countedAt: startsAt,
      })),
      { edge: 'voided', rawAt: work.now, countedAt: null },
    ];
    const changed = {
      before: { start_at: hours.startAt, voided_at: null },
      after: { voided_at: work.now },
    };
    await this.punches.record(
      work,
      await this.shifts.lock(work, requestId),
      hours.id,
      edges,
      'time_sheet',
      { action: 'voided', ...changed },
    );
  }
}
