import { Injectable } from '@nestjs/common';
import { Conflict, Invalid } from '#libs/kernel';
import { AttendanceService, type RequestAttendance } from '#libs/labor';
import type { Work } from '#libs/platform';
import { HoursService } from '../hours/hours.service.js';
import { HoursVoidingService } from '../hours/hours-voiding.service.js';
import { MealBreakService } from '../hours/meal-break.service.js';
import type { Shift } from '../hours/shift.js';
import { ShiftService } from '../hours/shift.service.js';
import { HoursNotVoidable } from '../time-entry.errors.js';
import { placeInShift } from './rules/place-in-shift.js';
import { parseTypedBreaks } from './rules/typed-breaks.js';
import type { TypedTime } from './rules/typed-time.js';
import { requireTime } from './require-time.js';
import { shiftOnTheWall } from './shift-on-the-wall.js';
import { SheetHistoryService } from './sheet-history.service.js';

/** What can be done to many rows of a time sheet at once. */
export const BATCH_ACTIONS = [
  'sign_in',
  'sign_out',
  'update_start_time',
  'update_end_time',
  'add_meal_break',
  'void',
] as const;
export type BatchAction = (typeof BATCH_ACTIONS)[number];

export interface Batch {
  action: BatchAction;
  requestIds: readonly number[];
  /** The time, or the breaks, as people type them; '' where the action takes none. */
  typed: string;
  /** A break of an hour ends a running shift; typed for many, or into a cell, it does not. */
  endsShift?: boolean;
}

export interface BatchOutcome {
  /** The requests whose row changed. */
  changed: number[];
  refused: { requestId: number; code: string; message: string }[];
}

type RowVerb = (shift: Shift) => Promise<unknown>;

/** One action for many rows of a time sheet; undone together. */
@Injectable()
export class SheetBatchService {
  constructor(
    private readonly shifts: ShiftService,
    private readonly hours: HoursService,
    private readonly breaks: MealBreakService,
    private readonly voiding: HoursVoidingService,
    private readonly attendances: AttendanceService,
    private readonly history: SheetHistoryService,
  ) {}

  /**
   * Does to each row what the single action does; a refused row stops no other.
   *
   * @throws NotFound, Unauthorized as every verb of the time sheet
   * @throws Invalid naming `typed`: no time, or no breaks
   */
  async perform(work: Work, callTimeSlug: string, batch: Batch): Promise<BatchOutcome> {
    const { action } = batch;
    const requestIds = [...new Set(batch.requestIds)];
    const shifts = await this.shifts.lockAllOnTimeSheet(work, callTimeSlug, requestIds);
    const verb = await this.verbOf(work, batch);
    const [first] = shifts.values();
    if (!first) return { changed: [], refused: [] };
    const refused: BatchOutcome['refused'] = [];
    const on = { callTimeId: first.callTimeId, requestIds, action };
    const { read: changed } = await this.history.remember(work, on, async () => {
      for (const requestId of requestIds) {
        const refusal = await refusalOf(verb, shifts.get(requestId)!);
        if (refusal) refused.push({ requestId, code: refusal.code, message: refusal.message });
      }
    });
    return { changed: await changed, refused };
  }

  private async verbOf(
    work: Work,
    { action, typed, requestIds, endsShift = false }: Batch,
  ): Promise<RowVerb> {
    switch (action) {
      case 'sign_in':
        return (shift) => this.hours.signIn(work, shift, 'time_sheet');
      case 'sign_out':
        return (shift) => this.hours.signOut(work, shift, 'time_sheet');
      case 'update_start_time': {
        const time = requireTime(typed);
        return (shift) => this.hours.editStart(work, shift, typedWall(work, shift, time, 'start'));
      }
      case 'update_end_time': {
        const time = requireTime(typed);
        return (shift) => this.hours.editEnd(work, shift, typedWall(work, shift, time, 'end'));
      }
      case 'add_meal_break':
        return this.breakVerb(work, typed, endsShift);
      case 'void': {
        const attendances = await this.attendances.ofRequests(work, requestIds);
        return (shift) => this.voidOne(work, shift, attendances.get(shift.requestId));
      }
    }
  }

  /** The first of the typed breaks. */
  private breakVerb(work: Work, typed: string, endsShift: boolean): RowVerb {
    const breaks = parseTypedBreaks(typed);
    const [first] = breaks ?? [];
    if (!first || breaks!.length > 1)
      throw Invalid.field('typed', 'Type one break, as 12-12:30 or noon 60.', 'typed.invalid');
    const { start, minutes } = first;
    return (shift) =>
      this.breaks.add(
        work,
        shift,
        minutes,
        start.kind === 'now' ? null : typedWall(work, shift, start, 'break'),
        !endsShift,
      );
  }

  /** As for a no-show: only what a steward wrote down, and while it has no end. */
  private async voidOne(
    work: Work,
    shift: Shift,
    attendance: RequestAttendance | undefined,
  ): Promise<void> {
    const state = attendance?.attendance;
    if (state === 'scanned' || state === 'worked') throw new HoursNotVoidable(state);
    await this.voiding.voidShift(work, shift);
  }
}

/** The wall clock of the shift's zone that somebody meant. */
function typedWall(
  work: Work,
  shift: Shift,
  typed: TypedTime,
  kind: 'start' | 'end' | 'break',
): string {
  return placeInShift(typed, kind, shiftOnTheWall(shift, work.now));
}

/** Refusals come before anything is written. */
async function refusalOf(verb: RowVerb, shift: Shift): Promise<Invalid | Conflict | null> {
  try {
    await verb(shift);
    return null;
  } catch (error) {
    if (error instanceof Invalid || error instanceof Conflict) return error;
    throw error;
  }
}
