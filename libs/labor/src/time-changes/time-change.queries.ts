import { Injectable } from '@nestjs/common';
import { looksLikeUuid } from '#libs/kernel';
import type { RowOf, Work } from '#libs/platform';
import {
  NOT_ARCHIVED,
  type RequestInContext,
  REQUESTS_IN_CONTEXT,
} from '../requests/request-in-context.rows.js';
import type { TimeChange } from './time-change.entity.js';
import { TimeChangeGone } from './time-change.errors.js';

/** The question to the worker; dates 'YYYY-MM-DD' and times 'HH:MM:SS' in the event's zone. */
export type TimeChangeQuestion = Pick<RowOf<TimeChange>, 'previous_date' | 'previous_time'> &
  Pick<
    RequestInContext,
    | 'event_name'
    | 'event_slug'
    | 'call_name'
    | 'date'
    | 'time'
    | 'time_zone'
    | 'language'
    | 'token_short'
    | 'company_id'
  > & {
    request_id: number;
  };

@Injectable()
export class TimeChangeQueries {
  /**
   * The question of a link that can still be answered. One statement.
   *
   * @throws TimeChangeGone no such token, or expired or answered
   */
  async openQuestion(work: Work, token: string): Promise<TimeChangeQuestion> {
    const question = looksLikeUuid(token)
      ? await work.row<TimeChangeQuestion>(
          `select r.id as request_id, r.token_short, c.id as company_id, e.slug as event_slug, e.event_name, ct.name as call_name, tc.previous_date, tc.previous_time, ct.date, ct.time,
                  coalesce(l.time_zone, c.time_zone) as time_zone, w.language
             from ${REQUESTS_IN_CONTEXT} join time_changes tc on tc.labor_request_id = r.id
            where tc.token = $1 and tc.answered_at is null and tc.expires_at > $2 and ${NOT_ARCHIVED}`,
          [token, work.now],
        )
      : null;
    if (!question) throw new TimeChangeGone();
    return question;
  }

  /** Tokens of moves that ask the workers of these requests, by request. One statement. */
  async openTokensUnchecked(
    work: Work,
    requestIds: readonly number[],
  ): Promise<Map<number, string>> {
    const moves = await work.rows<{ labor_request_id: number; token: string }>(
      `select distinct on (tc.labor_request_id) tc.labor_request_id, tc.token from time_changes tc
        where tc.labor_request_id = any($1) and tc.answered_at is null and tc.expires_at > $2
        order by tc.labor_request_id, tc.id desc`,
      [requestIds, work.now],
    );
    return new Map(moves.map(({ labor_request_id: id, token }) => [id, token]));
  }
}
