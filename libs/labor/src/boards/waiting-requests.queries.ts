import { Injectable } from '@nestjs/common';
import { CALL_TIME_COLUMNS, type CallTimeRow } from '#libs/call-time';
import { TodayQueries } from '#libs/company';
import { EVENT_BASE_COLUMNS, EVENT_JOINS, type EventBaseRow } from '#libs/event';
import { extended } from '#libs/kernel';
import { narrow, type Page, type SortOrder, type Work } from '#libs/platform';
import {
  type RequestRow,
  type RequestWithCall,
  withWorkers,
} from '../requests/labor-request.rows.js';
import { LIVE } from '../requests/placed-request.rows.js';
import {
  REQUIREMENT_COLUMNS,
  type RequirementRow,
} from '../requirements/labor-requirement.rows.js';

/** Asked and silent, or declined; canceled requests and no-shows are neither. */
export type Waiting = 'pending' | 'declined';

export const WAITING_BY_CALL: SortOrder<RequestWithCall> = {
  columns: [
    { sql: 'ct.date', kind: 'date', of: ({ call_time: call }) => call.date },
    { sql: 'ct.time', kind: 'time', of: ({ call_time: call }) => call.time },
    { sql: 'ct.id', kind: 'bigint', of: ({ call_time: call }) => call.id },
    { sql: 'r.id', kind: 'bigint', of: ({ id }) => id },
  ],
  direction: 'asc',
};

interface RequirementAbove extends RequirementRow {
  call: CallTimeRow;
  event: EventBaseRow;
}

const IS: Record<Waiting, string> = {
  pending: `r.state = 'pending' and r.sent_at is not null`,
  declined: `r.state = 'declined'`,
};

/** A call of today has not started longer ago than this in any zone; it lets the index on the instant narrow the search. */
const LONGEST_TODAY = '3 days';

/**
 * Requests of all calls of today and later that a manager should look after, by the clocks of their place; without canceled
 * events. A manager's are those of the companies, an administrator's all; others have none.
 */
@Injectable()
export class WaitingRequestQueries {
  constructor(private readonly today: TodayQueries) {}

  /** As many as `list` has. Two statements. */
  async count(work: Work, waiting: Waiting): Promise<number> {
    const scope = await this.scope(work);
    if (!scope) return 0;
    const row = await work.row<{ count: number }>(
      `select count(*)::int as count ${from(waiting)}`,
      scope,
    );
    return row!.count;
  }

  /**
   * By date and time of the call. Three statements.
   *
   * @param page by `WAITING_BY_CALL`; null: all of them
   */
  async list(work: Work, waiting: Waiting, page: Page | null = null): Promise<RequestWithCall[]> {
    const scope = await this.scope(work);
    if (!scope) return [];
    const { where, order, parameters } = narrow(WAITING_BY_CALL, page, scope);
    const requests = await work.list<RequestRow>(
      withWorkers(
        `select r.*, ct.date, ct.time, ct.id as call_time_id ${from(waiting)} and ${where} ${order}`,
        'order by r.date, r.time, r.call_time_id, r.id',
      ),
      parameters,
    );
    const above = await this.above(
      work,
      new Set(requests.map((request) => request.labor_requirement_id)),
    );
    return requests.flatMap((request) => {
      const found = above.get(request.labor_requirement_id);
      return found
        ? [extended(request, { requirement: found, call_time: found.call, event: found.event })]
        : [];
    });
  }

  /** Null: the actor manages nothing. */
  private async scope(work: Work): Promise<unknown[] | null> {
    const { actor, now } = work;
    const companyIds = actor.isAdministrator ? null : actor.companiesAs('manager');
    return companyIds?.length === 0
      ? null
      : [companyIds, now, await this.today.inZones(work, companyIds)];
  }

  /** What hangs above many requests is read once. */
  private async above(
    work: Work,
    requirementIds: ReadonlySet<number>,
  ): Promise<Map<number, RequirementAbove>> {
    const rows = await work.list<RequirementAbove>(
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

/** Parameters: companies or null, now, today in each zone. */
function from(waiting: Waiting): string {
  return `
    from labor_requests r
    join labor_requirements q on q.id = r.labor_requirement_id
    join call_times ct on ct.id = q.call_time_id
    join events e on e.id = ct.event_id
    join companies c on c.id = e.company_id
    left join location_profiles l on l.id = e.location_profile_id
    join jsonb_to_recordset($3::jsonb) as today(zone text, date date) on today.zone = coalesce(l.time_zone, c.time_zone)
   where ${IS[waiting]} and ${LIVE} and not e.canceled and ($1::bigint[] is null or e.company_id = any($1))
     and ct.starts_at > $2::timestamptz - interval '${LONGEST_TODAY}' and ct.date >= today.date`;
}
