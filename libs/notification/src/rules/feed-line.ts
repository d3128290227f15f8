import {
  ConfirmedWorkerStopped,
  OfferFailed,
  PositionLeftOpen,
  type RequestFact,
  RequestStateChanged,
  RequestTextFailed,
  TimeChangeAnswered,
  WorkerLate,
} from '#libs/labor';
import type { NotificationResponse } from '../notification.entity.js';

/** A line of the feed before names are filled in. */
export interface FeedLine {
  response: NotificationResponse | null;
  /** For PostgreSQL's `format`: `%1$s` worker, `%2$s` skill, `%3$s` call, `%4$s` event, `%5$s` detail. */
  wording: string;
  /** A person's words or a provider's answer; inserted unchanged. */
  detail: string | null;
}

const MOVED: Record<NonNullable<RequestStateChanged['notify']>, string> = {
  Available: '%1$s is available for %2$s at %3$s, %4$s.',
  Confirmed: '%1$s is confirmed for %2$s at %3$s, %4$s.',
  Declined: '%1$s declined %2$s at %3$s, %4$s.',
  Canceled: '%1$s canceled %2$s at %3$s, %4$s.',
};
const PROMOTED = '%1$s moved up and is confirmed for %2$s at %3$s, %4$s.';
const CALLED_OUT = '%1$s called out and will not come for %2$s at %3$s, %4$s.';
const POSITION_OPEN =
  'A place for %2$s at %3$s, %4$s is open. The call is too close to promote anybody automatically: please choose.';
const OFFER_FAILED =
  'The offer to %1$s for %2$s at %3$s, %4$s was not delivered (%5$s). The request is queued again.';
const TEXT_FAILED: Partial<Record<RequestTextFailed['kind'], string>> = {
  consent_question:
    'Our question to %1$s, whether we may send job texts, was not delivered (%5$s). What waits for the answer, such as %2$s at %3$s, %4$s, stays queued.',
  confirmation:
    'The confirmation to %1$s for %2$s at %3$s, %4$s was not delivered (%5$s). Please call.',
  time_change: 'The new time of %3$s, %4$s was not delivered to %1$s (%5$s). Please call.',
  cancellation:
    'The cancellation to %1$s of %2$s at %3$s, %4$s was not delivered (%5$s). Please call.',
  reminder: 'The reminder to %1$s of %2$s at %3$s, %4$s was not delivered (%5$s).',
};
const CAN_DO_IT = '%1$s can make the new time of %3$s, %4$s.';
const CANNOT_DO_IT = '%1$s cannot make the new time of %3$s, %4$s.';
const LATE = '%1$s will be %5$s minutes late for %2$s at %3$s, %4$s.';
const STOPPED =
  '%1$s is confirmed for %2$s at %3$s, %4$s and has opted out of texts: please call them if anything changes.';
const WITH_MESSAGE = ' They write: %5$s';

/** The feed line for a fact about a request; null: none. */
export function feedLineOf(fact: RequestFact): FeedLine | null {
  if (fact instanceof RequestStateChanged)
    return fact.notify
      ? { response: fact.notify, wording: wordingOfMove(fact, fact.notify), detail: null }
      : null;
  if (fact instanceof PositionLeftOpen)
    return { response: null, wording: POSITION_OPEN, detail: null };
  if (fact instanceof OfferFailed)
    return { response: null, wording: OFFER_FAILED, detail: fact.reason };
  if (fact instanceof RequestTextFailed) {
    const wording = TEXT_FAILED[fact.kind];
    return wording ? { response: null, wording, detail: fact.reason } : null;
  }
  if (fact instanceof ConfirmedWorkerStopped)
    return { response: null, wording: STOPPED, detail: null };
  if (fact instanceof WorkerLate)
    return { response: null, wording: LATE, detail: String(fact.minutes) };
  if (fact instanceof TimeChangeAnswered) return lineOfAnswer(fact);
  return null;
}

function wordingOfMove(
  fact: RequestStateChanged,
  notify: NonNullable<RequestStateChanged['notify']>,
): string {
  if (fact.action === 'promote') return PROMOTED;
  return fact.action === 'call_out' ? CALLED_OUT : MOVED[notify];
}

function lineOfAnswer({ cantDoIt, message }: TimeChangeAnswered): FeedLine {
  const words = message?.trim() || null;
  return {
    response: 'Time Change',
    wording: (cantDoIt ? CANNOT_DO_IT : CAN_DO_IT) + (words ? WITH_MESSAGE : ''),
    detail: words,
  };
}
