import { Injectable } from '@nestjs/common';
import { displayTimePadded, Invalid, NotFound, wallClock } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { HoursService, requireHours } from './hours.service.js';
import { MealBreak } from './meal-break.entity.js';
import { type NewPunch, PunchService } from './punch.service.js';
import { isWithinShift, type ShiftWithBreaks, endsShift } from './rules/break-in-shift.js';
import { type EditedInstant, editedInstant } from './rules/edited-instant.js';
import { isPlausibleDate } from './rules/plausible-date.js';
import type { Shift } from './shift.js';
import type { TimeEntry } from './time-entry.entity.js';

export type BreakMinutes = MealBreak['minutes'];

const MINUTE = 60_000;

/** Meal breaks of a shift: 30 minutes paid, or 60 unpaid. Every verb takes a locked shift. */
@Injectable()
export class MealBreakService {
  constructor(
    private readonly hours: HoursService,
    private readonly punches: PunchService,
  ) {}

  /**
   * Adds a break at a time entered by hand (rounded), or now (to the minute). An hour's break ends
   * a running shift where the break begins, unless the worker stays, and leaves an ended one as it
   * is. Repeating the same break changes nothing.
   *
   * @param stays the worker comes back from it: typed among the breaks, it says nothing of an end
   * @param typed wall clock of the shift's zone, 'YYYY-MM-DDTHH:MM'; null: now
   * @throws NotOnTheCrew, NotSignedIn
   * @throws Invalid naming `break_time`: no date and time, more than seven days from the call, or
   * outside the shift
   */
  async add(
    work: Work,
    shift: Shift,
    minutes: BreakMinutes,
    typed: string | null,
    stays = false,
  ): Promise<void> {
    const hours = requireHours(shift);
    const at = typed === null ? currentMinute(work.now) : parseBreakTime(typed, null, shift);
    assertWithin(shift, hours, at);
    const same = { timeEntryId: hours.id, startsAt: at.countedAt, minutes };
    if (await work.tx.existsBy(MealBreak, same)) return;

    const breakType = breakTypeOf(minutes);
    const { identifiers } = await work.tx.insert(MealBreak, { ...same, breakType });
    const edge: NewPunch = { edge: 'break_start', ...at };
    const after = {
      meal_break_id: identifiers[0]!['id'] as number,
      starts_at: at.countedAt,
      minutes,
    };
    await this.punches.record(work, shift, hours.id, [edge], 'time_sheet', {
      action: 'add_meal_break',
      before: null,
      after,
    });
    if (!stays && endsShift(minutes, at.countedAt, shiftWithBreaks(shift, hours)))
      await this.hours.endShift(
        work,
        shift,
        at.countedAt,
        [{ edge: 'end', ...at }],
        'time_sheet',
        'walk_away',
      );
  }

  /**
   * Checks that a break may be put there; writes nothing.
   *
   * @throws NotOnTheCrew, NotSignedIn, Invalid as `add`
   */
  assertPossible(shift: Shift, typed: string): void {
    const hours = requireHours(shift);
    assertWithin(shift, hours, parseBreakTime(typed, null, shift));
  }

  /**
   * Changes start or length of a break; the end of the shift stays.
   *
   * @throws NotOnTheCrew, NotSignedIn
   * @throws NotFound no such break in this shift
   * @throws Invalid naming `break_time`: no date and time, more than seven days from the call, or
   * outside the shift
   */
  async edit(
    work: Work,
    shift: Shift,
    mealBreakId: number,
    typed: string,
    minutes: BreakMinutes,
  ): Promise<void> {
    const hours = requireHours(shift);
    const stored = await this.find(work, hours, mealBreakId);
    const unchanged: EditedInstant = { rawAt: stored.startsAt, countedAt: stored.startsAt };
    const at = parseBreakTime(typed, stored.startsAt, shift) ?? unchanged;
    if (at !== unchanged) assertWithin(shift, hours, at);
    else if (minutes === stored.minutes) return;

    const [startsAt, breakType] = [at.countedAt, breakTypeOf(minutes)];
    await work.tx.update(MealBreak, stored.id, { startsAt, minutes, breakType });
    const changed = {
      before: { meal_break_id: stored.id, starts_at: stored.startsAt, minutes: stored.minutes },
      after: { meal_break_id: stored.id, starts_at: startsAt, minutes },
    };
    await this.punches.record(
      work,
      shift,
      hours.id,
      [{ edge: 'break_start', ...at }],
      'time_sheet',
      { action: 'update_meal_break', ...changed },
    );
  }

  /**
   * Deletes a break.
   *
   * @throws NotOnTheCrew, NotSignedIn
   * @throws NotFound no such break in this shift
   */
  async remove(work: Work, shift: Shift, mealBreakId: number): Promise<void> {
    const hours = requireHours(shift);
    const { id, startsAt, minutes } = await this.find(work, hours, mealBreakId);
    await work.tx.delete(MealBreak, id);
    const edge: NewPunch = { edge: 'break_removed', rawAt: work.now, countedAt: startsAt };
    const before = { meal_break_id: id, starts_at: startsAt, minutes };
    await this.punches.record(work, shift, hours.id, [edge], 'time_sheet', {
      action: 'delete_meal_break',
      before,
      after: null,
    });
  }

  private async find(work: Work, hours: TimeEntry, id: number): Promise<MealBreak> {
    const found = await work.tx.findOneBy(MealBreak, { id, timeEntryId: hours.id });
    if (!found) throw new NotFound('MealBreak');
    return found;
  }
}

function breakTypeOf(minutes: BreakMinutes): MealBreak['breakType'] {
  return minutes === 30 ? 'paid' : 'unpaid';
}

/** Rounded to the minute only. */
function currentMinute(now: Date): EditedInstant {
  return { rawAt: now, countedAt: new Date(Math.floor(now.getTime() / MINUTE) * MINUTE) };
}

function parseBreakTime(typed: string, stored: null, shift: Shift): EditedInstant;
function parseBreakTime(typed: string, stored: Date, shift: Shift): EditedInstant | null;
/** Null: the minute that was shown; the stored instant stays. */
function parseBreakTime(
  typed: string,
  stored: Date | null,
  { zone, roundUpTarget: target, scheduledStart }: Shift,
): EditedInstant | null {
  const edited = editedInstant({ typed, stored, zone, target });
  if (edited === 'invalid')
    throw Invalid.field(
      'break_time',
      'Not a valid date and time. Use YYYY-MM-DDTHH:MM, without an offset.',
    );
  if (edited === 'unchanged') return null;
  if (!isPlausibleDate(edited.countedAt, scheduledStart))
    throw Invalid.field(
      'break_time',
      'The break must lie within seven days of the call. Check the date.',
    );
  return edited;
}

function shiftWithBreaks(shift: Shift, { startAt, endAt }: TimeEntry): ShiftWithBreaks {
  return { startAt, endAt, presentSince: shift.presentSince ?? startAt };
}

function assertWithin(shift: Shift, hours: TimeEntry, at: EditedInstant): void {
  const within = shiftWithBreaks(shift, hours);
  if (isWithinShift(at, within)) return;
  const [from, to] = [within.presentSince, within.endAt].map(
    (edge) => edge && displayTimePadded(wallClock(edge, shift.zone).slice(11)),
  );
  throw Invalid.field(
    'break_time',
    `The break must lie within the shift, which ${to ? `lasts from ${from} to ${to}` : `began at ${from}`}.`,
  );
}
