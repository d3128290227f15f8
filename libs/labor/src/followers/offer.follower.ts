import { MessageFailed } from '#libs/messaging';
import { FactBus, Follower, OnFact, type Work } from '#libs/platform';
import { OfferFailed } from '../requests/labor-request.facts.js';
import {
  PLACED_COLUMNS,
  PLACED_REQUESTS,
  type PlacedRequest,
  placeOf,
} from '../requests/placed-request.rows.js';

/** An offer that will not arrive puts its request back into the queue. */
@Follower('labor')
export class OfferFollower {
  constructor(private readonly facts: FactBus) {}

  /** Who answered meanwhile got it after all, or was told by somebody: nothing to do. */
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
    const request = await work.row<PlacedRequest>(
      `select ${PLACED_COLUMNS} from ${PLACED_REQUESTS} where r.id = $1`,
      [fact.aboutId],
    );
    if (request) await this.facts.record(work, new OfferFailed(placeOf(request), fact.reason));
  }
}
