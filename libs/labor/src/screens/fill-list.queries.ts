import { Injectable } from '@nestjs/common';
import { extendObject } from '#libs/kernel';
import { pageClauses, type KeysetPage, type SortOrder, type Work } from '#libs/platform';
import {
  type RequestRow,
  type RequestWithCall,
  requestsWithWorkers,
} from '../requests/labor-request.rows.js';
import {
  LaborRequirementQueries,
  type ReachedRequirement,
} from '../requirements/labor-requirement.queries.js';
import { CURRENT_TIME_CHANGE } from '../time-changes/current-time-change.js';
import { timesOffDuring, type TimeOffRow } from '../workers/availability/time-off.rows.js';
import {
  altPhonesOf,
  type AltPhoneRow,
  LISTED_WORKER_COLUMNS,
  type ListedWorkerRow,
  workerJoins,
  type WorkerRow,
} from '../workers/worker.rows.js';
import {
  LISTS_OF_NEARBY_CALLS,
  localSpan,
  NEARBY_CALLS,
  type NearbyCallRow,
  nearbyParameters,
  plannedCallOf,
  sortConflicts,
  type SortedConflicts,
} from './nearby-calls.js';

export type { ConflictRow } from './nearby-calls.js';

type CandidateRow = ListedWorkerRow & {
  alt_phones: AltPhoneRow[];
  /** The worker is on the list of this requirement. */
  requested: boolean;
  reserved: boolean;
  /** By the start of the other call. */
  nearby: NearbyCallRow[];
  /** Times during the call at which the worker said that they do not work. */
  times_off: TimeOffRow[];
};

export type WorkerOnFillList = CandidateRow & SortedConflicts;

/** The data of the page for filling a requirement, beside the workers. */
export interface FillListBoard {
  requirement: ReachedRequirement;
  /**
   * In the order in which they were asked. They share the objects of requirement, call and event.
   */
  requests: RequestOnFillList[];
}

/** A request with its worker's answer to the latest time change since they were confirmed. */
export type RequestOnFillList = RequestWithCall & {
  /** Null: nobody asked this worker. */
  new_time: 'can' | 'cannot' | 'silent' | null;
};

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
    const rows = await work.jsonRows<RequestRow & Pick<RequestOnFillList, 'new_time'>>(
      requestsWithWorkers(
        `select r.*, (select case when tc.answered_at is null then 'silent' when tc.cant_do_it then 'cannot' else 'can' end
                        from time_changes tc where ${CURRENT_TIME_CHANGE} order by tc.id desc limit 1) as new_time
           from labor_requests r where r.labor_requirement_id = $1`,
        'order by r.id',
        ', r.new_time',
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
   * All workers of the requirement's company, by name, with their live requests that overlap or start within five hours
   * (`conflicts`), those that leave too little rest (`short_rests`), and their `times_off`. One statement.
   *
   * @param page by `CANDIDATES_BY_NAME`; null: all of them
   */
  async candidates(
    work: Work,
    requirement: ReachedRequirement,
    page: KeysetPage | null = null,
  ): Promise<WorkerOnFillList[]> {
    const mine = plannedCallOf(requirement);
    const rest = requirement.call_time.event.company.rest_minutes;
    const { where, orderByAndLimit, orderBy, parameters } = pageClauses(CANDIDATES_BY_NAME, page, [
      ...nearbyParameters(requirement),
      ...localSpan(requirement),
    ]);
    const rows = await work.jsonRows<CandidateRow>(
      `with those as materialized (select w.* from workers w where w.company_id = $2 and w.erased_at is null and ${where} ${orderByAndLimit}
       ), near as materialized (${NEARBY_CALLS}
       ), conflicts as (${LISTS_OF_NEARBY_CALLS} group by r.worker_id
       ), off as (${timesOffDuring('those', '$6', '$7')}
       )
       select ${LISTED_WORKER_COLUMNS}, coalesce(skills.list, '[]') as labor_types, coalesce(alts.phones, '[]') as alt_phones,
              r.id is not null as requested, coalesce(r.reserved, false) as reserved, coalesce(conflicts.list, '[]') as nearby,
              coalesce(off.list, '[]') as times_off
         from ${workerJoins('those')}
         left join (select ws.worker_id, json_agg(t order by t.name, t.id) as list
                      from worker_skills ws join labor_types t on t.id = ws.labor_type_id
                     where ws.worker_id in (select id from those) group by ws.worker_id) skills on skills.worker_id = w.id
         left join (${altPhonesOf('those')}) alts on alts.worker_id = w.id
         left join labor_requests r on r.worker_id = w.id and r.labor_requirement_id = $1
         left join conflicts on conflicts.worker_id = w.id
         left join off on off.user_id = w.user_id
        ${orderBy}`,
      parameters,
    );
    return rows.map((row) => extendObject(row, sortConflicts(row.nearby, mine, rest)));
  }
}
