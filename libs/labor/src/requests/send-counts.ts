import type { SendCounts, SendOutcome } from '#libs/messaging';

const ACCEPTED = new Set<SendOutcome>(['queued', 'held', 'duplicate']);

/** The text is accepted for sending, or was before; not what lacks consent. */
export function isAcceptedForSending(outcome: SendOutcome): boolean {
  return ACCEPTED.has(outcome);
}

/** Counts outcomes for the answer to the sender. */
export function sendCountsOf(outcomes: readonly SendOutcome[]): SendCounts {
  const count = (...which: SendOutcome[]): number =>
    outcomes.filter((outcome) => which.includes(outcome)).length;
  return {
    queued: count('queued'),
    held: count('held'),
    waitingForConsent: count('asked', 'awaiting'),
    optedOut: count('stopped'),
  };
}
