import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { MealBreak } from '../hours/meal-break.entity.js';
import { type BreakMinutes, MealBreakService } from '../hours/meal-break.service.js';
import { roundEdited } from '../hours/rules/round-edited.js';
import type { Shift } from '../hours/shift.js';
import { ShiftService, type TimeSheetRow } from '../hours/shift.service.js';
import { cellTime } from './rules/cell-value.js';
import { placeInShift } from './rules/place-in-shift.js';
import type { TypedBreak } from './rules/typed-breaks.js';
import { requireTime } from './require-time.js';
import { shiftOnTheWall } from './shift-on-the-wall.js';
import { SheetHistoryService } from './sheet-history.service.js';

/** A break at a wall clock of the shift's zone, 'YYYY-MM-DDTHH:MM'. */
export interface PlacedBreak {
  wall: string;
  minutes: BreakMinutes;
}

/** The breaks of a shift as one typed list. */
@Injectable()
export class BreakListService {
  constructor(
    private readonly breaks: MealBreakService,
    private readonly shifts: ShiftService,
    private readonly history: SheetHistoryService,
  ) {}

  /**
   * Moves one break to a time as people type it, or changes its length.
   *
   * @param minutes null: as it is
   * @throws NotFound, Unauthorized as every verb of the time sheet; no such break in this row
   * @throws Invalid naming `typed`: no time; and as `MealBreakService.edit`
   */
  async move(
    work: Work,
    row: TimeSheetRow,
    mealBreakId: number,
    typed: string,
    minutes: BreakMinutes | null,
  ): Promise<void> {
    const shift = await this.shifts.lockOnTimeSheet(work, row);
    const time = requireTime(typed);
    const timeEntryId = shift.hours?.id ?? 0;
    const stored = await work.tx.findOneBy(MealBreak, { id: mealBreakId, timeEntryId });
    if (!stored) throw new NotFound('MealBreak');
    const wall = placeInShift(time, 'break', shiftOnTheWall(shift, work.now));
    const { callTimeId } = shift;
    const on = { callTimeId, requestIds: [row.requestId], action: 'update_meal_break' };
    await this.history.remember(work, on, () =>
      this.breaks.edit(work, shift, mealBreakId, wall, minutes ?? stored.minutes),
    );
  }

  place(work: Work, shift: Shift, typed: readonly TypedBreak[]): PlacedBreak[] {
    const on = shiftOnTheWall(shift, work.now);
    return typed.map(({ start, minutes }) => ({ wall: placeInShift(start, 'break', on), minutes }));
  }

  /**
   * Makes the breaks those of the list: equal ones stay, others are moved as long as there are some, further ones are
   * added or removed. None of them ends a running shift. What is refused is refused before anything is written.
   *
   * @throws Invalid, NotSignedIn, NotOnTheCrew as `MealBreakService`
   */
  async replace(
    work: Work,
    shift: Shift,
    stored: readonly MealBreak[],
    wanted: readonly PlacedBreak[],
  ): Promise<void> {
    const old = [...stored].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
    const fresh: PlacedBreak[] = [];
    for (const each of [...wanted].sort((a, b) => a.wall.localeCompare(b.wall))) {
      const rounded = roundEdited(each.wall, shift.roundUpTarget);
      const at = old.findIndex(
        ({ startsAt, minutes }) =>
          minutes === each.minutes && [each.wall, rounded].includes(cellTime(startsAt, shift.zone)),
      );
      if (at >= 0) old.splice(at, 1);
      else fresh.push(each);
    }
    for (const { wall } of fresh) this.breaks.assertPossible(shift, wall);
    const moved = Math.min(old.length, fresh.length);
    for (const [nth, each] of fresh.entries()) {
      const { wall, minutes } = each;
      if (nth < moved) await this.breaks.edit(work, shift, old[nth]!.id, wall, minutes);
      else await this.breaks.add(work, shift, minutes, wall, true);
    }
    for (const { id } of old.slice(moved)) await this.breaks.remove(work, shift, id);
  }
}
