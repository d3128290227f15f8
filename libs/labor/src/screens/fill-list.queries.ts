import { Injectable } from '@nestjs/common';
import type { CallTime } from '#libs/call-time';
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
import { CONFLICT_HOURS } from '../rules/conflict-window.js';
import {
  altPhonesOf,
  type AltPhoneRow,
  LISTED_WORKER_COLUMNS,
  type ListedWorkerRow,
  workerJoins,
  type WorkerRow,
} from '../workers/worker.rows.js';

/** Another call of the worker that starts close to this one. */
export type ConflictRow = Pick<RowOf<LaborRequest>, 'state'> &
  Pick<RowOf<Event>, 'event_name'> &
  Pick<RowOf<CallTime>, 'time'> & {
    call_name: string;
    skill: string;
    location_name: string | null;
  };

export type WorkerOnFillList = ListedWorkerRow & {
  alt_phones: AltPhoneRow[];
  /** The worker is on the list of this requirement. */
  requested: boolean;
  reserved: boolean;
  /** By the start of the other call. */
  conflicts: ConflictRow[];
};

/** What the page for filling a requirement shows beside the workers. */
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
   * All workers of the requirement's company, by name. Conflicts are a worker's live requests for
   * other requirements within five hours. One statement, however many workers.
   *
   * @param page by `CANDIDATES_BY_NAME`; null: all of them
   */
  candidates(
    work: Work,
    { id, call_time: call }: ReachedRequirement,
    page: KeysetPage | null = null,
  ): Promise<WorkerOnFillList[]> {
    const { where, orderByAndLimit, orderBy, parameters } = pageClauses(CANDIDATES_BY_NAME, page, [
      id,
      call.event.company_id,
      call.starts_at,
    ]);
    return work.jsonRows<WorkerOnFillList>(
      `with those as materialized (select w.* from workers w where w.company_id = $2 and ${where} ${orderByAndLimit}
       ), near as materialized (
         select q.id, e.event_name, ct.name as call_name, ct.time, ct.starts_at, t.name as skill, l.name as location_name
           from call_times ct
           join events e on e.id = ct.event_id
           join labor_requirements q on q.call_time_id = ct.id
           join labor_types t on t.id = q.labor_type_id
           left join location_profiles l on l.id = e.location_profile_id
          where e.company_id = $2 and q.id <> $1 and not e.canceled
            and e.archived_at is null and ct.archived_at is null and q.archived_at is null
            and ct.starts_at between $3::timestamptz - interval '${CONFLICT_HOURS} hours' and $3::timestamptz + interval '${CONFLICT_HOURS} hours'
       ), conflicts as (
         select r.worker_id, json_agg(json_build_object('event_name', near.event_name, 'call_name', near.call_name, 'time', near.time,
                  'skill', near.skill, 'location_name', near.location_name, 'state', r.state) order by near.starts_at, near.id) as list
           from near join labor_requests r on r.labor_requirement_id = near.id
          where r.state in ('pending', 'available', 'confirmed') group by r.worker_id
       )
       select ${LISTED_WORKER_COLUMNS}, coalesce(skills.list, '[]') as labor_types, coalesce(alts.phones, '[]') as alt_phones,
              r.id is not null as requested, coalesce(r.reserved, false) as reserved, coalesce(conflicts.list, '[]') as conflicts
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
  }
}
