import { MessageFailed } from '#libs/messaging';
import { FactBus, Follower, OnFact, type Work } from '#libs/platform';
import { OfferFailed } from '../requests/labor-request.facts.js';
import {
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
  requestIdsOf,
} from '../requests/request-in-context.rows.js';

/** Queues a request again when its offer could not be delivered. */
@Follower('labor')
export class FailedOfferFollower {
  constructor(private readonly facts: FactBus) {}

  /** Does nothing when the worker has answered meanwhile. */
  @OnFact(MessageFailed)
  async whenMessageFailed(work: Work, fact: MessageFailed): Promise<void> {
    if (fact.kind !== 'offer' || fact.aboutId === null) return;
    const queued = await work.row(
      `with queued as (
         update labor_requests set sent_at = null where id = $1 and state = 'pending' and sent_at is not null returning id
       ) select id from queued`,
      [fact.aboutId],
    );
    if (!queued) return;
    const request = await work.row<RequestInContext>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT} where r.id = $1`,
      [fact.aboutId],
    );
    if (request) await this.facts.record(work, new OfferFailed(requestIdsOf(request), fact.reason));
  }
}
