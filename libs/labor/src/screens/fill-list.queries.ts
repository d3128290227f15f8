import { Injectable } from '@nestjs/common';
import { type CallTime, PLANNED_MINUTES, plannedEnd, plannedMinutes } from '#libs/call-time';
import type { Event } from '#libs/event';
import { extendObject } from '#libs/kernel';
import {
  pageClauses,
  type KeysetPage,
  type RowOf,
  type SortOrder,
  type Work,
} from '#libs/platform';
import type { LaborRequest } from '../requests/labor-request.entity.js';
import {
  type RequestRow,
  type RequestWithCall,
  requestsWithWorkers,
} from '../requests/labor-request.rows.js';
import {
  LaborRequirementQueries,
  type ReachedRequirement,
} from '../requirements/labor-requirement.queries.js';
import {
  type CallConflictKind,
  conflictBetween,
  CONFLICT_HOURS,
  isListedAsConflict,
  LONGEST_PLAN_HOURS,
  type PlannedCall,
} from '../rules/call-conflict.js';
import {
  altPhonesOf,
  type AltPhoneRow,
  LISTED_WORKER_COLUMNS,
  type ListedWorkerRow,
  workerJoins,
  type WorkerRow,
} from '../workers/worker.rows.js';

/** Another call of the worker that is close to this one. */
type NearbyCallRow = Pick<RowOf<LaborRequest>, 'state'> &
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

type CandidateRow = ListedWorkerRow & {
  alt_phones: AltPhoneRow[];
  /** The worker is on the list of this requirement. */
  requested: boolean;
  reserved: boolean;
  /** By the start of the other call. */
  nearby: NearbyCallRow[];
};

export type WorkerOnFillList = CandidateRow & SortedConflicts;

interface SortedConflicts {
  /** See `isListedAsConflict`. */
  conflicts: ConflictRow[];
  /** Calls that start farther away and leave less rest than the company requires. */
  short_rests: ConflictRow[];
}

/** The data of the page for filling a requirement, beside the workers. */
export interface FillListBoard {
  requirement: ReachedRequirement;
  /**
   * In the order in which they were asked. They share the objects of requirement, call and event.
   */
  requests: RequestWithCall[];
}

export const CANDIDATES_BY_NAME: SortOrder<Pick<WorkerRow, 'name' | 'id'>> = {
  columns: [
    { sql: 'w.name', type: 'text', valueIn: (worker) => worker.name },
    { sql: 'w.id', type: 'bigint', valueIn: (worker) => worker.id },
  ],
  direction: 'asc',
};

@Injectable()
export class FillListQueries {
  constructor(private readonly requirements: LaborRequirementQueries) {}

  /**
   * Two statements.
   *
   * @throws NotFound, Unauthorized as `LaborRequirementQueries.reached`
   */
  async board(work: Work, slug: string): Promise<FillListBoard> {
    const requirement = await this.requirements.reached(work, slug);
    const { call_time: call } = requirement;
    const rows = await work.jsonRows<RequestRow>(
      requestsWithWorkers(
        'select r.* from labor_requests r where r.labor_requirement_id = $1',
        'order by r.id',
      ),
      [requirement.id],
    );
    return {
      requirement,
      requests: rows.map((row) =>
        extendObject(row, { requirement, call_time: call, event: call.event }),
      ),
    };
  }

  /**
   * All workers of the requirement's company, by name. Each with the worker's live requests for other calls: those that overlap or
   * start within five hours (`conflicts`), and those that only leave too little rest (`short_rests`). One statement.
   *
   * @param page by `CANDIDATES_BY_NAME`; null: all of them
   */
  async candidates(
    work: Work,
    { id, call_time: call }: ReachedRequirement,
    page: KeysetPage | null = null,
  ): Promise<WorkerOnFillList[]> {
    const mine = {
      startsAt: new Date(call.starts_at),
      plannedMinutes: plannedMinutes(call, call.event),
    };
    const rest = call.event.company.rest_minutes;
    const { where, orderByAndLimit, orderBy, parameters } = pageClauses(CANDIDATES_BY_NAME, page, [
      id,
      call.event.company_id,
      mine.startsAt,
      plannedEnd(mine.startsAt, mine.plannedMinutes + (rest ?? 0)),
      rest ?? 0,
    ]);
    const rows = await work.jsonRows<CandidateRow>(
      `with those as materialized (select w.* from workers w where w.company_id = $2 and w.erased_at is null and ${where} ${orderByAndLimit}
       ), near as materialized (
         select q.id, e.event_name, ct.name as call_name, ct.time, ct.starts_at, ${PLANNED_MINUTES} as planned_minutes, t.name as skill, l.name as location_name
           from call_times ct
           join events e on e.id = ct.event_id
           join companies c on c.id = e.company_id
           join labor_requirements q on q.call_time_id = ct.id
           join labor_types t on t.id = q.labor_type_id
           left join location_profiles l on l.id = e.location_profile_id
          where e.company_id = $2 and q.id <> $1 and not e.canceled
            and e.archived_at is null and ct.archived_at is null and q.archived_at is null
            and ct.starts_at between $3::timestamptz - interval '${LONGEST_PLAN_HOURS} hours' - $5 * interval '1 minute'
                                 and greatest($4::timestamptz, $3::timestamptz + interval '${CONFLICT_HOURS} hours')
            and (ct.starts_at between $3::timestamptz - interval '${CONFLICT_HOURS} hours' and $3::timestamptz + interval '${CONFLICT_HOURS} hours'
                 or ct.starts_at + (${PLANNED_MINUTES} + $5) * interval '1 minute' > $3::timestamptz)
       ), conflicts as (
         select r.worker_id, json_agg(json_build_object('event_name', near.event_name, 'call_name', near.call_name, 'time', near.time,
                  'starts_at', near.starts_at, 'planned_minutes', near.planned_minutes,
                  'skill', near.skill, 'location_name', near.location_name, 'state', r.state) order by near.starts_at, near.id) as list
           from near join labor_requests r on r.labor_requirement_id = near.id
          where r.state in ('pending', 'available', 'confirmed') group by r.worker_id
       )
       select ${LISTED_WORKER_COLUMNS}, coalesce(skills.list, '[]') as labor_types, coalesce(alts.phones, '[]') as alt_phones,
              r.id is not null as requested, coalesce(r.reserved, false) as reserved, coalesce(conflicts.list, '[]') as nearby
         from ${workerJoins('those')}
         left join (select ws.worker_id, json_agg(t order by t.name, t.id) as list
                      from worker_skills ws join labor_types t on t.id = ws.labor_type_id
                     where ws.worker_id in (select id from those) group by ws.worker_id) skills on skills.worker_id = w.id
         left join (${altPhonesOf('those')}) alts on alts.worker_id = w.id
         left join labor_requests r on r.worker_id = w.id and r.labor_requirement_id = $1
         left join conflicts on conflicts.worker_id = w.id
        ${orderBy}`,
      parameters,
    );
    return rows.map((row) => extendObject(row, sortConflicts(row.nearby, mine, rest)));
  }
}

function sortConflicts(
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
