import {
  type CallProgress,
  type CallTime,
  LONGEST_CALL_HOURS,
  PLANNED_MINUTES,
} from '#libs/call-time';
import type { Company } from '#libs/company';
import type { Event } from '#libs/event';
import type { Prefixed, RowOf } from '#libs/platform';
import type { LaborRequirement } from '../requirements/labor-requirement.entity.js';
import type { CallAttendance } from '../rules/attendance.js';
import type { Worker } from '../workers/worker.entity.js';
import type { LaborRequest } from './labor-request.entity.js';
import type { RequestIds } from './labor-request.facts.js';

/**
 * A request with everything that decisions and texts need, from the worker's number to the event's
 * zone.
 */
export type RequestInContext = Pick<
  RowOf<LaborRequest>,
  | 'id'
  | 'token_short'
  | 'state'
  | 'reserved'
  | 'cancel_counted'
  | 'sent_at'
  | 'responded_at'
  | 'confirmed_at'
> &
  Pick<RowOf<Worker>, 'phone_number' | 'language'> &
  Pick<RowOf<LaborRequirement>, 'needed_labor' | 'fcfs_positions'> &
  Pick<RowOf<CallTime>, 'date' | 'time' | 'starts_at'> &
  Pick<RowOf<Event>, 'event_name' | 'is_single_day'> &
  Prefixed<'event', Pick<RowOf<Event>, 'id' | 'slug' | 'start_date' | 'canceled'>> &
  Prefixed<'company', Pick<RowOf<Company>, 'id' | 'name'>> &
  Pick<RowOf<Company>, 'promotion_cutoff_minutes' | 'restricted_since'> & {
    worker_id: number;
    requirement_id: number;
    /** Name of the skill. */
    skill: string;
    call_time_id: number;
    call_name: string;
    /** The expected length of the call, else its resolved minimum. */
    planned_minutes: number;
    company_short_name: string | null;
    /** IANA name of the event's zone. */
    time_zone: string;
    location_name: string | null;
  };

/** Columns of `RequestInContext`; use with `REQUESTS_IN_CONTEXT`. */
export const REQUEST_IN_CONTEXT_COLUMNS = `
  r.id, r.token_short, r.state, r.reserved, r.cancel_counted, r.sent_at, r.responded_at, r.confirmed_at,
  w.id as worker_id, w.phone_number, w.language,
  q.id as requirement_id, q.needed_labor, q.fcfs_positions, t.name as skill,
  ct.id as call_time_id, ct.name as call_name, ct.date, ct.time, ct.starts_at, ${PLANNED_MINUTES} as planned_minutes,
  e.id as event_id, e.slug as event_slug, e.event_name, e.start_date as event_start_date, e.is_single_day, e.canceled as event_canceled,
  c.id as company_id, c.name as company_name, c.name_short as company_short_name, c.promotion_cutoff_minutes, c.restricted_since,
  coalesce(l.time_zone, c.time_zone) as time_zone, l.name as location_name`;

/** Joins worker w, requirement q, skill t, call ct, event e, company c and location l to requests r. */
export const CONTEXT_OF_REQUESTS = `
  join workers w on w.id = r.worker_id
  join labor_requirements q on q.id = r.labor_requirement_id
  join labor_types t on t.id = q.labor_type_id
  join call_times ct on ct.id = q.call_time_id
  join events e on e.id = ct.event_id
  join companies c on c.id = e.company_id
  left join location_profiles l on l.id = e.location_profile_id`;

/** `from` requests r with `CONTEXT_OF_REQUESTS`; includes archived ones. */
export const REQUESTS_IN_CONTEXT = `labor_requests r${CONTEXT_OF_REQUESTS}`;

/** A request whose worker may be asked in another role of the same call, too: then texts name the role. */
export type TalkedAbout = RequestInContext & { shares_call?: boolean };

/** Selects `shares_call` of `TalkedAbout`. */
export const SHARES_CALL = `exists (
    select from labor_requests other join labor_requirements oq on oq.id = other.labor_requirement_id
     where other.worker_id = r.worker_id and other.id <> r.id and oq.call_time_id = q.call_time_id and oq.archived_at is null) as shares_call`;

/** Neither requirement nor call nor event is archived. */
export const NOT_ARCHIVED = `q.archived_at is null and ct.archived_at is null and e.archived_at is null`;

/** Leaves out calls that began so long before $2 that they are over in any case; `isCallOver` decides about the rest. */
export const NOT_SURELY_OVER = `ct.starts_at > $2::timestamptz - interval '${LONGEST_CALL_HOURS} hours'`;

export function requestIdsOf(request: RequestInContext): RequestIds {
  return {
    companyId: request.company_id,
    eventId: request.event_id,
    callTimeId: request.call_time_id,
    requirementId: request.requirement_id,
    requestId: request.id,
    workerId: request.worker_id,
  };
}

/** How far the call of a request has come, for `isCallOver`. */
export function progressOf(
  { starts_at: startsAt, planned_minutes: plannedMinutes }: RequestInContext,
  { hasClockIns, isSomebodyIn }: CallAttendance,
): CallProgress {
  return { startsAt, plannedMinutes, hasClockIns, isSomebodyIn };
}
