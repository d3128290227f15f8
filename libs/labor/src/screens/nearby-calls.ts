import {
  type AnyCallTime,
  type CallTime,
  PLANNED_MINUTES,
  plannedEnd,
  plannedMinutes,
} from '#libs/call-time';
import { type Event, type EventRow, zoneOf } from '#libs/event';
import { wallClock } from '#libs/kernel';
import type { RowOf } from '#libs/platform';
import type { LaborRequest } from '../requests/labor-request.entity.js';
import {
  type CallConflictKind,
  conflictBetween,
  CONFLICT_HOURS,
  isListedAsConflict,
  LONGEST_PLAN_HOURS,
  type PlannedCall,
} from '../rules/call-conflict.js';
import { EVENT_OF_CALL } from './event-of-call.js';

/** Another call of the worker that is close to this one. */
export type NearbyCallRow = Pick<RowOf<LaborRequest>, 'state'> &
  Pick<RowOf<Event>, 'event_name'> &
  Pick<RowOf<CallTime>, 'time'> & {
    call_name: string;
    /** As JSON has it. */
    starts_at: string;
    planned_minutes: number;
    skill: string;
    location_name: string | null;
  };

/** `close`: it starts within five hours, and there is enough rest. */
export type ConflictRow = NearbyCallRow & { kind: CallConflictKind | 'close' };

export interface SortedConflicts {
  /** See `isListedAsConflict`. */
  conflicts: ConflictRow[];
  /** Calls that start farther away and leave less rest than the company requires. */
  short_rests: ConflictRow[];
}

interface OfCall {
  call_time: AnyCallTime & { event: EventRow };
}

/** The call that candidates are sought for. */
export function plannedCallOf({ call_time: call }: OfCall): PlannedCall {
  return {
    startsAt: new Date(call.starts_at),
    plannedMinutes: plannedMinutes(call, call.event),
  };
}

/**
 * The first five parameters of a statement with `NEARBY_CALLS`: requirement, company, start of its call, its planned end
 * with the rest after it, required minutes of rest.
 */
export function nearbyParameters(requirement: OfCall & { id: number }): unknown[] {
  const { startsAt, plannedMinutes: minutes } = plannedCallOf(requirement);
  const { company, company_id } = requirement.call_time.event;
  const rest = company.rest_minutes ?? 0;
  return [requirement.id, company_id, startsAt, plannedEnd(startsAt, minutes + rest), rest];
}

/** Two parameters of a statement with `timesOffDuring`: start and end of the call by the venue's clock. */
export function localSpan(requirement: OfCall): [from: string, until: string] {
  const { call_time: call } = requirement;
  const { startsAt, plannedMinutes: minutes } = plannedCallOf(requirement);
  const end = plannedEnd(startsAt, Math.max(minutes, 1));
  return [`${call.date} ${call.time}`, wallClock(end, zoneOf(call.event)).replace('T', ' ')];
}

/** Other requirements of the company whose calls may get in the way: a superset of what `sortConflicts` keeps. */
export const NEARBY_CALLS = `
         select q.id, e.event_name, ct.name as call_name, ct.time, ct.starts_at, ${PLANNED_MINUTES} as planned_minutes, t.name as skill, l.name as location_name
           from call_times ct
           ${EVENT_OF_CALL}
           join companies c on c.id = e.company_id
           join labor_requirements q on q.call_time_id = ct.id
           join labor_types t on t.id = q.labor_type_id
           left join location_profiles l on l.id = e.location_profile_id
          where ct.company_id = $2 and q.id <> $1 and not e.canceled
            and e.archived_at is null and ct.archived_at is null and q.archived_at is null
            and ct.starts_at between $3::timestamptz - interval '${LONGEST_PLAN_HOURS} hours' - $5 * interval '1 minute'
                                 and greatest($4::timestamptz, $3::timestamptz + interval '${CONFLICT_HOURS} hours')
            and (ct.starts_at between $3::timestamptz - interval '${CONFLICT_HOURS} hours' and $3::timestamptz + interval '${CONFLICT_HOURS} hours'
                 or ct.starts_at + (${PLANNED_MINUTES} + $5) * interval '1 minute' > $3::timestamptz)`;

/** `NearbyCallRow[]`, of `near` (the relation of `NEARBY_CALLS`) with live requests r for it. */
const LIST = `json_agg(json_build_object('event_name', near.event_name, 'call_name', near.call_name, 'time', near.time,
                  'starts_at', near.starts_at, 'planned_minutes', near.planned_minutes,
                  'skill', near.skill, 'location_name', near.location_name, 'state', r.state) order by near.starts_at, near.id)`;
const LIVE = `r.state in ('pending', 'available', 'confirmed')`;

/** `NearbyCallRow[]` as `list` for each worker_id. @param near the relation of `NEARBY_CALLS` */
export const LISTS_OF_NEARBY_CALLS = `
         select r.worker_id, ${LIST} as list
           from near join labor_requests r on r.labor_requirement_id = near.id
          where ${LIVE}`;

/** The same of one worker, where there are only a few of them. @param worker their id */
export const listOfNearbyCalls = (worker: string): string => `
  (select coalesce(${LIST}, '[]') from near join labor_requests r on r.labor_requirement_id = near.id
    where r.worker_id = ${worker} and ${LIVE})`;

/** The same for each id of `asked`, requests for any requirement of the call: without the request itself. */
export const LISTS_BY_REQUEST = `
         select asked.id, ${LIST} as list
           from asked join labor_requests r on r.worker_id = asked.worker_id and r.id <> asked.id
           join near on near.id = r.labor_requirement_id
          where ${LIVE} group by asked.id`;

/**
 * The condition under which `sortConflicts` keeps a row of `near`: a call that begins exactly when the rest ends is none.
 */
export const IN_THE_WAY = `(near.starts_at <= $3::timestamptz + interval '${CONFLICT_HOURS} hours' or near.starts_at < $4::timestamptz)`;

export function sortConflicts(
  nearby: readonly NearbyCallRow[],
  mine: PlannedCall,
  restMinutes: number | null,
): SortedConflicts {
  const sorted: SortedConflicts = { conflicts: [], short_rests: [] };
  for (const call of nearby) {
    const theirs = { startsAt: new Date(call.starts_at), plannedMinutes: call.planned_minutes };
    const kind = conflictBetween(mine, theirs, restMinutes);
    if (isListedAsConflict(mine, theirs)) sorted.conflicts.push({ ...call, kind: kind ?? 'close' });
    else if (kind) sorted.short_rests.push({ ...call, kind });
  }
  return sorted;
}
