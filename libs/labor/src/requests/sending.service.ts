import { Injectable } from '@nestjs/common';
import {
  Links,
  type MessageDraft,
  Messages,
  type SendCounts,
  type Sender,
  TEMPLATES,
} from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { RequestSent } from './labor-request.facts.js';
import {
  LIVE,
  PLACED_COLUMNS,
  PLACED_REQUESTS,
  type PlacedRequest,
  placeOf,
} from './placed-request.rows.js';
import { scopeOf } from './queue-scope.js';
import { RegistrationInvitations } from './registration-invitations.js';
import { countsOf, isWritten } from './send-counts.js';

/** What is to be sent: the queue of an event, of one call, of one requirement, or some requests. */
export type Queue =
  | { eventId: number }
  | { callTimeId: number }
  | { requirementId: number }
  | { requestIds: readonly number[] };

/** Sends the offers that wait. */
@Injectable()
export class Sending {
  constructor(
    private readonly messages: Messages,
    private readonly links: Links,
    private readonly registrations: RegistrationInvitations,
    private readonly facts: FactBus,
  ) {}

  /**
   * Writes an offer for every queued request, in a number of statements that does not depend on how many there are.
   * Left out are canceled events and calls that have started. What the consent gate holds back stays queued.
   * Of two presses at the same moment the second waits and finds the queue empty.
   */
  async sendOffers(work: Work, queue: Queue): Promise<SendCounts> {
    const waiting = await this.lockWaiting(work, queue);
    if (waiting.length === 0) return countsOf([]);

    await this.registrations.ensure(work, [
      ...new Set(waiting.map((request) => request.worker_id)),
    ]);
    const outcomes = await this.messages.send(
      work,
      waiting.map((request) => this.draft(work, request)),
    );
    await this.markSent(
      work,
      waiting.filter((_, index) => isWritten(outcomes[index]!)),
    );
    return countsOf(outcomes);
  }

  /** A call moved: offers that have not left yet speak of the old time, and are written anew. */
  async rewriteOffers(work: Work, callTimeId: number): Promise<void> {
    const asked = await work.rows<{ id: number }>(
      `select r.id from ${PLACED_REQUESTS} where ct.id = $1 and r.state = 'pending' and r.sent_at is not null and ${LIVE}`,
      [callTimeId],
    );
    const requestIds = await this.messages.withdrawOffers(
      work,
      asked.map(({ id }) => id),
      'the call moved',
    );
    if (requestIds.length === 0) return;
    await work.rows('update labor_requests set sent_at = null where id = any($1)', [requestIds]);
    await this.sendOffers(work, { requestIds });
  }

  /** The requests were told to their workers, be it by an offer or in a reply. */
  async markSent(work: Work, requests: readonly PlacedRequest[]): Promise<void> {
    if (requests.length === 0) return;
    await work.rows('update labor_requests set sent_at = $2 where id = any($1)', [
      requests.map(({ id }) => id),
      work.now,
    ]);
    for (const request of requests)
      await this.facts.record(work, new RequestSent(placeOf(request), null, { sent_at: work.now }));
  }

  /** The lock makes a second press look at the row again: it is sent by then, and no longer waits. */
  private async lockWaiting(work: Work, queue: Queue): Promise<PlacedRequest[]> {
    const [column, ids] = scopeOf(queue);
    await this.holdEvents(work, column, ids);
    return work.rows<PlacedRequest>(
      `select ${PLACED_COLUMNS} from ${PLACED_REQUESTS}
        where ${column} = any($1) and r.sent_at is null and r.state = 'pending' and ${LIVE} and not e.canceled and ct.starts_at > $2
        order by r.id for no key update of r`,
      [ids, work.now],
    );
  }

  /** Whoever cancels an event waits for offers that are being written, and takes them back; or they wait and find it canceled. */
  private async holdEvents(work: Work, column: string, ids: readonly number[]): Promise<void> {
    await work.rows(
      `select id from events where id in (select e.id from ${PLACED_REQUESTS} where ${column} = any($1)) order by id for share`,
      [ids],
    );
  }

  private draft(work: Work, request: PlacedRequest): MessageDraft {
    const templates = TEMPLATES[request.language];
    const sender: Sender = {
      firstName: work.actor.firstName,
      companyName: request.company_name,
      companyShortName: request.company_short_name,
    };
    return {
      kind: 'offer',
      companyId: request.company_id,
      phoneNumber: request.phone_number,
      language: request.language,
      aboutId: request.id,
      callStartsAt: request.starts_at,
      timeZone: request.time_zone,
      body: templates.offer({
        sender,
        event: request.event_name,
        call: request.call_name,
        date: request.is_single_day ? request.event_start_date : request.date,
        time: request.time,
        link: this.links.confirm(work, request.event_slug, request.token_short),
      }),
      consentQuestion: templates.consentQuestion({ sender }),
    };
  }
}
