import { Injectable } from '@nestjs/common';
import { CallTimeQueries, type CallTimeWithEvent } from '#libs/call-time';
import type { LaborTypeRow } from '#libs/company';
import { extended } from '#libs/kernel';
import { narrow, type Page, type SortOrder, type Work } from '#libs/platform';
import { type RequestRow, type RequestWithCall, withWorkers } from '../requests/labor-request.rows.js';
import type { RequirementRow } from '../requirements/labor-requirement.rows.js';
import { EventBoardQueries } from './event-board.queries.js';

/** What the page of a call's requests shows. */
export interface CallRequestsBoard {
  call: CallTimeWithEvent;
  /** By name of their skill. */
  requirements: RequirementRow[];
  /** In the order they were asked. Requirement, call and event are shared between them. */
  requests: RequestWithCall[];
  /** Those that occur among the requests, by name. */
  laborTypes: LaborTypeRow[];
}

export const REQUESTS_AS_ASKED: SortOrder<Pick<RequestRow, 'id'>> = {
  columns: [{ sql: 'r.id', kind: 'bigint', of: (request) => request.id }],
  direction: 'asc',
};

@Injectable()
export class CallRequestsQueries {
  constructor(
    private readonly calls: CallTimeQueries,
    private readonly boards: EventBoardQueries,
  ) {}

  /**
   * Three statements.
   *
   * @param page of the requests, by `REQUESTS_AS_ASKED`; null: all of them
   * @throws Missing, Unauthorized as `CallTimeQueries.reached`
   */
  async board(work: Work, slug: string, page: Page | null = null): Promise<CallRequestsBoard> {
    const call = await this.calls.reached(work, slug);
    const [requirements, rows] = await Promise.all([this.boards.requirementsOf(work, call.id), this.requestsOf(work, call.id, page)]);
    const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
    const requests = rows.map((row) => extended(row, { requirement: byId.get(row.labor_requirement_id)!, call_time: call, event: call.event }));
    const asked = new Set(requests.map((request) => request.requirement));
    return { call, requirements, requests, laborTypes: requirements.filter((requirement) => asked.has(requirement)).map(({ labor_type: type }) => type) };
  }

  private requestsOf(work: Work, callTimeId: number, page: Page | null): Promise<RequestRow[]> {
    const { where, order, parameters } = narrow(REQUESTS_AS_ASKED, page, [callTimeId]);
    return work.list<RequestRow>(
      withWorkers(
        `select r.* from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id
          where q.call_time_id = $1 and q.archived_at is null and ${where} ${order}`,
        'order by r.id',
      ),
      parameters,
    );
  }
}
