import { Injectable } from '@nestjs/common';
import { looksLikeUuid, Unknown } from '#libs/kernel';
import type { Language } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { NOT_ARCHIVED, REQUESTS_IN_CONTEXT } from '../requests/request-in-context.rows.js';

/** The question to the worker; dates 'YYYY-MM-DD' and times 'HH:MM:SS' in the event's zone. */
export interface TimeChangeQuestion {
  event_name: string;
  call_name: string;
  /** Before this change. */
  previous_date: string;
  previous_time: string;
  date: string;
  time: string;
  /** IANA name of the event's zone. */
  time_zone: string;
  language: Language;
}

@Injectable()
export class TimeChangeQueries {
  /**
   * The question of a link that can still be answered. One statement.
   *
   * @throws Unknown no such token, or expired or answered
   */
  async openQuestion(work: Work, token: string): Promise<TimeChangeQuestion> {
    const question = looksLikeUuid(token)
      ? await work.row<TimeChangeQuestion>(
          `select e.event_name, ct.name as call_name, tc.previous_date, tc.previous_time, ct.date, ct.time,
                  coalesce(l.time_zone, c.time_zone) as time_zone, w.language
             from ${REQUESTS_IN_CONTEXT} join time_changes tc on tc.labor_request_id = r.id
            where tc.token = $1 and tc.answered_at is null and tc.expires_at > $2 and ${NOT_ARCHIVED}`,
          [token, work.now],
        )
      : null;
    if (!question)
      throw new Unknown(
        'time_change.unknown',
        'This link is no longer valid: it was answered, or it has expired.',
      );
    return question;
  }
}
