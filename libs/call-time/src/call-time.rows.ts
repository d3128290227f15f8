import { type EventRow, EVENT_COLUMNS, EVENT_JOINS } from '#libs/event';
import { columnsOf, type JsonOf, type RowOf } from '#libs/platform';
import { CallTime } from './call-time.entity.js';

/** A call time as screens read it. */
export type CallTimeRow = Omit<RowOf<CallTime>, 'archived_at' | 'revision'>;
export type CallTimeJson = JsonOf<CallTimeRow>;
/** From columns or from JSON: what presenters accept. */
export type AnyCallTime = CallTimeRow | CallTimeJson;

export type CallTimeWithEvent = CallTimeRow & { event: EventRow };

/** Columns of `CallTimeRow`. */
export const CALL_TIME_COLUMNS = columnsOf(CallTime, 'ct', ['archived_at', 'revision']);

/** One column: the whole `EventRow` of the call as JSON; use with `CALL_TIME_JOINS`. */
export const CALL_TIME_EVENT = `(select to_json(event) from (select ${EVENT_COLUMNS}) event) as event`;

/** `from call_times ct` with event e, company c, location l. */
export const CALL_TIME_JOINS = `call_times ct join ${EVENT_JOINS.replace('events e join', 'events e on e.id = ct.event_id join')}`;

/** A condition on the alias ct: the call has hours, possibly voided ones. */
export const CALL_HAS_HOURS = `exists (
  select 1 from labor_requirements q join labor_requests r on r.labor_requirement_id = q.id join time_entries te on te.labor_request_id = r.id
   where q.call_time_id = ct.id)`;
