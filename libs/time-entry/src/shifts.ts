import { Injectable } from '@nestjs/common';
import { assertReached } from '#libs/event';
import { Missing } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { SHIFT, Shift, type ShiftRow } from './shift.js';
import { timeEntryOf } from './time-entry.rows.js';

/** One row of a call's time sheet. */
export interface SheetRow {
  callTimeSlug: string;
  requestId: number;
}

/**
 * Finds shifts for whoever changes them. The row of the request is the lock: two who record hours of one worker at the same
 * moment do so one after the other, and the second sees what the first has written.
 */
@Injectable()
export class Shifts {
  /**
   * A row of the time sheet of a call the actor reaches, locked.
   *
   * @throws Missing no such call, or no such request on it
   * @throws Unauthorized a steward who does not run the event
   */
  async onSheet(work: Work, row: SheetRow): Promise<Shift> {
    await this.reach(work, row);
    return this.locked(work, row.requestId);
  }

  /**
   * That the row is on the sheet and the actor reaches it; nothing is locked.
   *
   * @throws Missing, Unauthorized as `onSheet`
   */
  async reach(work: Work, { callTimeSlug, requestId }: SheetRow): Promise<void> {
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
    if (!call) throw new Missing('CallTime');
    assertReached(work.actor, call, 'CallTime');
    if (!call.has_row) throw new Missing('LaborRequest');
  }

  /** @throws Missing no such request */
  async locked(work: Work, requestId: number): Promise<Shift> {
    work.send('select id from labor_requests where id = $1 for update', [requestId]);
    const [row, entry] = await Promise.all([
      work.row<ShiftRow>(`${SHIFT} where r.id = $1`, [requestId]),
      timeEntryOf(work, requestId),
    ]);
    if (!row) throw new Missing('LaborRequest');
    return new Shift(row, entry);
  }

  /** Locks all a worker is confirmed for at an event, always in the same order. */
  lockAllOf(work: Work, workerId: number, eventId: number): void {
    work.send(
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
