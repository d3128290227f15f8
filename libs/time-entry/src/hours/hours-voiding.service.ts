import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Work } from '#libs/platform';
import { MealBreak } from './meal-break.entity.js';
import { type NewPunch, PunchService } from './punch.service.js';
import { ShiftService } from './shift.service.js';
import { HoursComplete } from '../time-entry.errors.js';
import { TimeEntry } from './time-entry.entity.js';

/** Takes hours out of the count without forgetting what was punched. */
@Injectable()
export class HoursVoidingService {
  constructor(
    private readonly shifts: ShiftService,
    private readonly punches: PunchService,
  ) {}

  /**
   * The hours of a request, if there are any, do not count any more; its breaks go, all punches stay. The next sign-in
   * begins anew.
   *
   * @throws HoursComplete they have an end
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
