import { Injectable } from '@nestjs/common';
import { RequestAnsweringService, type RequestAction } from '#libs/labor';
import type { Work } from '#libs/platform';
import { HoursService } from '../hours/hours.service.js';
import { type BreakMinutes, MealBreakService } from '../hours/meal-break.service.js';
import type { Shift } from '../hours/shift.js';
import { type TimeSheetRow, ShiftService } from '../hours/shift.service.js';
import { SheetHistoryService } from './sheet-history.service.js';

/**
 * Actions on one row of a call's time sheet. Every verb throws `NotFound` where the actor does not
 * reach the call or the request is not on it, and `Unauthorized` for a steward who does not run the
 * event.
 */
@Injectable()
export class TimeSheetService {
  constructor(
    private readonly shifts: ShiftService,
    private readonly hours: HoursService,
    private readonly breaks: MealBreakService,
    private readonly answering: RequestAnsweringService,
    private readonly history: SheetHistoryService,
  ) {}

  /** See `HoursService.signIn`; allowed at any time. */
  async signIn(work: Work, row: TimeSheetRow): Promise<void> {
    await this.change(work, row, 'sign_in', (shift) =>
      this.hours.signIn(work, shift, 'time_sheet'),
    );
  }

  /** See `HoursService.signOut`. */
  async signOut(work: Work, row: TimeSheetRow): Promise<void> {
    await this.change(work, row, 'sign_out', (shift) =>
      this.hours.signOut(work, shift, 'time_sheet'),
    );
  }

  /** See `HoursService.editStart`. */
  async updateStartTime(work: Work, row: TimeSheetRow, newTime: string): Promise<void> {
    await this.change(work, row, 'update_start_time', (shift) =>
      this.hours.editStart(work, shift, newTime),
    );
  }

  /** See `HoursService.editEnd`. */
  async updateEndTime(work: Work, row: TimeSheetRow, newTime: string): Promise<void> {
    await this.change(work, row, 'update_end_time', (shift) =>
      this.hours.editEnd(work, shift, newTime),
    );
  }

  /** See `MealBreakService.add`. */
  async addMealBreak(
    work: Work,
    row: TimeSheetRow,
    minutes: BreakMinutes,
    breakTime: string | null,
  ): Promise<void> {
    await this.change(work, row, 'add_meal_break', (shift) =>
      this.breaks.add(work, shift, minutes, breakTime),
    );
  }

  /** See `MealBreakService.edit`. */
  async updateMealBreak(
    work: Work,
    row: TimeSheetRow,
    mealBreakId: number,
    breakTime: string,
    minutes: BreakMinutes,
  ): Promise<void> {
    await this.change(work, row, 'update_meal_break', (shift) =>
      this.breaks.edit(work, shift, mealBreakId, breakTime, minutes),
    );
  }

  /** See `MealBreakService.remove`. */
  async deleteMealBreak(work: Work, row: TimeSheetRow, mealBreakId: number): Promise<void> {
    await this.change(work, row, 'delete_meal_break', (shift) =>
      this.breaks.remove(work, shift, mealBreakId),
    );
  }

  /**
   * No call, no show. Hours that a steward wrote down are void from then on; see `VoidHoursFollower`.
   *
   * @throws Invalid the worker clocked in with their own code, or has signed out already
   */
  async noCallNoShow(work: Work, row: TimeSheetRow): Promise<void> {
    await this.move(work, row, 'no_show');
  }

  /** They came after all; hours that were void count again. */
  async showedUp(work: Work, row: TimeSheetRow): Promise<void> {
    await this.move(work, row, 'showed_up');
  }

  /**
   * Records that the worker called out on the day.
   *
   * @throws Invalid as `noCallNoShow`
   */
  async callOut(work: Work, row: TimeSheetRow): Promise<void> {
    await this.move(work, row, 'call_out');
  }

  private async change(
    work: Work,
    row: TimeSheetRow,
    action: string,
    verb: (shift: Shift) => Promise<unknown>,
  ): Promise<void> {
    const shift = await this.shifts.lockOnTimeSheet(work, row);
    const on = { callTimeId: shift.callTimeId, requestIds: [row.requestId], action };
    await this.history.remember(work, on, () => verb(shift));
  }

  /** Does not lock: a transition locks the requirement first, then the request. */
  private async move(work: Work, row: TimeSheetRow, action: RequestAction): Promise<void> {
    const callTimeId = await this.shifts.assertOnTimeSheet(work, row);
    await this.history.remember(work, { callTimeId, requestIds: [row.requestId], action }, () =>
      this.answering.perform(work, row.requestId, action, 'manager'),
    );
  }
}
