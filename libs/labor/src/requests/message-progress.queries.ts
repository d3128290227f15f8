import { Injectable } from '@nestjs/common';
import type { MessageKind, MessageStatus } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { NOT_ARCHIVED, REQUESTS_IN_CONTEXT } from './request-in-context.rows.js';
import { scopeColumnOf } from './request-scope.js';
import type { RequestScope } from './request-scope.js';

/** Progress of texts. `total` is the sum of `waiting`, `sent`, `failed` and `dropped`. */
export interface MessageCounts {
  total: number;
  /** Not handed to the provider yet, including those held for the sending hours. */
  waiting: number;
  held: number;
  /** Those of `held` that wait a minute after a move, whatever the sending hours. */
  held_moves: number;
  /** Accepted by the provider, and not reported as undelivered. */
  sent: number;
  /** Those of `sent` that the provider reported as delivered. */
  delivered: number;
  failed: number;
  /** Withdrawn by us: not true or not allowed any more. */
  dropped: number;
}

/** A text that was not delivered. */
interface FailedText {
  message_id: number;
  labor_request_id: number;
  worker_name: string;
  kind: MessageKind;
  status: Extract<MessageStatus, 'failed' | 'undelivered' | 'dropped'>;
  /** For people to read. */
  reason: string;
  /** ISO. */
  at: string;
}

export interface MessageProgress extends MessageCounts {
  /** Those of `sent` that asked whether we may text, and those that offered a call: such offers follow a yes. */
  sent_questions: number;
  sent_offers: number;
  failures: FailedText[];
}

const COUNTS = `
  count(*)::int as total,
  count(*) filter (where status in ('queued', 'held', 'sending'))::int as waiting,
  count(*) filter (where status = 'held')::int as held,
  count(*) filter (where status = 'held' and kind = 'time_change')::int as held_moves,
  count(*) filter (where status in ('sent', 'delivered'))::int as sent,
  count(*) filter (where status = 'delivered')::int as delivered,
  count(*) filter (where status in ('failed', 'undelivered'))::int as failed,
  count(*) filter (where status = 'dropped')::int as dropped`;

/**
 * Texts about requests; of one kind and request only the latest, so that a retry replaces the
 * failed one.
 */
const latestTexts = (where: string): string => `
  select distinct on (m.subject_id, m.kind) m.id, m.kind, m.status, m.error, coalesce(m.status_at, m.created_at) as at, r.id as request_id,
         w.name as worker_name, e.id as event_id, e.slug as event_slug
    from ${REQUESTS_IN_CONTEXT} join outgoing_messages m on m.subject_id = r.id and m.channel = 'sms' and m.withdrawn_at is null
   where ${where} and ${NOT_ARCHIVED}
   order by m.subject_id, m.kind, m.id desc`;

/** Progress of the texts of an event, a call or a requirement. One statement each. */
@Injectable()
export class MessageProgressQueries {
  /** @param since leaves out earlier texts; null: all */
  async progressUnchecked(
    work: Work,
    scope: RequestScope,
    since: Date | null,
  ): Promise<MessageProgress> {
    const [column, ids] = scopeColumnOf(scope);
    const progress = await work.row<MessageProgress>(
      `with latest as (${latestTexts(`${column} = any($1) and ($2::timestamptz is null or m.created_at >= $2)`)})
       select ${COUNTS},
              count(*) filter (where status in ('sent', 'delivered') and kind = 'consent_question')::int as sent_questions,
              count(*) filter (where status in ('sent', 'delivered') and kind = 'offer')::int as sent_offers,
              coalesce(jsonb_agg(jsonb_build_object('message_id', id, 'labor_request_id', request_id, 'worker_name', worker_name, 'kind', kind,
                                                    'status', status, 'reason', coalesce(error, status), 'at', at) order by worker_name, id)
                       filter (where status in ('failed', 'undelivered', 'dropped')), '[]') as failures
         from latest`,
      [ids, since],
    );
    return progress!;
  }

  /** Counts of the events that the requests belong to. */
  countsByEventUnchecked(
    work: Work,
    requestIds: readonly number[],
  ): Promise<(MessageCounts & { event_id: number; event_slug: string })[]> {
    const events = `e.id in (select ct.event_id from labor_requests o join labor_requirements oq on oq.id = o.labor_requirement_id
                                join call_times ct on ct.id = oq.call_time_id where o.id = any($1))`;
    return work.rows(
      `with latest as (${latestTexts(events)}) select event_id, event_slug, ${COUNTS} from latest group by event_id, event_slug`,
      [requestIds],
    );
  }
}
