import { Injectable } from '@nestjs/common';
import { assertReached } from '#libs/event';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { SheetGuardService } from './sheet-guard.service.js';
import { isClosed, type SheetState } from './rules/sheet-state.js';
import { SELECT_SHIFT, Shift, type ShiftRow } from './shift.js';
import { findTimeEntries, findTimeEntry } from './time-entry.rows.js';

/** One row of a call's time sheet. */
export interface TimeSheetRow {
  callTimeSlug: string;
  requestId: number;
}

/**
 * Finds and locks shifts. The row of the request is the lock: simultaneous changes of one worker's
 * hours run one after the other.
 */
@Injectable()
export class ShiftService {
  constructor(private readonly guard: SheetGuardService) {}

  /**
   * Locks a row of the time sheet of a call that the actor reaches.
   *
   * @throws NotFound no such call, or no such request on it
   * @throws Unauthorized a steward who does not run the event
   * @throws SheetClosed it changes only with a reason now
   */
  async lockOnTimeSheet(work: Work, row: TimeSheetRow): Promise<Shift> {
    await this.assertOnTimeSheet(work, row);
    const shift = await this.lock(work, row.requestId);
    if (shift.isDeleted) throw new NotFound('LaborRequest');
    this.guard.assertMayChange(work, shift);
    return shift;
  }

  /**
   * Locks rows of the time sheet of a call that the actor reaches. Four statements, however many rows.
   *
   * @returns by request
   * @throws NotFound, Unauthorized, SheetClosed as `lockOnTimeSheet`
   */
  async lockAllOnTimeSheet(
    work: Work,
    callTimeSlug: string,
    requestIds: readonly number[],
  ): Promise<Map<number, Shift>> {
    await this.assertAllOnTimeSheet(work, callTimeSlug, requestIds);
    work.executeWithoutWaiting(
      'select id from labor_requests where id = any($1) order by id for update',
      [requestIds],
    );
    const [rows, found] = await Promise.all([
      work.rows<ShiftRow>(`${SELECT_SHIFT} where r.id = any($1)`, [requestIds]),
      findTimeEntries(work, requestIds),
    ]);
    const shifts = rows.map((row) => new Shift(row, found.get(row.request_id) ?? null));
    for (const shift of shifts) this.guard.assertMayChange(work, shift);
    return new Map(shifts.map((shift) => [shift.requestId, shift]));
  }

  /**
   * Checks that the row exists and the actor reaches it; locks nothing.
   *
   * @returns the id of the call
   * @throws NotFound, Unauthorized, SheetClosed as `lockOnTimeSheet`
   */
  assertOnTimeSheet(work: Work, { callTimeSlug, requestId }: TimeSheetRow): Promise<number> {
    return this.assertAllOnTimeSheet(work, callTimeSlug, [requestId]);
  }

  private async assertAllOnTimeSheet(
    work: Work,
    callTimeSlug: string,
    requestIds: readonly number[],
  ): Promise<number> {
    const call = await work.row<{
      id: number;
      company_id: number;
      steward_id: number | null;
      has_rows: boolean;
      sheet_state: SheetState;
    }>(
      `select ct.id, e.company_id, e.steward_id, coalesce(ts.state, 'draft') as sheet_state,
              not exists (select from unnest($2::bigint[]) as asked(id)
                           where not exists (select from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id
                                              where r.id = asked.id and q.call_time_id = ct.id and q.archived_at is null)) as has_rows
         from call_times ct join events e on e.id = ct.event_id left join time_sheets ts on ts.call_time_id = ct.id where ct.slug = $1 and ct.archived_at is null`,
      [callTimeSlug, requestIds],
    );
    if (!call) throw new NotFound('CallTime');
    assertReached(work.actor, call, 'CallTime');
    if (!call.has_rows) throw new NotFound('LaborRequest');
    const isOnClosedSheet = isClosed(call.sheet_state);
    this.guard.assertMayChange(work, { callTimeSlug, isOnClosedSheet });
    return call.id;
  }

  /** @throws NotFound no such request */
  lock(work: Work, requestId: number): Promise<Shift> {
    work.executeWithoutWaiting('select id from labor_requests where id = $1 for update', [
      requestId,
    ]);
    return this.read(work, requestId);
  }

  /**
   * A row of the time sheet of a call that the actor reaches, to show it; locks nothing. Two statements.
   *
   * @throws NotFound, Unauthorized as `lockOnTimeSheet`
   */
  async readOnTimeSheet(work: Work, { callTimeSlug, requestId }: TimeSheetRow): Promise<Shift> {
    const shift = await this.read(work, requestId);
    if (shift.callTimeSlug !== callTimeSlug || shift.isDeleted) throw new NotFound('LaborRequest');
    assertReached(work.actor, shift.event, 'CallTime');
    return shift;
  }

  private async read(work: Work, requestId: number): Promise<Shift> {
    const [row, found] = await Promise.all([
      work.row<ShiftRow>(`${SELECT_SHIFT} where r.id = $1`, [requestId]),
      findTimeEntry(work, requestId),
    ]);
    if (!row) throw new NotFound('LaborRequest');
    return new Shift(row, found);
  }
}
