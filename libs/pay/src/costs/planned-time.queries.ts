import { Injectable } from '@nestjs/common';
import { EVENT_JOINS } from '#libs/event';
import type { Work } from '#libs/platform';
import { DAYS_AFTER, DAYS_BEFORE } from '../worked-time/worked-time.queries.js';
import { RULED_EVENT } from '../worked-time/worked-time.rows.js';
import type { MinuteSpan, PayableEntry } from '../worked-time/worked-time.js';
import { plannedCallOf, plannedTime, type PlannedRows } from './planned-call.js';

/** What a confirmed worker is planned to do. */
export interface PlannedRequest {
  time: PayableEntry;
  /** They have clocked in, and it counts. */
  hasHours: boolean;
}

interface PlannedRow extends PlannedRows {
  request_id: number;
  worker_id: number;
  has_hours: boolean;
}

/** Calls for which workers are confirmed, as entries that nobody has worked yet. */
@Injectable()
export class PlannedTimeQueries {
  /**
   * Around a span of minutes, as far as worked ones matter, without calls that are canceled, deleted, or worked to the end.
   * One statement.
   */
  async ofWorkersUnchecked(
    work: Work,
    companyId: number,
    workerIds: readonly number[],
    { from, to }: MinuteSpan,
  ): Promise<PlannedRequest[]> {
    if (workerIds.length === 0) return [];
    const rows = await work.jsonRows<PlannedRow>(
      `select r.id as request_id, r.worker_id,
              te.id is not null as has_hours,
              json_build_object('id', q.id, 'labor_type_id', q.labor_type_id, 'minimum_minutes', q.minimum_minutes) as requirement,
              json_build_object('id', ct.id, 'starts_at', ct.starts_at, 'minimum_minutes', ct.minimum_minutes, 'expected_minutes', ct.expected_minutes) as call,
              ${RULED_EVENT} as event
         from labor_requests r
         join labor_requirements q on q.id = r.labor_requirement_id
         join call_times ct on ct.id = q.call_time_id
         join (${EVENT_JOINS}) on e.id = ct.event_id
         left join time_entries te on te.labor_request_id = r.id and te.voided_at is null
        where te.end_at is null and r.worker_id = any($2::bigint[]) and r.state = 'confirmed' and e.company_id = $1
          and q.archived_at is null and ct.archived_at is null and e.archived_at is null and not e.canceled
          and ct.starts_at >= $3 and ct.starts_at < $4
        order by r.worker_id, ct.starts_at, r.id`,
      [companyId, workerIds, instant(from - DAYS_BEFORE * 1440), instant(to + DAYS_AFTER * 1440)],
    );
    return rows.map((row) => ({
      time: plannedTime(plannedCallOf(row), {
        ...{ workerId: row.worker_id, requestId: row.request_id },
      }),
      hasHours: row.has_hours,
    }));
  }
}

function instant(minute: number): Date {
  return new Date(minute * 60_000);
}
