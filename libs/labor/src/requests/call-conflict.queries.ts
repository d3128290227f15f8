import { Injectable } from '@nestjs/common';
import { PLANNED_MINUTES } from '#libs/call-time';
import type { Work } from '#libs/platform';
import {
  type CallConflictKind,
  conflictBetween,
  LONGEST_PLAN_HOURS,
  LONGEST_REST_HOURS,
  minutesBetween,
} from '../rules/call-conflict.js';
import type { RequestState } from '../rules/request-states.js';
import {
  CONTEXT_OF_REQUESTS,
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
} from './request-in-context.rows.js';

/** Another call of the same number that a request gets into the way of. */
export interface CallConflict {
  /** Name of the checked call. */
  callName: string;
  /** Name of the other call; with the role where it is the same call. */
  otherName: string;
  kind: CallConflictKind;
  /** Minutes between the two; 0 where they overlap. */
  restMinutes: number;
  /** Said yes to, confirmed, or offered and not answered. */
  other: RequestInContext;
}

/** By request; requests without conflicts are left out. */
export type CallConflicts = ReadonlyMap<number, CallConflict[]>;

type ConflictCandidate = RequestInContext & {
  about_id: number;
  about_name: string;
  about_call_time_id: number;
  about_starts_at: Date;
  about_planned_minutes: number;
  /** Required rest of the company of the checked request. */
  rest_minutes: number | null;
};

const WINDOW = `interval '${LONGEST_PLAN_HOURS + LONGEST_REST_HOURS} hours'`;

/** Finds calls of a worker that overlap, or leave less rest between them than the company requires. */
@Injectable()
export class CallConflictQueries {
  /**
   * Conflicts that a worker is warned of before and after a yes. Offers of the same call in another role are no
   * conflict until they are answered. One statement, none without requests.
   *
   * @param companies `same`: only calls of the request's own company, for output that its managers may read, such as
   *   links; `all`: also of other companies, for texts to the number itself
   */
  ofRequestsUnchecked(
    work: Work,
    requestIds: readonly number[],
    companies: 'same' | 'all',
  ): Promise<CallConflicts> {
    return this.readUnchecked(work, requestIds, companies, ['available', 'confirmed', 'pending']);
  }

  /**
   * `ofRequestsUnchecked` with calls that the worker has accepted or is confirmed for; a conflict between two of the
   * requests is reported by the first.
   */
  async acceptedOfRequestsUnchecked(
    work: Work,
    requestIds: readonly number[],
    companies: 'same' | 'all',
  ): Promise<CallConflicts> {
    return reportedOnce(
      await this.readUnchecked(work, requestIds, companies, ['available', 'confirmed']),
    );
  }

  /**
   * Each `offset 0` is planned by itself: the requests of a number are few, while a plan that begins with the window reads
   * those of everybody in it.
   */
  private async readUnchecked(
    work: Work,
    requestIds: readonly number[],
    companies: 'same' | 'all',
    states: readonly RequestState[],
  ): Promise<CallConflicts> {
    if (requestIds.length === 0) return new Map();
    const rows = await work.rows<ConflictCandidate>(
      `with mine as materialized (
         select r.id, w.phone_number, w.company_id, ct.id as call_time_id, ct.name, ct.starts_at, ${PLANNED_MINUTES} as planned_minutes, c.rest_minutes
           from ${REQUESTS_IN_CONTEXT} where r.id = any($1))
       select mine.id as about_id, mine.name as about_name, mine.call_time_id as about_call_time_id, mine.starts_at as about_starts_at, mine.planned_minutes as about_planned_minutes, mine.rest_minutes,
              found.*
         from mine cross join lateral (
           select ${REQUEST_IN_CONTEXT_COLUMNS}
             from (select r.* from workers w join labor_requests r on r.worker_id = w.id
                    where w.phone_number = mine.phone_number and (w.company_id = mine.company_id or $2)
                      and r.id <> mine.id and r.state = any($3) and (r.state <> 'pending' or r.sent_at is not null)
                   offset 0) r${CONTEXT_OF_REQUESTS}
            where not e.canceled and ${NOT_ARCHIVED} and (r.state <> 'pending' or ct.id <> mine.call_time_id)
              and ct.starts_at between mine.starts_at - ${WINDOW} and mine.starts_at + ${WINDOW}
           offset 0) found
        order by mine.id, found.starts_at, found.id`,
      [requestIds, companies === 'all', states],
    );
    const found = new Map<number, CallConflict[]>();
    for (const row of rows) {
      const conflict = conflictOf(row);
      if (conflict) found.set(row.about_id, [...(found.get(row.about_id) ?? []), conflict]);
    }
    return found;
  }
}

function reportedOnce(found: CallConflicts): CallConflicts {
  const seen = new Set<number>();
  const reported = new Map<number, CallConflict[]>();
  for (const [id, conflicts] of found) {
    const news = conflicts.filter(({ other }) => !seen.has(other.id));
    if (news.length > 0) reported.set(id, news);
    seen.add(id);
  }
  return reported;
}

function conflictOf({
  about_starts_at,
  about_planned_minutes,
  rest_minutes,
  about_id: _,
  about_name: callName,
  about_call_time_id: callTimeId,
  ...other
}: ConflictCandidate): CallConflict | null {
  const mine = { startsAt: about_starts_at, plannedMinutes: about_planned_minutes };
  const theirs = { startsAt: other.starts_at, plannedMinutes: other.planned_minutes };
  const kind = conflictBetween(mine, theirs, rest_minutes);
  const isSameCall = other.call_time_id === callTimeId;
  const otherName = isSameCall ? `${other.call_name}, ${other.skill}` : other.call_name;
  return kind && { callName, otherName, kind, restMinutes: minutesBetween(mine, theirs), other };
}
