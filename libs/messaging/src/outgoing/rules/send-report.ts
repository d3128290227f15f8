export interface SendCounts {
  /** Messages queued. */
  queued: number;
  /** Messages held for the sending hours. */
  held: number;
  /** Requests that stay queued until the worker gives consent. */
  waitingForConsent: number;
  optedOut: number;
}

/**
 * Message of the send-messages and send-reminder endpoints: '3 messages queued, 1 held for sending
 * hours'. Numbers and these words only, no names: clients take the letters "no" or "error" anywhere
 * in it for a failure.
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
