import type { SendCounts } from '#libs/messaging';
import type { Notice } from '../frame/notice.js';
import { wordsOf } from '../frame/words.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { SENDING_WORDS } from './sending.words.js';

const REASONS = [
  'held',
  'consentAsked',
  'waitingForConsent',
  'optedOut',
  'callOver',
  'eventCanceled',
  'restricted',
  'alreadySent',
] as const;

/** What sending did, for the page that opens after it: numbers and reasons. */
export function sendReportNotice(counts: SendCounts, request: EdgeRequest): Notice {
  const { report } = wordsOf(SENDING_WORDS, request);
  const { queued, consentAsked } = counts;
  const shown = { ...counts, waitingForConsent: counts.waitingForConsent - consentAsked };
  const reasons = REASONS.filter((reason) => shown[reason] > 0);
  const leaves = queued + consentAsked > 0;
  return {
    tone: leaves ? 'success' : 'warning',
    lines: [
      ...(queued > 0 ? [report.queued(queued)] : leaves ? [] : [report.none]),
      ...reasons.map((reason) => report[reason](shown[reason])),
    ],
  };
}
