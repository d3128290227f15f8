import { Injectable } from '@nestjs/common';
import { CALL_TIME_COLUMNS, type CallTimeJson } from '#libs/call-time';
import { anyCompanyOf, TodayQueries } from '#libs/company';
import { EVENT_BASE_COLUMNS, EVENT_JOINS, type EventBaseRow } from '#libs/event';
import { extendObject } from '#libs/kernel';
import { pageClauses, type KeysetPage, type SortOrder, type Work } from '#libs/platform';
import {
  type RequestRow,
  type RequestWithCall,
  requestsWithWorkers,
} from '../requests/labor-request.rows.js';
import { NOT_ARCHIVED } from '../requests/request-in-context.rows.js';
import { EVENT_OF_CALL } from './event-of-call.js';
import {
  REQUIREMENT_COLUMNS,
  type RequirementRow,
} from '../requirements/labor-requirement.rows.js';

/**
 * Sent and unanswered; or declined, canceled and no-show, as a requirement's status counts them.
 */
export type PendingOrDeclined = 'pending' | 'declined';

export const PENDING_AND_DECLINED_BY_CALL: SortOrder<RequestWithCall> = {
  columns: [
    { sql: 'ct.date', type: 'date', valueIn: ({ call_time: call }) => call.date },
    { sql: 'ct.time', type: 'time', valueIn: ({ call_time: call }) => call.time },
    { sql: 'ct.id', type: 'bigint', valueIn: ({ call_time: call }) => call.id },
    { sql: 'r.id', type: 'bigint', valueIn: ({ id }) => id },
  ],
  direction: 'asc',
};

type RequirementWithParents = RequirementRow & { call: CallTimeJson; event: EventBaseRow };

const CONDITIONS: Record<PendingOrDeclined, string> = {
  pending: `r.state = 'pending' and r.sent_at is not null`,
  declined: `r.state in ('declined', 'canceled', 'no_show')`,
};

/**
 * Hours since the start of a call of today, at most, in any zone; lets the index on the start
 * narrow the search.
 */
const MAX_CALL_AGE = '3 days';

/**
 * Requests of all calls of today and later (in the event's zone) that a manager should follow up;
 * canceled events excluded. Managers get those of their companies, administrators all, others none.
 */
@Injectable()
export class PendingAndDeclinedQueries {
  constructor(private readonly today: TodayQueries) {}

  /** The length of `list`. Two statements. */
  async count(work: Work, waiting: PendingOrDeclined): Promise<number> {
    const scope = await this.scope(work);
    if (!scope) return 0;
    const row = await work.row<{ count: number }>(
      `select count(*)::int as count ${fromClause(waiting)}`,
      scope,
    );
    return row!.count;
  }

  /**
   * By date and time of the call. Three statements.
   *
   * @param page by `PENDING_AND_DECLINED_BY_CALL`; null: all of them
   */
  async list(
    work: Work,
    waiting: PendingOrDeclined,
    page: KeysetPage | null = null,
  ): Promise<RequestWithCall[]> {
    const scope = await this.scope(work);
    if (!scope) return [];
    const { where, orderByAndLimit, parameters } = pageClauses(
      PENDING_AND_DECLINED_BY_CALL,
      page,
      scope,
    );
    const requests = await work.jsonRows<RequestRow>(
      requestsWithWorkers(
        `select r.*, ct.date, ct.time, ct.id as call_time_id ${fromClause(waiting)} and ${where} ${orderByAndLimit}`,
        'order by r.date, r.time, r.call_time_id, r.id',
      ),
      parameters,
    );
    const above = await this.requirementsWithParents(
      work,
      new Set(requests.map((request) => request.labor_requirement_id)),
    );
    return requests.flatMap((request) => {
      const found = above.get(request.labor_requirement_id);
      return found
        ? [extendObject(request, { requirement: found, call_time: found.call, event: found.event })]
        : [];
    });
  }

  /** Null: the actor manages no company. */
  private async scope(work: Work): Promise<unknown[] | null> {
    const { actor, now } = work;
    const companyIds = actor.companyIdsReachedAs('manager');
    return companyIds?.length === 0
      ? null
      : [companyIds, now, await this.today.datesByZoneUnchecked(work, companyIds)];
  }

  /** Requirements, calls and events that many requests share are read once. */
  private async requirementsWithParents(
    work: Work,
    requirementIds: ReadonlySet<number>,
  ): Promise<Map<number, RequirementWithParents>> {
    const rows = await work.jsonRows<RequirementWithParents>(
      `select ${REQUIREMENT_COLUMNS}, (select to_json(call) from (select ${CALL_TIME_COLUMNS}) call) as call,
              (select to_json(event) from (select ${EVENT_BASE_COLUMNS}) event) as event
         from labor_requirements q
         join labor_types t on t.id = q.labor_type_id
         join call_times ct on ct.id = q.call_time_id
         join ${EVENT_JOINS.replace('events e', 'events e on e.id = ct.event_id')}
        where q.id = any($1)`,
      [[...requirementIds]],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** Parameters: companies or null, now, the date of today in each zone. */
function fromClause(waiting: PendingOrDeclined): string {
  return `
    from labor_requests r
    join labor_requirements q on q.id = r.labor_requirement_id
    join call_times ct on ct.id = q.call_time_id
    ${EVENT_OF_CALL}
    join companies c on c.id = e.company_id
    left join location_profiles l on l.id = e.location_profile_id
    join jsonb_to_recordset($3::jsonb) as today(zone text, date date) on today.zone = coalesce(l.time_zone, c.time_zone)
   where ${CONDITIONS[waiting]} and ${NOT_ARCHIVED} and not e.canceled and ct.company_id = ${anyCompanyOf(1)}
     and ct.starts_at > $2::timestamptz - interval '${MAX_CALL_AGE}' and ct.date >= today.date`;
}
