import { Injectable } from '@nestjs/common';
import { type CallTime, isCallOver, PLANNED_MINUTES } from '#libs/call-time';
import { EVENT_JOINS } from '#libs/event';
import { AttendanceService, isConfirmedAfterStart } from '#libs/labor';
import type { RowOf, Work } from '#libs/platform';
import { SIGNED_IN_AT } from '../hours/time-entry.rows.js';

/** A call at which the worker can clock in or out. */
export type ClockCallRow = Pick<RowOf<CallTime>, 'name' | 'date' | 'time' | 'starts_at'> & {
  /** Of several requests for one call: the running one, else one with hours, else the first. */
  request_id: number;
  call_time_id: number;
  /** The skill. */
  role: string;
  start_at: Date | null;
  end_at: Date | null;
  /** See `SIGNED_IN_AT`. */
  signed_in_at: Date | null;
  confirmed_at: Date | null;
  planned_minutes: number;
};

/** With the data that decides whether its worker may still clock in. */
export type ClockCall = ClockCallRow & {
  isConfirmedAfterStart: boolean;
  /** See `isCallOver`; false where it was not read, because the worker was confirmed in time. */
  isOver: boolean;
};

/** Reads for the clock-in page, the scanner and the station. */
@Injectable()
export class ClockQueries {
  constructor(private readonly attendances: AttendanceService) {}

  /**
   * By date and time; one for each call, however many of its requirements the worker is confirmed for. One statement,
   * and one more for workers confirmed late.
   */
  async callsUnchecked(work: Work, workerId: number, eventId: number): Promise<ClockCall[]> {
    const rows = await this.rows(work, workerId, eventId);
    const isLate = (row: ClockCallRow): boolean =>
      isConfirmedAfterStart(row.confirmed_at, row.starts_at);
    const attendances = await this.attendances.ofCalls(
      work,
      rows.filter(isLate).map((row) => row.call_time_id),
    );
    return rows.map((row) => {
      const { starts_at: startsAt, planned_minutes: plannedMinutes } = row;
      const attendance = attendances.get(row.call_time_id);
      return {
        ...row,
        isConfirmedAfterStart: isLate(row),
        isOver: attendance
          ? isCallOver({ startsAt, plannedMinutes, ...attendance }, work.now)
          : false,
      };
    });
  }

  private rows(work: Work, workerId: number, eventId: number): Promise<ClockCallRow[]> {
    return work.rows<ClockCallRow>(
      `select * from (
         select distinct on (ct.id) r.id as request_id, ct.id as call_time_id, ct.name, ct.date, ct.time, ct.starts_at, t.name as role, te.start_at, te.end_at,
                r.confirmed_at, ${PLANNED_MINUTES} as planned_minutes,
                ${SIGNED_IN_AT} as signed_in_at
           from labor_requests r
           join labor_requirements q on q.id = r.labor_requirement_id
           join labor_types t on t.id = q.labor_type_id
           join call_times ct on ct.id = q.call_time_id
           join (${EVENT_JOINS}) on e.id = ct.event_id
           left join time_entries te on te.labor_request_id = r.id and te.voided_at is null
          where r.worker_id = $1 and ct.event_id = $2 and r.state = 'confirmed' and q.archived_at is null and ct.archived_at is null
          order by ct.id, (te.id is not null and te.end_at is null) desc, te.id is not null desc, r.id) call
        order by starts_at, call_time_id`,
      [workerId, eventId],
    );
  }
}
