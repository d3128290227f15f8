import { keyedUuid } from '#libs/kernel';
import type { Work } from '#libs/platform';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  SHARES_CALL,
  type TalkedAbout,
} from '../requests/request-in-context.rows.js';
import { DAYS_TO_ANSWER, TIME_TO_ANSWER } from './current-time-change.js';
import type { RequestWithTimeChange } from './time-change-draft.js';

const DAY = 24 * 60 * 60_000;

/** Date and time before the move: 'YYYY-MM-DD' and 'HH:MM:SS'. */
export interface PreviousTime {
  date: string;
  time: string;
}

/** The worker has read the time that stood when tc was made, or a later one. */
const WAS_TOLD = `exists (select from outgoing_messages m
  where m.subject_id = tc.labor_request_id and m.kind in ('time_change', 'reminder', 'confirmation')
    and m.created_at >= tc.created_at and m.status in ('sending', 'sent', 'delivered'))`;

/** A confirmed request with its newest time change, of any state; 0: there was none. */
export type RequestToAsk = TalkedAbout & { newest_time_change_id: number };

/** The confirmed crew of a call that is to come. */
export function crewToAsk(work: Work, callTimeId: number): Promise<RequestToAsk[]> {
  return work.rows<RequestToAsk>(
    `select ${REQUEST_IN_CONTEXT_COLUMNS}, ${SHARES_CALL},
            (select coalesce(max(tc.id), 0) from time_changes tc where tc.labor_request_id = r.id) as newest_time_change_id
       from ${REQUESTS_IN_CONTEXT}
      where ct.id = $1 and r.state = 'confirmed' and ${NOT_ARCHIVED} and not e.canceled and ct.starts_at > $2
      order by r.id`,
    [callTimeId, work.now],
  );
}

/**
 * Opens one time change for each request of a moved call, or continues an unsent one with its earlier time. Ends it when the
 * call is back at that time, and opens the replaced one again. Clears the reminder marks of workers whom a text will tell.
 *
 * @param crew requests of one call, whose unsent texts were withdrawn
 * @param key secret, for the tokens of the links: they depend on what was asked before, so that a preview names the same
 * @returns the requests whose workers have to be told
 */
export async function openTimeChanges(
  work: Work,
  crew: readonly RequestToAsk[],
  before: PreviousTime,
  key: string,
): Promise<RequestWithTimeChange[]> {
  const opened = await work.rows<{ labor_request_id: number; token: string }>(
    `with untold as (
       select distinct on (tc.labor_request_id) tc.* from time_changes tc
        where tc.labor_request_id = any($1) and tc.answered_at is null and tc.expires_at > $2 and not ${WAS_TOLD}
        order by tc.labor_request_id, tc.id desc
     ), back as (
       select untold.* from untold join labor_requests r on r.id = untold.labor_request_id
         join labor_requirements q on q.id = r.labor_requirement_id join call_times ct on ct.id = q.call_time_id
        where (untold.previous_date, untold.previous_time) = (ct.date, ct.time)
     ), reopened as (
       update time_changes tc set expires_at = tc.created_at + ${TIME_TO_ANSWER} from back
        where tc.labor_request_id = back.labor_request_id and tc.answered_at is null and tc.expires_at = back.created_at
     ), ended as (
       update time_changes set expires_at = $2
        where labor_request_id = any($1) and answered_at is null and expires_at > $2
          and (id in (select id from back) or id not in (select id from untold))
     ), continued as (
       update time_changes set expires_at = $5 where id in (select id from untold except select id from back) returning labor_request_id, token
     ), asked as (
       insert into time_changes (labor_request_id, token, previous_date, previous_time, created_at, expires_at)
       select id, token, $3::date, $4::time, $2::timestamptz, $5::timestamptz from unnest($1::bigint[], $6::uuid[]) as crew(id, token)
        where id not in (select labor_request_id from untold) order by id
       returning labor_request_id, token
     ), told as (
       select * from continued union all select * from asked
     ), forgotten as (
       update labor_requests set reminder_sent_at = null where id in (select labor_request_id from told) and reminder_sent_at is not null
     )
     select labor_request_id, token from told`,
    [
      crew.map(({ id }) => id),
      work.now,
      before.date,
      before.time,
      new Date(work.now.getTime() + DAYS_TO_ANSWER * DAY),
      crew.map((request) =>
        keyedUuid(key, `time change ${request.id} after ${request.newest_time_change_id}`),
      ),
    ],
  );
  return withTokens(crew, opened);
}

/** Gives open time changes of requests new tokens: the old links open nothing any more. */
export async function renewTimeChangeTokens(
  work: Work,
  requests: readonly TalkedAbout[],
): Promise<RequestWithTimeChange[]> {
  const renewed = await work.rows<{ labor_request_id: number; token: string }>(
    `with renewed as (
       update time_changes set token = gen_random_uuid()
        where labor_request_id = any($1) and answered_at is null and expires_at > $2
       returning labor_request_id, token
     ) select labor_request_id, token from renewed`,
    [requests.map(({ id }) => id), work.now],
  );
  return withTokens(requests, renewed);
}

function withTokens(
  requests: readonly TalkedAbout[],
  tokens: readonly { labor_request_id: number; token: string }[],
): RequestWithTimeChange[] {
  const byRequest = new Map(tokens.map((row) => [row.labor_request_id, row.token]));
  return requests.flatMap((request) => {
    const token = byRequest.get(request.id);
    return token === undefined ? [] : [{ ...request, time_change_token: token }];
  });
}
