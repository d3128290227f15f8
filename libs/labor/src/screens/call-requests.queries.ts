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

/** A call and its requirements, for the page of its requests. */
export interface CallBoard {
  call: CallTimeWithEvent;
  /** By name of their skill. */
  requirements: RequirementRow[];
}

export const REQUESTS_BY_ID: SortOrder<RequestWithCall> = {
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
  async board(work: Work, slug: string): Promise<CallBoard> {
    const [call, requirements] = await Promise.all([
      this.calls.reached(work, slug),
      this.requirements.ofCallUnchecked(work, slug),
    ]);
    return { call, requirements };
  }

  /**
   * The requests of a board's requirements, in the order in which they were asked. They share the
   * objects of requirement, call and event. One statement.
   *
   * @param page by `REQUESTS_BY_ID`; null: all of them
   */
  async requests(
    work: Work,
    { call, requirements }: CallBoard,
    page: KeysetPage | null = null,
  ): Promise<RequestWithCall[]> {
    const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
    const { where, orderByAndLimit, parameters } = pageClauses(REQUESTS_BY_ID, page, [
      [...byId.keys()],
    ]);
    const rows = await work.jsonRows<RequestRow>(
      requestsWithWorkers(
        `select r.* from labor_requests r where r.labor_requirement_id = any($1) and ${where} ${orderByAndLimit}`,
        'order by r.id',
      ),
      parameters,
    );
    return rows.map((row) =>
      extendObject(row, {
        requirement: byId.get(row.labor_requirement_id)!,
        call_time: call,
        event: call.event,
      }),
    );
  }
}
