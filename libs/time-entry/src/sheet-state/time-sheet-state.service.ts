import { Injectable } from '@nestjs/common';
import { CallTimeQueries, type CallTimeWithEvent } from '#libs/call-time';
import { assertManaged } from '#libs/event';
import { Invalid } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { type SheetStep, sheetMove } from '../hours/rules/sheet-state.js';
import { TimeSheetMoved } from '../time-entry.facts.js';
import { SheetClosed, SheetIsDraft, SheetMovedOn, SheetUnfinished } from '../time-entry.errors.js';
import { HoursTextService } from './hours-text.service.js';
import { type LockedSheet, lockSheet } from './lock-sheet.js';
import { mayStayUnfinished } from './rules/unfinished-sheet.js';
import { TimeSheetStateQueries } from './time-sheet-state.queries.js';

/** What somebody saw when they took a step. */
export interface SeenSheet {
  /** Of the sheet as it was shown; null: not compared. */
  revision: number | null;
  /** What is unfinished may stay so. */
  confirmed: boolean;
}

const LONGEST_NOTE = 500;

/** The steps of a call's time sheet. Repeating a step changes nothing. */
@Injectable()
export class TimeSheetStateService {
  constructor(
    private readonly calls: CallTimeQueries,
    private readonly states: TimeSheetStateQueries,
    private readonly texts: HoursTextService,
    private readonly facts: FactBus,
  ) {}

  /**
   * The steward says that the hours are complete.
   *
   * @throws NotFound, Unauthorized the actor does not reach the call
   * @throws SheetUnfinished somebody is in or on a break, the call has not begun, or something else is unfinished and
   * nobody confirmed that it stays so
   * @throws SheetClosed, SheetMovedOn
   */
  async submit(work: Work, callTimeSlug: string, seen: SeenSheet): Promise<void> {
    const call = await this.calls.reached(work, callTimeSlug);
    const sheet = await this.lock(work, call);
    if (!this.mayMove(call, sheet, 'submitted', seen.revision)) return;
    await this.assertFinished(work, call, seen);
    await this.move(
      work,
      { call, sheet, step: 'submitted' },
      `state = 'submitted', submitted_at = $2, submitted_by_user_id = $3,
       returned_at = null, returned_by_user_id = null, returned_note = null`,
    );
  }

  /**
   * A manager agrees to the hours; from then on they change only with a reason. Workers who disputed theirs, or whose hours
   * were corrected, get a text.
   *
   * @throws NotFound no such call, or another company's
   * @throws Unauthorized a steward
   * @throws SheetIsDraft it was not submitted, or was changed since
   * @throws SheetUnfinished as `submit`
   * @throws SheetClosed it is exported already
   * @throws SheetMovedOn
   */
  async approve(work: Work, callTimeSlug: string, seen: SeenSheet): Promise<void> {
    const call = await this.managed(work, callTimeSlug);
    const sheet = await this.lock(work, call);
    if (!this.mayMove(call, sheet, 'approved', seen.revision)) return;
    await this.assertFinished(work, call, seen);
    await this.move(
      work,
      { call, sheet, step: 'approved' },
      `state = 'approved', approved_at = $2, approved_by_user_id = $3`,
    );
    await this.texts.tellApproved(work, call.slug);
  }

  /**
   * A submitted sheet becomes a draft again.
   *
   * @param note what is wrong with it; blank: nothing is said
   * @throws NotFound, Unauthorized the actor does not reach the call
   * @throws Invalid naming `note`: longer than 500 characters
   * @throws SheetClosed, SheetMovedOn
   */
  async reopen(
    work: Work,
    callTimeSlug: string,
    note: string,
    revision: number | null = null,
  ): Promise<void> {
    const said = note.trim() || null;
    if (said !== null && said.length > LONGEST_NOTE)
      throw Invalid.field('note', `At most ${LONGEST_NOTE} characters.`);
    const call = await this.calls.reached(work, callTimeSlug);
    const sheet = await this.lock(work, call);
    if (!this.mayMove(call, sheet, 'returned', revision)) return;
    await this.move(
      work,
      { call, sheet, step: 'returned', note: said },
      `state = 'draft', submitted_at = null, submitted_by_user_id = null,
       returned_at = $2, returned_by_user_id = $3, returned_note = $4`,
    );
  }

  /**
   * The sheets' pay period was closed. Callers have checked reach.
   *
   * @param callTimeIds drafts and submitted ones among them stay as they are
   * @returns those that are exported now, and were not before. Two statements
   */
  async markInClosedPeriod(work: Work, callTimeIds: readonly number[]): Promise<number[]> {
    await work.rows(
      'select ts.id from time_sheets ts where ts.call_time_id = any($1) order by ts.id for update',
      [callTimeIds],
    );
    const moved = await work.rows<{ company_id: number; call_time_id: number }>(
      `update time_sheets set state = 'exported', revision = revision + 1, exported_at = $2, exported_by_user_id = $3
        where call_time_id = any($1) and state = 'approved' returning company_id, call_time_id`,
      [callTimeIds, work.now, work.actor.userId],
    );
    for (const { company_id: companyId, call_time_id: callTimeId } of moved) {
      const states = { from: 'approved', to: 'exported' } as const;
      await this.facts.record(work, new TimeSheetMoved(companyId, callTimeId, 'exported', states));
    }
    return moved.map(({ call_time_id: id }) => id);
  }

  private async managed(work: Work, callTimeSlug: string): Promise<CallTimeWithEvent> {
    const call = await this.calls.reached(work, callTimeSlug);
    assertManaged(work.actor, call.event, 'CallTime');
    return call;
  }

  private lock(work: Work, call: CallTimeWithEvent): Promise<LockedSheet> {
    return lockSheet(work, call.event.company_id, call.id);
  }

  /** False: it was done already. @throws SheetClosed, SheetIsDraft, SheetMovedOn */
  private mayMove(
    { slug }: CallTimeWithEvent,
    { state, revision }: LockedSheet,
    step: SheetStep,
    seen: number | null,
  ): boolean {
    const move = sheetMove(state, step);
    if (move === 'repeated') return false;
    if (move === 'closed') throw new SheetClosed(slug);
    if (move === 'draft') throw new SheetIsDraft();
    if (seen !== null && seen !== revision) throw new SheetMovedOn(revision);
    return true;
  }

  private async assertFinished(
    work: Work,
    call: CallTimeWithEvent,
    { confirmed }: SeenSheet,
  ): Promise<void> {
    const { unfinished } = await this.states.ofCallUnchecked(work, call.slug);
    const mayConfirm = unfinished.every(({ kind }) => mayStayUnfinished(kind));
    if (unfinished.length > 0 && !(mayConfirm && confirmed))
      throw new SheetUnfinished(unfinished, mayConfirm);
  }

  private async move(
    work: Work,
    {
      call,
      sheet,
      step,
      note = null,
    }: { call: CallTimeWithEvent; sheet: LockedSheet; step: SheetStep; note?: string | null },
    changes: string,
  ): Promise<void> {
    const values = [sheet.id, work.now, work.actor.userId];
    work.executeWithoutWaiting(
      `update time_sheets set revision = revision + 1, ${changes} where id = $1`,
      step === 'returned' ? [...values, note] : values,
    );
    const move = sheetMove(sheet.state, step);
    const to = typeof move === 'string' ? sheet.state : move.to;
    const states = { from: sheet.state, to };
    await this.facts.record(
      work,
      new TimeSheetMoved(call.event.company_id, call.id, step, states, note),
    );
  }
}
