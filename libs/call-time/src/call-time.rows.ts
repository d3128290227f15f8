import { type EventRow, EVENT_COLUMNS, EVENT_JOINS } from '#libs/event';

/** A call time as a screen reads it. */
export interface CallTimeRow {
  id: number;
  slug: string;
  event_id: number;
  name: string;
  /** 'YYYY-MM-DD', on the wall of the event's zone. */
  date: string;
  /** 'HH:MM:SS' */
  time: string;
  starts_at: Date | string;
  original_date: string | null;
  original_time: string | null;
  time_has_changed: boolean | null;
  minimum_minutes: number | null;
  message: string | null;
  last_modified: Date | string;
}

export interface CallTimeWithEvent extends CallTimeRow {
  event: EventRow;
}

/** Columns of `CallTimeRow` for the alias ct (call_times). */
export const CALL_TIME_COLUMNS = `
  ct.id, ct.slug, ct.event_id, ct.name, ct.date, ct.time, ct.starts_at, ct.original_date, ct.original_time,
  ct.time_has_changed, ct.minimum_minutes, ct.message, ct.last_modified`;

/** One column: the whole `EventRow` of the call as JSON; use with `CALL_TIME_JOINS`. */
export const CALL_TIME_EVENT = `(select to_json(event) from (select ${EVENT_COLUMNS}) event) as event`;

/** `from call_times ct` with event e, company c, location l. */
export const CALL_TIME_JOINS = `call_times ct join ${EVENT_JOINS.replace('events e join', 'events e on e.id = ct.event_id join')}`;

/** A condition on the alias ct: somebody has signed in to the call; what was voided later counts, since its punches stay. */
export const CALL_HAS_HOURS = `exists (
  select 1 from labor_requirements q join labor_requests r on r.labor_requirement_id = q.id join time_entries te on te.labor_request_id = r.id
   where q.call_time_id = ct.id)`;
