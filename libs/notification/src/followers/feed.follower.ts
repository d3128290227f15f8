import { RequestFact } from '#libs/labor';
import { Follower, OnFact, type Work } from '#libs/platform';
import { type FeedLine, feedLineOf } from '../rules/feed-line.js';

interface FeedLineToWrite extends FeedLine {
  worker_id: number;
  requirement_id: number;
  request_id: number;
}

/** Writes lines into the managers' feed, and hints open screens. */
@Follower('notification')
export class FeedFollower {
  @OnFact(RequestFact)
  async whenRequestChanged(work: Work, fact: RequestFact): Promise<void> {
    const { companyId, requirementId, requestId, workerId } = fact.ids;
    work.hint({ topic: 'notifications', companyId });
    work.hint({ topic: 'requirement', requirementId, requestId });

    const line = feedLineOf(fact);
    if (line)
      work.batchWrite(writeLines, {
        ...line,
        worker_id: workerId,
        requirement_id: requirementId,
        request_id: requestId,
      });
  }
}

/** Line breaks and other control characters, which names may hold and a line of the feed may not. */
const CONTROL_CHARACTERS = '[\\u0001-\\u001f\\u007f-\\u009f\\u2028\\u2029]+';

/** The request or the worker may be deleted by now; the ids still tell where the line belongs. */
function writeLines(work: Work, lines: readonly FeedLineToWrite[]): void {
  work.executeWithoutWaiting(
    `insert into notifications (company_id, event_id, call_time_id, labor_requirement_id, labor_request_id, response, message, sent_at)
     select e.company_id, e.id, ct.id, q.id, r.id, line.response,
            trim(regexp_replace(format(line.wording, w.name, t.name, ct.name, e.event_name, line.detail), $3, ' ', 'g')), $2
       from jsonb_array_elements($1::jsonb) with ordinality as given(value, n)
      cross join jsonb_to_record(given.value) as line(response text, wording text, detail text, worker_id bigint, requirement_id bigint, request_id bigint)
       join labor_requirements q on q.id = line.requirement_id
       join labor_types t on t.id = q.labor_type_id
       join call_times ct on ct.id = q.call_time_id
       join events e on e.id = ct.event_id
       left join workers w on w.id = line.worker_id
       left join labor_requests r on r.id = line.request_id
      order by given.n`,
    [JSON.stringify(lines), work.now, CONTROL_CHARACTERS],
  );
}
