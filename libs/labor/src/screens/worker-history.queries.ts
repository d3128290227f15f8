import { Injectable } from '@nestjs/common';
import { CALL_TIME_COLUMNS, type CallTimeJson } from '#libs/call-time';
import { EVENT_BASE_COLUMNS, EVENT_JOINS, type EventBaseRow } from '#libs/event';
import { extendObject, NotFound } from '#libs/kernel';
import { pageClauses, type KeysetPage, type SortOrder, type Work } from '#libs/platform';
import {
  type RequestJson,
  REQUEST_COLUMNS,
  type RequestWithCall,
} from '../requests/labor-request.rows.js';
import { NOT_ARCHIVED } from '../requests/request-in-context.rows.js';
import {
  REQUIREMENT_COLUMNS,
  type RequirementRow,
} from '../requirements/labor-requirement.rows.js';
import type { RequestState } from '../rules/request-states.js';
import { assertContactsReached } from '../workers/worker.policy.js';
import {
  type AltPhoneRow,
  altPhonesOfWorker,
  WORKER_COLUMNS,
  WORKER_JOINS,
  type WorkerRow,
} from '../workers/worker.rows.js';

/** The requests of a worker and their results. */
export interface WorkerHistory {
  worker: WorkerRow;
  /** In the order they were added. */
  altPhones: AltPhoneRow[];
  /**
   * For each list of the screen the hundred latest calls, latest first; canceled requests are in
   * the declined list.
   */
  requests: RequestWithCall[];
}

export const HISTORY_LATEST_FIRST: SortOrder<Pick<RequestWithCall, 'id' | 'call_time'>> = {
  columns: [
    {
      sql: 'ct.starts_at',
      type: 'timestamptz',
      valueIn: ({ call_time: call }) => new Date(call.starts_at).toISOString(),
    },
    { sql: 'r.id', type: 'bigint', valueIn: ({ id }) => id },
  ],
  direction: 'desc',
};

/** More than a year of calls, and few enough for one screen. */
const MAX_PER_STATE = 100;

const STATES: RequestState[] = [
  'pending',
  'available',
  'confirmed',
  'declined',
  'canceled',
  'no_show',
];

type FoundRequest = Omit<RequestJson, 'worker'> & {
  requirement: RequirementRow;
  call_time: CallTimeJson;
};

@Injectable()
export class WorkerHistoryQueries {
  /**
   * Three statements. Archived events, calls and requirements are left out.
   *
   * @param page of all requests by `HISTORY_LATEST_FIRST`; null: the hundred latest of each state
   * @throws NotFound no such worker, or another company's
   */
  async ofWorker(
    work: Work,
    workerSlug: string,
    page: KeysetPage | null = null,
  ): Promise<WorkerHistory> {
    const found = await work.row<WorkerRow & { alt_phones: AltPhoneRow[] }>(
      `select ${WORKER_COLUMNS},
              ${altPhonesOfWorker('w.id')} as alt_phones
         from ${WORKER_JOINS} where w.slug = $1`,
      [workerSlug],
    );
    if (!found) throw new NotFound('Worker');
    assertContactsReached(work.actor, found.company_id);
    const { alt_phones: altPhones, ...worker } = found;

    const rows = await this.requestsOf(work, worker.id, page);
    const events = await this.events(work, [...new Set(rows.map((row) => row.call_time.event_id))]);
    return {
      worker,
      altPhones,
      requests: rows.map((row) =>
        extendObject(row, { worker, event: events.get(row.call_time.event_id)! }),
      ),
    };
  }

  private requestsOf(
    work: Work,
    workerId: number,
    page: KeysetPage | null,
  ): Promise<FoundRequest[]> {
    const { where, orderByAndLimit, parameters } = pageClauses(
      HISTORY_LATEST_FIRST,
      page,
      page ? [workerId, STATES] : [workerId, STATES, MAX_PER_STATE],
    );
    return work.jsonRows<FoundRequest>(
      `select ${REQUEST_COLUMNS},
              (select to_json(requirement) from (select ${REQUIREMENT_COLUMNS}) requirement) as requirement,
              (select to_json(call) from (select ${CALL_TIME_COLUMNS}) call) as call_time
         from (select r.id, row_number() over (partition by replace(r.state, 'canceled', 'declined') order by ct.starts_at desc, r.id desc) as back
                 from labor_requests r
                 join labor_requirements q on q.id = r.labor_requirement_id
                 join call_times ct on ct.id = q.call_time_id
                 join events e on e.id = ct.event_id
                where r.worker_id = $1 and r.state = any($2) and ${NOT_ARCHIVED} and ${where} ${page ? orderByAndLimit : ''}) latest
         join labor_requests r on r.id = latest.id
         join labor_requirements q on q.id = r.labor_requirement_id
         join labor_types t on t.id = q.labor_type_id
         join call_times ct on ct.id = q.call_time_id
        ${page ? '' : 'where latest.back <= $3'}
        order by ct.starts_at desc, r.id desc`,
      parameters,
    );
  }

  private async events(work: Work, ids: readonly number[]): Promise<Map<number, EventBaseRow>> {
    if (ids.length === 0) return new Map();
    const rows = await work.jsonRows<EventBaseRow>(
      `select ${EVENT_BASE_COLUMNS} from ${EVENT_JOINS} where e.id = any($1::bigint[])`,
      [ids],
    );
    return new Map(rows.map((event) => [event.id, event]));
  }
}
