import { Injectable } from '@nestjs/common';
import {
  LinkService,
  type MessageDraft,
  MessageService,
  type SendCounts,
  type SendOutcome,
  type TextSender,
  TEXT_TEMPLATES,
} from '#libs/messaging';
import { splitByRestriction } from '#libs/company';
import { PaymentRequired } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { AttendanceService } from './attendance.service.js';
import { RequestSent } from './labor-request.facts.js';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
  requestIdsOf,
} from './request-in-context.rows.js';
import { type RequestScope, scopeColumnOf } from './request-scope.js';
import { RegistrationInvitationService } from '../workers/registration-invitation.service.js';
import { sendCountsOf, isAcceptedForSending } from './send-counts.js';
import { draftAbout } from './draft-about.js';

export const SKIP_REASONS = ['event_canceled', 'call_over', 'restricted'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** What became of a queue. */
export interface OfferSending {
  counts: SendCounts;
  /** Requests that were not left out; consent decides about each. */
  triedCount: number;
  /** Requests that stay queued and get no text, and why. */
  skipped: { requestId: number; reason: SkipReason }[];
}

/** Sends the offers of queued requests. */
@Injectable()
export class OfferSendingService {
  constructor(
    private readonly messages: MessageService,
    private readonly links: LinkService,
    private readonly registrations: RegistrationInvitationService,
    private readonly attendances: AttendanceService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Writes an offer for every queued request, in a fixed number of statements, and counts those of canceled events and ended calls.
   * Requests stay queued without consent, or in a restricted company for calls in more than 48 hours. Simultaneous calls wait.
   *
   * @throws PaymentRequired everything that could be sent is restricted
   */
  async sendOffers(work: Work, queue: RequestScope): Promise<SendCounts> {
    const { counts, skipped, triedCount } = await this.sendAndTellSkipped(work, queue);
    if (triedCount === 0 && skipped.some(({ reason }) => reason === 'restricted'))
      throw new PaymentRequired();
    return counts;
  }

  /** The same for a preview: does not throw, and names the requests that are left out. */
  sendAndTellSkipped(work: Work, queue: RequestScope): Promise<OfferSending> {
    return this.send(work, queue, (waiting) => {
      const since = waiting[0]?.restricted_since ?? null;
      return splitByRestriction(since, waiting, (request) => request.starts_at, work.now);
    });
  }

  /** Sends again earlier or moved offers: restrictions of billing do not apply. */
  async resendOffers(work: Work, queue: RequestScope): Promise<SendCounts> {
    const { counts } = await this.send(work, queue, (waiting) => ({
      allowed: waiting,
      restricted: [],
    }));
    return counts;
  }

  private async send(
    work: Work,
    queue: RequestScope,
    split: (waiting: RequestInContext[]) => Record<'allowed' | 'restricted', RequestInContext[]>,
  ): Promise<OfferSending> {
    const unsent = await this.lockUnsent(work, queue);
    const canceled = unsent.filter((request) => request.event_canceled);
    const live = unsent.filter((request) => !request.event_canceled);
    const waiting = await this.attendances.withoutOver(work, live);
    const waits = new Set(waiting);
    const over = live.filter((request) => !waits.has(request));
    const { allowed, restricted } = split(waiting);
    const counts = {
      ...sendCountsOf(await this.write(work, allowed)),
      eventCanceled: canceled.length,
      callOver: over.length,
      restricted: restricted.length,
    };
    const isAnySent = counts.queued + counts.held > 0;
    const alreadySent = isAnySent ? 0 : await this.countSent(work, queue);
    return {
      counts: { ...counts, alreadySent },
      triedCount: allowed.length,
      skipped: [
        ...skippedFor('event_canceled', canceled),
        ...skippedFor('call_over', over),
        ...skippedFor('restricted', restricted),
      ],
    };
  }

  /** Rewrites offers of a moved call that were not sent yet. */
  async rewriteOffers(work: Work, callTimeId: number): Promise<void> {
    const asked = await work.rows<{ id: number }>(
      `select r.id from ${REQUESTS_IN_CONTEXT} where ct.id = $1 and r.state = 'pending' and r.sent_at is not null and ${NOT_ARCHIVED}`,
      [callTimeId],
    );
    const requestIds = await this.messages.withdrawOffers(
      work,
      asked.map(({ id }) => id),
      'the call moved',
    );
    if (requestIds.length === 0) return;
    await work.rows('update labor_requests set sent_at = null where id = any($1)', [requestIds]);
    await this.resendOffers(work, { requestIds });
  }

  /** Marks requests as sent, by an offer or in a reply. */
  async markSent(work: Work, requests: readonly RequestInContext[]): Promise<void> {
    if (requests.length === 0) return;
    await work.rows('update labor_requests set sent_at = $2 where id = any($1)', [
      requests.map(({ id }) => id),
      work.now,
    ]);
    for (const request of requests)
      await this.facts.record(
        work,
        new RequestSent(requestIdsOf(request), null, { sent_at: work.now }),
      );
  }

  private async write(
    work: Work,
    waiting: readonly RequestInContext[],
  ): Promise<readonly SendOutcome[]> {
    if (waiting.length === 0) return [];
    await this.registrations.ensureTokens(work, [
      ...new Set(waiting.map((request) => request.worker_id)),
    ]);
    const outcomes = await this.messages.send(
      work,
      waiting.map((request) => this.draft(work, request)),
    );
    await this.markSent(
      work,
      waiting.filter((_, index) => isAcceptedForSending(outcomes[index]!)),
    );
    return outcomes;
  }

  private async countSent(work: Work, queue: RequestScope): Promise<number> {
    const [column, ids] = scopeColumnOf(queue);
    const row = await work.row<{ count: number }>(
      `select count(*)::int as count from ${REQUESTS_IN_CONTEXT}
        where ${column} = any($1) and r.sent_at is not null and r.state = 'pending' and ${NOT_ARCHIVED} and not e.canceled`,
      [ids],
    );
    return row!.count;
  }

  /** The lock makes a second press look at the row again: it is sent by then, and no longer waits. */
  private async lockUnsent(work: Work, queue: RequestScope): Promise<RequestInContext[]> {
    const [column, ids] = scopeColumnOf(queue);
    await this.lockEvents(work, column, ids);
    return work.rows<RequestInContext>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT}
        where ${column} = any($1) and r.sent_at is null and r.state = 'pending' and ${NOT_ARCHIVED}
        order by r.id for no key update of r`,
      [ids],
    );
  }

  /**
   * Canceling an event waits for offers in progress and withdraws them; or this waits, and finds
   * the event canceled.
   */
  private async lockEvents(work: Work, column: string, ids: readonly number[]): Promise<void> {
    await work.rows(
      `select id from events where id in (select e.id from ${REQUESTS_IN_CONTEXT} where ${column} = any($1)) order by id for share`,
      [ids],
    );
  }

  private draft(work: Work, request: RequestInContext): MessageDraft {
    const templates = TEXT_TEMPLATES[request.language];
    const sender: TextSender = {
      firstName: work.actor.firstName,
      companyName: request.company_name,
      companyShortName: request.company_short_name,
    };
    return {
      kind: 'offer',
      ...draftAbout(request),
      body: templates.offer({
        sender,
        event: request.event_name,
        call: request.call_name,
        date: request.is_single_day ? request.event_start_date : request.date,
        time: request.time,
        isRunning: request.starts_at <= work.now,
        role: request.skill,
        link: this.links.confirm(work, request.event_slug, request.token_short),
      }),
      consentQuestion: templates.consentQuestion({ sender }),
    };
  }
}

function skippedFor(
  reason: SkipReason,
  requests: readonly RequestInContext[],
): OfferSending['skipped'] {
  return requests.map(({ id }) => ({ requestId: id, reason }));
}
