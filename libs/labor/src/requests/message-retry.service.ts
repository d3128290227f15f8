import { Injectable } from '@nestjs/common';
import {
  type MessageDraft,
  type MessageKind,
  MessageService,
  type OutgoingMessage,
  type SendCounts,
} from '#libs/messaging';
import { FactBus, type ValuesOf, type Work } from '#libs/platform';
import { RequestTextResent } from './labor-request.facts.js';
import { MessageProgressQueries } from './message-progress.queries.js';
import {
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
  requestIdsOf,
} from './request-in-context.rows.js';
import { addSendCounts, sendCountsOf, isAcceptedForSending } from './send-counts.js';
import { OfferSendingService } from './offer-sending.service.js';
import type { RequestScope } from './request-scope.js';

type FailedDraft = Pick<
  ValuesOf<OutgoingMessage>,
  'companyId' | 'body' | 'callStartsAt' | 'timeZone'
> & {
  kind: MessageKind;
  phoneNumber: string;
  aboutId: number;
};

/** Their requests are queued again; this call writes new ones. */
const OFFER_KINDS = new Set<MessageKind>(['offer', 'consent_question']);

/**
 * Sends texts again that were not accepted or not delivered. Dropped ones stay dropped: they are
 * outdated.
 */
@Injectable()
export class MessageRetryService {
  constructor(
    private readonly progress: MessageProgressQueries,
    private readonly sending: OfferSendingService,
    private readonly messages: MessageService,
    private readonly facts: FactBus,
  ) {}

  /** Of two simultaneous calls the second waits, and finds no failures left. */
  async retry(work: Work, queue: RequestScope): Promise<SendCounts> {
    await work.rows(`select pg_advisory_xact_lock(hashtextextended('retry ' || $1, 0))`, [
      JSON.stringify(queue),
    ]);
    const { failures } = await this.progress.progressUnchecked(work, queue, null);
    const failed = failures.filter(({ status }) => status !== 'dropped');
    const [asking, telling] = [
      failed.filter(({ kind }) => OFFER_KINDS.has(kind)),
      failed.filter(({ kind }) => !OFFER_KINDS.has(kind)),
    ];

    const offers = await this.sending.resendOffers(work, {
      requestIds: asking.map((text) => text.labor_request_id),
    });
    const others = await this.resend(
      work,
      telling.map((text) => text.message_id),
    );
    return addSendCounts(offers, others);
  }

  private async resend(work: Work, messageIds: readonly number[]): Promise<SendCounts> {
    const drafts = await work.rows<FailedDraft>(
      `select m.kind, m.company_id as "companyId", m.recipient as "phoneNumber", m.body, r.id as "aboutId", m.call_starts_at as "callStartsAt", m.time_zone as "timeZone"
         from outgoing_messages m join labor_requests r on r.id = m.subject_id where m.id = any($1) order by m.id for update of m`,
      [messageIds],
    );
    const outcomes = await this.messages.send(work, drafts satisfies MessageDraft[]);
    await this.recordResent(
      work,
      drafts.filter((_, at) => isAcceptedForSending(outcomes[at]!)),
    );
    return sendCountsOf(outcomes);
  }

  private async recordResent(work: Work, written: readonly FailedDraft[]): Promise<void> {
    if (written.length === 0) return;
    const reminded = written
      .filter(({ kind }) => kind === 'reminder')
      .map(({ aboutId }) => aboutId);
    if (reminded.length > 0)
      await work.rows('update labor_requests set reminder_sent_at = $2 where id = any($1)', [
        reminded,
        work.now,
      ]);
    const requests = await work.rows<RequestInContext>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT} where r.id = any($1)`,
      [written.map(({ aboutId }) => aboutId)],
    );
    const idsByRequest = new Map(requests.map((request) => [request.id, requestIdsOf(request)]));
    for (const { kind, aboutId } of written)
      await this.facts.record(
        work,
        new RequestTextResent(idsByRequest.get(aboutId)!, null, { kind }),
      );
  }
}
