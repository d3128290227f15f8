import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { HoursVoidingService } from '../hours/hours-voiding.service.js';
import { MealBreak } from '../hours/meal-break.entity.js';
import { type NewPunch, PunchService } from '../hours/punch.service.js';
import type { Shift } from '../hours/shift.js';
import { TimeEntry } from '../hours/time-entry.entity.js';
import type { HoursSnapshot } from './row-state.js';

/** Makes hours what they were before, frozen rules included, and records punches for what changes. */
@Injectable()
export class HoursRestoringService {
  constructor(
    private readonly voiding: HoursVoidingService,
    private readonly punches: PunchService,
  ) {}

  /** @param was null: there were no hours, so they are void from now on */
  async restore(work: Work, shift: Shift, was: HoursSnapshot | null): Promise<void> {
    const { entry, hours } = shift;
    if (!entry) return;
    if (!was) return this.voiding.voidShift(work, shift);
    const [startAt, endAt] = [new Date(was.start_at), was.end_at ? new Date(was.end_at) : null];
    await work.tx.update(TimeEntry, entry.id, {
      ...{ startAt, endAt, voidedAt: null, updatedAt: work.now },
      minimumMinutes: was.minimum_minutes,
      mealTriggerMinutes: was.meal_trigger_minutes,
      roundUpMinutes: was.round_up_minutes,
      roundUpTarget: was.round_up_target,
      timeZone: was.time_zone,
    });
    const edges: NewPunch[] = [
      ...(hours ? [] : [{ edge: 'restored' as const, rawAt: work.now, countedAt: startAt }]),
      ...edgeOf('start', hours?.startAt ?? null, startAt, work.now),
      ...edgeOf('end', hours?.endAt ?? null, endAt, work.now),
      ...(await this.restoreBreaks(work, entry.id, was.breaks)),
    ];
    await this.punches.record(work, shift, entry.id, edges, 'time_sheet', {
      action: 'undo',
      before: { start_at: hours?.startAt ?? null, end_at: hours?.endAt ?? null },
      after: { start_at: startAt, end_at: endAt },
    });
  }

  private async restoreBreaks(
    work: Work,
    timeEntryId: number,
    was: HoursSnapshot['breaks'],
  ): Promise<NewPunch[]> {
    const now = await work.tx.findBy(MealBreak, { timeEntryId });
    const edges: NewPunch[] = [];
    for (const { id, startsAt, minutes } of now) {
      if (was.some((each) => each.id === id && isSame(each, startsAt, minutes))) continue;
      await work.tx.delete(MealBreak, id);
      edges.push({ edge: 'break_removed', rawAt: work.now, countedAt: startsAt });
    }
    for (const each of was) {
      if (
        now.some(({ id, startsAt, minutes }) => id === each.id && isSame(each, startsAt, minutes))
      )
        continue;
      const { id, minutes } = each;
      const startsAt = new Date(each.starts_at);
      const breakType = minutes === 30 ? 'paid' : 'unpaid';
      await work.tx.insert(MealBreak, { id, timeEntryId, startsAt, minutes, breakType });
      edges.push({ edge: 'break_start', rawAt: startsAt, countedAt: startsAt });
    }
    return edges;
  }
}

function isSame(was: HoursSnapshot['breaks'][number], startsAt: Date, minutes: number): boolean {
  return new Date(was.starts_at).getTime() === startsAt.getTime() && was.minutes === minutes;
}

function edgeOf(edge: 'start' | 'end', now: Date | null, was: Date | null, at: Date): NewPunch[] {
  if (now?.getTime() === was?.getTime()) return [];
  if (was) return [{ edge, rawAt: was, countedAt: was }];
  return edge === 'end' ? [{ edge: 'end_removed', rawAt: at, countedAt: null }] : [];
}
