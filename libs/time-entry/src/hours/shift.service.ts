import { Injectable } from '@nestjs/common';
import { assertReached } from '#libs/event';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { SELECT_SHIFT, Shift, type ShiftRow } from './shift.js';
import { findTimeEntry } from './time-entry.rows.js';

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
  /**
   * Locks a row of the time sheet of a call that the actor reaches.
   *
   * @throws NotFound no such call, or no such request on it
   * @throws Unauthorized a steward who does not run the event
   */
  async lockOnTimeSheet(work: Work, row: TimeSheetRow): Promise<Shift> {
    await this.assertOnTimeSheet(work, row);
    const shift = await this.lock(work, row.requestId);
    if (shift.isDeleted) throw new NotFound('LaborRequest');
    return shift;
  }

  /**
   * Checks that the row exists and the actor reaches it; locks nothing.
   *
   * @throws NotFound, Unauthorized as `lockOnTimeSheet`
   */
  async assertOnTimeSheet(work: Work, { callTimeSlug, requestId }: TimeSheetRow): Promise<void> {
    const call = await work.row<{
      company_id: number;
      steward_id: number | null;
      has_row: boolean;
    }>(
      `select e.company_id, e.steward_id,
              exists (select from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id
                       where r.id = $2 and q.call_time_id = ct.id and q.archived_at is null) as has_row
         from call_times ct join events e on e.id = ct.event_id where ct.slug = $1 and ct.archived_at is null`,
      [callTimeSlug, requestId],
    );
    if (!call) throw new NotFound('CallTime');
    assertReached(work.actor, call, 'CallTime');
    if (!call.has_row) throw new NotFound('LaborRequest');
  }

  /** @throws NotFound no such request */
  async lock(work: Work, requestId: number): Promise<Shift> {
    work.executeWithoutWaiting('select id from labor_requests where id = $1 for update', [
      requestId,
    ]);
    const [row, found] = await Promise.all([
      work.row<ShiftRow>(`${SELECT_SHIFT} where r.id = $1`, [requestId]),
      findTimeEntry(work, requestId),
    ]);
    if (!row) throw new NotFound('LaborRequest');
    return new Shift(row, found);
  }

  /** Locks the confirmed requests of a worker at an event, always in the same order. */
  lockConfirmedRequests(work: Work, workerId: number, eventId: number): void {
    work.executeWithoutWaiting(
      `select r.id from labor_requests r
         join labor_requirements q on q.id = r.labor_requirement_id
         join call_times ct on ct.id = q.call_time_id
        where r.worker_id = $1 and ct.event_id = $2 and r.state = 'confirmed'
        order by r.id
          for update of r`,
      [workerId, eventId],
    );
  }
}
