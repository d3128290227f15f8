import { Injectable } from '@nestjs/common';
import { EVENT_JOINS } from '#libs/event';
import type { Work } from '#libs/platform';

/** A call the worker is confirmed for, at the clock. */
export interface ClockCallRow {
  /** Of two requests on one call the running one, else the one with hours, else the first. */
  request_id: number;
  call_time_id: number;
  name: string;
  /** 'YYYY-MM-DD' and 'HH:MM:SS' on the wall of the event's zone. */
  date: string;
  time: string;
  starts_at: Date;
  /** The skill. */
  role: string;
  start_at: Date | null;
  end_at: Date | null;
  /** The moment of the (last) sign-in, while `start_at` is the value that counts. */
  signed_in_at: Date | null;
}

/** The last time a worker was signed in or out at an event. */
export interface LastPunchRow {
  edge: 'start' | 'end';
  counted_at: Date;
  /** The moment itself. */
  raw_at: Date;
  recorded_at: Date;
  call_name: string;
  /** IANA name of the event's zone. */
  zone: string;
}

/** What the clock-in page, the scanner and the station read. One statement each. */
@Injectable()
export class ClockQueries {
  /** By date and time; one row for each call, however many of its requirements the worker is confirmed for. */
  callsUnchecked(work: Work, workerId: number, eventId: number): Promise<ClockCallRow[]> {
    return work.rows<ClockCallRow>(
      `select * from (
         select distinct on (ct.id) r.id as request_id, ct.id as call_time_id, ct.name, ct.date, ct.time, ct.starts_at, t.name as role, te.start_at, te.end_at,
                (select p.raw_at from punches p where p.time_entry_id = te.id and p.edge = 'start' order by p.id desc limit 1) as signed_in_at
           from labor_requests r
           join labor_requirements q on q.id = r.labor_requirement_id
           join labor_types t on t.id = q.labor_type_id
           join call_times ct on ct.id = q.call_time_id
           left join time_entries te on te.labor_request_id = r.id and te.voided_at is null
          where r.worker_id = $1 and ct.event_id = $2 and r.state = 'confirmed' and q.archived_at is null and ct.archived_at is null
          order by ct.id, (te.id is not null and te.end_at is null) desc, te.id is not null desc, r.id) call
        order by starts_at, call_time_id`,
      [workerId, eventId],
    );
  }

  lastPunchUnchecked(work: Work, workerId: number, eventId: number): Promise<LastPunchRow | null> {
    return work.row<LastPunchRow>(
      `select p.edge, p.counted_at, p.raw_at, p.recorded_at, ct.name as call_name, coalesce(te.time_zone, l.time_zone, c.time_zone) as zone
         from labor_requests r
         join labor_requirements q on q.id = r.labor_requirement_id
         join call_times ct on ct.id = q.call_time_id
         join (${EVENT_JOINS}) on e.id = ct.event_id
         join time_entries te on te.labor_request_id = r.id and te.voided_at is null
         join punches p on p.time_entry_id = te.id and p.edge in ('start', 'end')
        where r.worker_id = $1 and ct.event_id = $2
        order by p.id desc
        limit 1`,
      [workerId, eventId],
    );
  }
}
