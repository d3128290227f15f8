export interface SendCounts {
  /** Messages queued. */
  queued: number;
  /** Messages held for the sending hours. */
  held: number;
  /** Requests that stay queued until the worker gives consent. */
  waitingForConsent: number;
  /** Those of them who are asked for consent by this very press. */
  consentAsked: number;
  optedOut: number;
  /** Requests that stay queued, and why. */
  callOver: number;
  eventCanceled: number;
  /** Their company has to pay first. */
  restricted: number;
  /** Had theirs before; counted where nothing was queued. */
  alreadySent: number;
}

export const NOTHING_SENT: SendCounts = {
  queued: 0,
  held: 0,
  waitingForConsent: 0,
  consentAsked: 0,
  optedOut: 0,
  callOver: 0,
  eventCanceled: 0,
  restricted: 0,
  alreadySent: 0,
};

type Reason = Exclude<keyof SendCounts, 'queued' | 'consentAsked'>;

/** The clause about a count, beside queued messages and without any. */
type Clause = (count: number) => string;

const isOrAre = (count: number): string => (count === 1 ? 'is' : 'are');

const REASONS: readonly [Reason, besideQueued: Clause | null, alone: Clause][] = [
  [
    'held',
    (n) => `${n} held for sending hours`,
    (n) => `${n} ${isOrAre(n)} held for sending hours`,
  ],
  [
    'waitingForConsent',
    (n) => `${n} waiting for consent`,
    (n) => `${n} ${isOrAre(n)} waiting for consent`,
  ],
  ['optedOut', (n) => `${n} opted out`, (n) => `${n} opted out`],
  [
    'callOver',
    (n) => `${n} for a call that is over`,
    (n) => `${n} ${isOrAre(n)} for a call that is over`,
  ],
  [
    'eventCanceled',
    (n) => `${n} of a canceled event`,
    (n) => `${n} ${isOrAre(n)} of a canceled event`,
  ],
  [
    'restricted',
    (n) => `${n} skipped: the subscription is unpaid`,
    (n) => `${n} ${n === 1 ? 'was' : 'were'} skipped: the subscription is unpaid`,
  ],
  ['alreadySent', null, (n) => `${n} ${n === 1 ? 'was' : 'were'} sent before`],
];

const NOTHING_TO_SEND = {
  message: '0 requests are waiting',
  reminder: '0 workers are left to remind',
  code: '0 workers are left to send one to',
} as const;

/**
 * The answer of the three send-messages endpoints, and of send-reminder: '3 messages queued, 1 held for sending hours', or 'No
 * messages queued: 2 are waiting for consent, 1 opted out'. Numbers and these words only, no names: clients take the letters
 * "no" or "error", anywhere in it, for a failure, and so they stand in it exactly when nothing was queued.
 */
export function sendReport(
  counts: SendCounts,
  what: keyof typeof NOTHING_TO_SEND = 'message',
): string {
  const { queued } = counts;
  const reasons = REASONS.filter(([reason]) => counts[reason] > 0);
  if (queued === 0) {
    const clauses = reasons.map(([reason, , alone]) => alone(counts[reason]));
    return `No ${what}s queued: ${clauses.join(', ') || NOTHING_TO_SEND[what]}`;
  }
  return [
    `${queued} ${queued === 1 ? what : `${what}s`} queued`,
    ...reasons.flatMap(([reason, besideQueued]) => besideQueued?.(counts[reason]) ?? []),
  ].join(', ');
}
