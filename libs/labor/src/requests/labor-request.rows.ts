import type { AnyCallTime } from '#libs/call-time';
import type { EventBaseRow } from '#libs/event';
import { columnsOf, type JsonOf, type RowOf } from '#libs/platform';
import type { RequirementRow } from '../requirements/labor-requirement.rows.js';
import { type WorkerRow, workersOfRequests } from '../workers/worker.rows.js';
import { LaborRequest } from './labor-request.entity.js';

/** A labor request as screens read it. */
export type RequestRow = Omit<RowOf<LaborRequest>, 'cancel_counted' | 'revision'> & {
  /** The worker's message at the latest time change. */
  message: string | null;
  worker: WorkerRow;
  /** Null when there are none, or they were voided. */
  time_entry: TimeEntryRow | null;
};
export type RequestJson = JsonOf<RequestRow>;
/** Rows read either way, as presenters accept them. */
export type AnyRequest = RequestRow | RequestJson;

/** A request with its requirement, call and event; rows of one call share these objects. */
export type RequestWithCall = AnyRequest & {
  requirement: RequirementRow;
  call_time: AnyCallTime;
  event: EventBaseRow;
};

/** A time entry as screens read it; selected here because every request is shown with its hours. */
export interface TimeEntryRow {
  id: number;
  labor_request_id: number;
  start_at: string;
  end_at: string | null;
  minimum_minutes: number | null;
  meal_trigger_minutes: number | null;
  round_up_minutes: number | null;
  time_zone: string | null;
  created_at: string;
  updated_at: string;
  /** By time. */
  meal_breaks: { id: number; starts_at: string; minutes: 30 | 60; break_type: 'paid' | 'unpaid' }[];
}

/** Columns of `RequestRow` for the alias r (labor_requests) without the worker. */
export const REQUEST_COLUMNS = `${columnsOf(LaborRequest, 'r', ['cancel_counted', 'revision'])},
  (select tc.message from time_changes tc where tc.labor_request_id = r.id order by tc.id desc limit 1) as message,
  (select to_json(entry) from (
     select te.id, te.labor_request_id, te.start_at, te.end_at, te.minimum_minutes, te.meal_trigger_minutes, te.round_up_minutes, te.time_zone,
            te.created_at, te.updated_at,
            (select coalesce(json_agg(meal order by meal.starts_at, meal.id), '[]')
               from (select mb.id, mb.starts_at, mb.minutes, mb.break_type from meal_breaks mb where mb.time_entry_id = te.id) meal) as meal_breaks
       from time_entries te where te.labor_request_id = r.id and te.voided_at is null) entry) as time_entry`;

/**
 * Statement for `RequestRow`s together with their workers.
 *
 * @param those statement that finds the requests: it selects `r.*`, and whatever else `columns` and `order` name
 * @param order by columns of r, or of their workers as `people` (id, name)
 * @param columns further ones of r, with a comma in front
 */
export const requestsWithWorkers = (those: string, order: string, columns = ''): string => `
  with those as materialized (${those}), people as (${workersOfRequests('those')})
  select ${REQUEST_COLUMNS}, people.worker${columns} from those r join people on people.id = r.worker_id ${order}`;
