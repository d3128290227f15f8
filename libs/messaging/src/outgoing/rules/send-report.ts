export interface SendCounts {
  /** Messages on their way. */
  queued: number;
  /** Messages that wait for the sending hours. */
  held: number;
  /** Requests that stay queued until the worker agrees to be texted. */
  waitingForConsent: number;
  optedOut: number;
}

/**
 * The answer of the three send-messages endpoints, and of send-reminder: '3 messages queued, 1 held for sending hours'. Numbers and these words
 * only, no names: clients take the letters "no" or "error", anywhere in it, for a failure.
 */
export function sendReport(
  { queued, held, waitingForConsent, optedOut }: SendCounts,
  what: 'message' | 'reminder' = 'message',
): string {
  const parts = [`${queued} ${queued === 1 ? what : `${what}s`} queued`];
  if (held > 0) parts.push(`${held} held for sending hours`);
  if (waitingForConsent > 0) parts.push(`${waitingForConsent} waiting for consent`);
  if (optedOut > 0) parts.push(`${optedOut} opted out`);
  return parts.join(', ');
}
