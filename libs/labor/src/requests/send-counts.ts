import type { SendCounts, SendOutcome } from '#libs/messaging';

const ACCEPTED = new Set<SendOutcome>(['queued', 'held', 'duplicate']);

/** Whether the text is on its way, or was before this press; what the consent gate kept is not. */
export function isAcceptedForSending(outcome: SendOutcome): boolean {
  return ACCEPTED.has(outcome);
}

/** What became of some texts, for the answer to whoever pressed the button. */
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
