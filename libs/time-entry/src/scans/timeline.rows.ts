import { type RowOf, type ValuesOf, valuesOf, type Work } from '#libs/platform';
import { SELECT_SHIFT, type ShiftRow } from '../hours/shift.js';
import type { Punch } from '../hours/punch.entity.js';
import { TimeEntry } from '../hours/time-entry.entity.js';
import { SIGNED_IN_AT } from '../hours/time-entry.rows.js';
import type { Scan } from './scan.entity.js';

/** A request of a worker at the event: on the crew, a no-show, or with hours. */
export type TimelineRequestRow = ShiftRow & {
  /** The skill. */
  role: string;
  /** When its state changed last. */
  responded_at: Date | null;
  /** Of the requirement or its call. */
  archived_at: Date | null;
};

export type TimelineEntryRow = ValuesOf<TimeEntry> & { signedInAt: Date | null };

export type TimelinePunchRow = Pick<
  RowOf<Punch>,
  'raw_at' | 'counted_at' | 'recorded_at' | 'scan_id'
> & {
  labor_request_id: number;
  edge: 'start' | 'end' | 'end_removed' | 'voided' | 'restored';
};

/** A scan that takes part in replays. */
export type TimelineScanRow = Pick<
  RowOf<Scan>,
  | 'id'
  | 'worker_id'
  | 'at'
  | 'outcome'
  | 'sentence'
  | 'labor_request_id'
  | 'counted_at'
  | 'wanted_action'
  | 'wanted_call_time_id'
  | 'judgement'
  | 'source'
  | 'user_id'
>;

/** What is known about some workers at an event. */
export interface TimelineRows {
  requests: TimelineRequestRow[];
  entries: TimelineEntryRow[];
  /** In the order they were recorded. */
  punches: TimelinePunchRow[];
  scans: TimelineScanRow[];
}

const REQUESTS_AT_EVENT = `
  select r.id from labor_requests r
    join labor_requirements q on q.id = r.labor_requirement_id
    join call_times ct on ct.id = q.call_time_id
   where ct.event_id = $1 and r.worker_id = any($2)`;

/** Locks the requests of some workers at an event, always in the same order. One statement. */
export function lockRequestsAtEvent(
  work: Work,
  eventId: number,
  workerIds: readonly number[],
): void {
  work.executeWithoutWaiting(
    `select r.id from labor_requests r where r.id in (${REQUESTS_AT_EVENT}) order by r.id for update`,
    [eventId, workerIds],
  );
}

/** Four statements, sent together. */
export async function readTimelines(
  work: Work,
  eventId: number,
  workerIds: readonly number[],
): Promise<TimelineRows> {
  const who = [eventId, workerIds];
  const [requests, entries, punches, scans] = await Promise.all([
    work.rows<TimelineRequestRow>(
      `select shift.*, t.name as role, r.responded_at, coalesce(q.archived_at, ct.archived_at) as archived_at
         from (${SELECT_SHIFT}
                where e.id = $1 and r.worker_id = any($2)
                  and (r.state in ('confirmed', 'no_show') or exists (select 1 from time_entries te where te.labor_request_id = r.id))) shift
         join labor_requests r on r.id = shift.request_id
         join labor_requirements q on q.id = r.labor_requirement_id
         join labor_types t on t.id = q.labor_type_id
         join call_times ct on ct.id = q.call_time_id
        order by shift.request_id`,
      who,
    ),
    work.rows<TimelineEntryRow>(
      `select ${valuesOf(TimeEntry, 'te')},
              ${SIGNED_IN_AT} as "signedInAt"
         from time_entries te where te.labor_request_id in (${REQUESTS_AT_EVENT})`,
      who,
    ),
    work.rows<TimelinePunchRow>(
      `select te.labor_request_id, p.edge, p.raw_at, p.counted_at, p.recorded_at, p.scan_id
         from punches p join time_entries te on te.id = p.time_entry_id
        where te.labor_request_id in (${REQUESTS_AT_EVENT}) and p.edge in ('start', 'end', 'end_removed', 'voided', 'restored')
        order by p.id`,
      who,
    ),
    work.rows<TimelineScanRow>(
      `select sc.id, sc.worker_id, sc.at, sc.outcome, sc.sentence, sc.labor_request_id, sc.counted_at, sc.wanted_action,
              sc.wanted_call_time_id, sc.judgement, sc.source, sc.user_id
         from scans sc
        where sc.event_id = $1 and sc.worker_id = any($2) and sc.outcome <> 'kept' and sc.judgement is distinct from 'dismissed'
        order by sc.received_at, sc.id`,
      who,
    ),
  ]);
  return { requests, entries, punches, scans };
}

/** When somebody was at a call: from their sign-in to their sign-out, both as they happened. */
export interface AttendanceInterval {
  callTimeId: number;
  from: Date;
  /** Null: in. */
  to: Date | null;
}

/** One statement. */
export function readAttendance(
  work: Work,
  callTimeIds: readonly number[],
): Promise<AttendanceInterval[]> {
  return work.rows<AttendanceInterval>(
    `select q.call_time_id as "callTimeId",
            coalesce((select min(p.raw_at) from punches p where p.time_entry_id = te.id and p.edge = 'start'), te.start_at) as from,
            case when te.end_at is not null then
              coalesce((select p.raw_at from punches p where p.time_entry_id = te.id and p.edge = 'end' order by p.id desc limit 1), te.end_at) end as to
       from time_entries te
       join labor_requests r on r.id = te.labor_request_id
       join labor_requirements q on q.id = r.labor_requirement_id
      where q.call_time_id = any($1) and te.voided_at is null`,
    [callTimeIds],
  );
}
