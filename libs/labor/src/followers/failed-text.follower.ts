import {
  MessageFailed,
  NO_CONSENT_REASON,
  OPTED_OUT_REASON,
  PREMIUM_REASON,
} from '#libs/messaging';
import { FactBus, Follower, OnFact, type Work } from '#libs/platform';
import { RequestTextFailed } from '../requests/labor-request.facts.js';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
  requestIdsOf,
} from '../requests/request-in-context.rows.js';

/** Kinds that managers expect a worker to read or answer; offers have a follower of their own. */
const KINDS = new Set<MessageFailed['kind']>([
  'consent_question',
  'confirmation',
  'time_change',
  'cancellation',
  'reminder',
]);
/** A text dropped for another reason is outdated, and needs no report. */
const FORBIDDEN = new Set([OPTED_OUT_REASON, NO_CONSENT_REASON, PREMIUM_REASON]);

/** Tells the managers of texts about a request that could not be delivered. */
@Follower('labor')
export class FailedTextFollower {
  constructor(private readonly facts: FactBus) {}

  @OnFact(MessageFailed)
  async whenMessageFailed(work: Work, fact: MessageFailed): Promise<void> {
    const { kind, aboutId, reason } = fact;
    if (aboutId === null || kind === 'mail' || !KINDS.has(kind)) return;
    if (fact.status === 'dropped' && !FORBIDDEN.has(reason)) return;
    const request = await work.row<RequestInContext>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT} where r.id = $1 and ${NOT_ARCHIVED}`,
      [aboutId],
    );
    if (request)
      await this.facts.record(work, new RequestTextFailed(requestIdsOf(request), kind, reason));
  }
}
