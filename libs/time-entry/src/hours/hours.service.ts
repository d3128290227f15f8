import { Injectable } from '@nestjs/common';
import { isCallOver } from '#libs/call-time';
import { Invalid } from '#libs/kernel';
import { AttendanceService } from '#libs/labor';
import type { Work } from '#libs/platform';
import type { PunchSource } from './punch.entity.js';
import { type NewPunch, PunchService, type HoursChange } from './punch.service.js';
import { countedStart } from './rules/counted-start.js';
import { type EditedInstant, editedInstant } from './rules/edited-instant.js';
import { isPlausibleDate } from './rules/plausible-date.js';
import { signOutAt } from './rules/round-sign-out.js';
import type { Shift } from './shift.js';
import { EventIsCanceled, NotOnTheCrew, NotSignedIn } from '../time-entry.errors.js';
import { TimeEntry } from './time-entry.entity.js';
import { insertTimeEntry } from './time-entry.rows.js';

type Span = Pick<TimeEntry, 'startAt' | 'endAt'>;

/**
 * Start and end of shifts. Every verb takes a locked shift. No shift starts at a canceled event;
 * running ones can be ended and corrected.
 */
@Injectable()
export class HoursService {
  constructor(
    private readonly punches: PunchService,
    private readonly attendances: AttendanceService,
  ) {}

  /**
   * The shift starts at the scheduled call, whenever its worker comes; for a worker confirmed after that it starts now,
   * rounded, while the call is not over. Clocking in again changes nothing; void hours start over.
   *
   * @returns the start that counts
   * @throws NotOnTheCrew, EventIsCanceled
   */
  async signIn(work: Work, shift: Shift, source: PunchSource): Promise<Date> {
    assertOnTheCrew(shift);
    if (shift.hours) return shift.hours.startAt;
    const startAt = await this.countedStart(work, shift, work.now);
    await this.startShift(
      work,
      shift,
      { startAt, endAt: null },
      [{ edge: 'start', rawAt: work.now, countedAt: startAt }],
      source,
      'sign_in',
    );
    return startAt;
  }

  /**
   * Ends the shift now, rounded, and at least as long as its minimum. Signing out again changes
   * nothing.
   *
   * @param action as the audit trail names it
   * @returns the end that counts
   * @throws NotOnTheCrew, NotSignedIn
   */
  async signOut(work: Work, shift: Shift, source: PunchSource, action = 'sign_out'): Promise<Date> {
    const hours = requireHours(shift);
    if (hours.endAt) return hours.endAt;
    const { minimumMinutes, roundUpMinutes } = shift.rules;
    const endAt = signOutAt({
      now: work.now,
      start: hours.startAt,
      minimumMinutes,
      roundUpMinutes,
      zone: shift.zone,
    });
    await this.endShift(
      work,
      shift,
      endAt,
      [{ edge: 'end', rawAt: work.now, countedAt: endAt }],
      source,
      action,
    );
    return endAt;
  }

  /**
   * Sets the start to a time entered by hand, rounded to the company's target; signs the worker in
   * where needed.
   *
   * @param typed wall clock of the shift's zone, 'YYYY-MM-DDTHH:MM'
   * @throws NotOnTheCrew, EventIsCanceled
   * @throws Invalid naming `new_time`: no date and time, more than seven days from the call, or
   * after the end
   */
  async editStart(work: Work, shift: Shift, typed: string): Promise<void> {
    assertOnTheCrew(shift);
    const { hours } = shift;
    const edited = parseEditedTime(typed, hours?.startAt ?? null, shift);
    if (edited === 'unchanged') return;
    const startAt = edited.countedAt;
    if (hours?.endAt && startAt > hours.endAt)
      throw Invalid.field('new_time', 'The start must not lie after the end.');

    const edge: NewPunch = { edge: 'start', ...edited };
    if (!hours)
      return this.startShift(
        work,
        shift,
        { startAt, endAt: null },
        [edge],
        'time_sheet',
        'update_start_time',
      );
    await work.tx.update(TimeEntry, hours.id, { startAt, updatedAt: work.now });
    const changed = { before: { start_at: hours.startAt }, after: { start_at: startAt } };
    await this.punches.record(work, shift, hours.id, [edge], 'time_sheet', {
      action: 'update_start_time',
      ...changed,
    });
  }

  /**
   * Sets the end to a time typed in by hand, rounded to the company's target; no minimum applies. Where the worker was not
   * signed in, the shift starts at the scheduled call, or when they were confirmed if that was later.
   *
   * @param typed wall clock of the shift's zone, 'YYYY-MM-DDTHH:MM'
   * @throws NotOnTheCrew, EventIsCanceled
   * @throws Invalid naming `new_time`: no date and time, more than seven days from the call, or
   * before the start
   */
  async editEnd(work: Work, shift: Shift, typed: string): Promise<void> {
    assertOnTheCrew(shift);
    const { hours } = shift;
    const edited = parseEditedTime(typed, hours?.endAt ?? null, shift);
    if (edited === 'unchanged') return;
    const [startAt, endAt] = [
      hours?.startAt ?? (await this.countedStart(work, shift, shift.confirmedLateAt)),
      edited.countedAt,
    ];
    if (endAt < startAt) throw Invalid.field('new_time', 'The end must not lie before the start.');

    const edge: NewPunch = { edge: 'end', ...edited };
    if (hours) return this.endShift(work, shift, endAt, [edge], 'time_sheet', 'update_end_time');
    const start: NewPunch = { edge: 'start', rawAt: work.now, countedAt: startAt };
    await this.startShift(
      work,
      shift,
      { startAt, endAt },
      [start, edge],
      'time_sheet',
      'update_end_time',
    );
  }

  /** Ends the shift at a rounded instant, and freezes its work rules unless they are frozen. */
  async endShift(
    work: Work,
    shift: Shift,
    endAt: Date,
    edges: readonly NewPunch[],
    source: PunchSource,
    action: string,
  ): Promise<void> {
    const hours = requireHours(shift);
    await work.tx.update(TimeEntry, hours.id, {
      endAt,
      ...rulesToFreeze(shift),
      updatedAt: work.now,
    });
    const changed = { before: { end_at: hours.endAt }, after: { end_at: endAt } };
    await this.punches.record(work, shift, hours.id, edges, source, { action, ...changed });
  }

  /** @param cameAt null: in time */
  private async countedStart(work: Work, shift: Shift, cameAt: Date | null): Promise<Date> {
    const { scheduledStart, roundUpTarget: target, zone } = shift;
    const isConfirmedAfterStart = shift.confirmedLateAt !== null;
    const mayBeOver = cameAt !== null && isConfirmedAfterStart;
    const isCallOver = mayBeOver && (await this.isCallOver(work, shift));
    return countedStart({
      ...{ cameAt, isConfirmedAfterStart, isCallOver, scheduledStart, target, zone },
    });
  }

  private async isCallOver(work: Work, shift: Shift): Promise<boolean> {
    const { callTimeId, scheduledStart: startsAt, plannedMinutes } = shift;
    const attendance = (await this.attendances.ofCalls(work, [callTimeId])).get(callTimeId)!;
    return isCallOver({ startsAt, plannedMinutes, ...attendance }, work.now);
  }

  private async startShift(
    work: Work,
    shift: Shift,
    span: Span,
    edges: readonly NewPunch[],
    source: PunchSource,
    action: string,
  ): Promise<void> {
    if (shift.isCanceled) throw new EventIsCanceled();
    const values = { ...span, ...(span.endAt && rulesToFreeze(shift)) };
    const recorded: HoursChange = {
      action,
      before: null,
      after: { start_at: span.startAt, end_at: span.endAt },
    };
    const { entry } = shift;
    if (entry) {
      await work.tx.update(TimeEntry, entry.id, { ...values, voidedAt: null, updatedAt: work.now });
      const restored: NewPunch = { edge: 'restored', rawAt: work.now, countedAt: span.startAt };
      return this.punches.record(work, shift, entry.id, [restored, ...edges], source, recorded);
    }
    const id = await insertTimeEntry(work, { laborRequestId: shift.requestId, ...values });
    await this.punches.record(work, shift, id, edges, source, recorded);
  }
}

/** The hours of a confirmed worker who has signed in. @throws NotOnTheCrew, NotSignedIn */
export function requireHours(shift: Shift): TimeEntry {
  assertOnTheCrew(shift);
  if (!shift.hours) throw new NotSignedIn();
  return shift.hours;
}

function assertOnTheCrew(shift: Shift): void {
  if (!shift.isConfirmed) throw new NotOnTheCrew();
}

function parseEditedTime(
  typed: string,
  stored: Date | null,
  { zone, roundUpTarget: target, scheduledStart }: Shift,
): EditedInstant | 'unchanged' {
  const edited = editedInstant({ typed, stored, zone, target });
  if (edited === 'invalid')
    throw Invalid.field(
      'new_time',
      'Not a valid date and time. Use YYYY-MM-DDTHH:MM, without an offset.',
    );
  if (edited !== 'unchanged' && !isPlausibleDate(edited.countedAt, scheduledStart)) {
    throw Invalid.field(
      'new_time',
      'The time must lie within seven days of the call. Check the date.',
    );
  }
  return edited;
}

function rulesToFreeze(shift: Shift): Partial<TimeEntry> {
  return { ...shift.rules, roundUpTarget: shift.roundUpTarget, timeZone: shift.zone };
}
