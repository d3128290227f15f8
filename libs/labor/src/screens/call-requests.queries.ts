import { Injectable } from '@nestjs/common';
import { CallTimeQueries, type CallTimeWithEvent } from '#libs/call-time';
import { extendObject } from '#libs/kernel';
import { pageClauses, type KeysetPage, type SortOrder, type Work } from '#libs/platform';
import {
  type RequestRow,
  type RequestWithCall,
  requestsWithWorkers,
} from '../requests/labor-request.rows.js';
import type { RequirementRow } from '../requirements/labor-requirement.rows.js';
import { LaborRequirementQueries } from '../requirements/labor-requirement.queries.js';
import {
  LISTS_BY_REQUEST,
  NEARBY_CALLS,
  type NearbyCallRow,
  nearbyParameters,
  plannedCallOf,
  sortConflicts,
  type SortedConflicts,
} from './nearby-calls.js';

/** A call and its requirements, for the page of its requests. */
export interface CallRequestsBoard {
  call: CallTimeWithEvent;
  /** By name of their skill. */
  requirements: RequirementRow[];
}

/** A request with what else its worker does around the call, as on the fill list. */
export type RequestOfCall = RequestWithCall & SortedConflicts;

/** Leaves out no requirement of `NEARBY_CALLS`: the call's others are in the way, too. */
const NO_REQUIREMENT = 0;

export const REQUESTS_BY_ID: SortOrder<RequestOfCall> = {
  columns: [{ sql: 'r.id', type: 'bigint', valueIn: (request) => request.id }],
  direction: 'asc',
};

@Injectable()
export class CallRequestsQueries {
  constructor(
    private readonly calls: CallTimeQueries,
    private readonly requirements: LaborRequirementQueries,
  ) {}

  /**
   * Two statements.
   *
   * @throws NotFound, Unauthorized as `CallTimeQueries.reached`
   */
  async board(work: Work, slug: string): Promise<CallRequestsBoard> {
    const [call, requirements] = await Promise.all([
      this.calls.reached(work, slug),
      this.requirements.ofCallUnchecked(work, slug),
    ]);
    return { call, requirements };
  }

  /**
   * The requests of a board's requirements, in the order in which they were asked. They share the
   * objects of requirement, call and event. Each with the worker's live requests for other requirements that are in
   * the way, see `FillListQueries.candidates`. One statement.
   *
   * @param page by `REQUESTS_BY_ID`; null: all of them
   */
  async requests(
    work: Work,
    { call, requirements }: CallRequestsBoard,
    page: KeysetPage | null = null,
  ): Promise<RequestOfCall[]> {
    const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
    const mine = plannedCallOf({ call_time: call });
    const { where, orderByAndLimit, parameters } = pageClauses(REQUESTS_BY_ID, page, [
      ...nearbyParameters({ id: NO_REQUIREMENT, call_time: call }),
      [...byId.keys()],
    ]);
    const rows = await work.jsonRows<RequestRow & { nearby: NearbyCallRow[] }>(
      requestsWithWorkers(
        `with asked as materialized (
           select r.* from labor_requests r where r.labor_requirement_id = any($6) and ${where} ${orderByAndLimit}
         ), near as materialized (${NEARBY_CALLS}
         ), conflicts as (${LISTS_BY_REQUEST})
         select asked.*, coalesce(conflicts.list, '[]') as nearby from asked left join conflicts on conflicts.id = asked.id`,
        'order by r.id',
        ', r.nearby',
      ),
      parameters,
    );
    return rows.map((row) =>
      extendObject(row, {
        ...sortConflicts(row.nearby, mine, call.event.company.rest_minutes),
        requirement: byId.get(row.labor_requirement_id)!,
        call_time: call,
        event: call.event,
      }),
    );
  }
}
