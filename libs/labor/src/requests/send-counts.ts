import { NOTHING_SENT, type SendCounts, type SendOutcome } from '#libs/messaging';

const ACCEPTED = new Set<SendOutcome>(['queued', 'held', 'duplicate']);

/** The text is accepted for sending, or was before; texts without consent are not. */
export function isAcceptedForSending(outcome: SendOutcome): boolean {
  return ACCEPTED.has(outcome);
}

/** Counts outcomes for the answer to the sender. */
export function sendCountsOf(outcomes: readonly SendOutcome[]): SendCounts {
  const count = (...which: SendOutcome[]): number =>
    outcomes.filter((outcome) => which.includes(outcome)).length;
  return {
    ...NOTHING_SENT,
    queued: count('queued'),
    held: count('held'),
    waitingForConsent: count('asked', 'awaiting'),
    consentAsked: count('asked'),
    optedOut: count('stopped'),
  };
}

/** Two sendings as one. */
export function addSendCounts(one: SendCounts, other: SendCounts): SendCounts {
  const keys = Object.keys(one) as (keyof SendCounts)[];
  return Object.fromEntries(keys.map((key) => [key, one[key] + other[key]])) as Record<
    keyof SendCounts,
    number
  >;
}
