/**
 * queued → sending → sent → delivered; held until the sending hours open; failed (never taken) and undelivered (taken, and
 * not arrived) with the provider's reason; dropped by us, with ours. The first five are live: an offer that is live is not
 * made again.
 */
export type MessageStatus =
  'queued' | 'held' | 'sending' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'dropped';

/** What a provider may report of a message it took. */
export type DeliveryStatus = Extract<
  MessageStatus,
  'sent' | 'delivered' | 'undelivered' | 'failed'
>;

/** Twilio's words (https://www.twilio.com/docs/messaging/api/message-resource); what it adds one day says nothing to us. */
const STATUS_OF_TWILIO_WORD: Record<string, DeliveryStatus> = {
  accepted: 'sent',
  scheduled: 'sent',
  queued: 'sent',
  sending: 'sent',
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  failed: 'failed',
  canceled: 'failed',
};

export function deliveryStatusOf(word: string): DeliveryStatus | null {
  return Object.hasOwn(STATUS_OF_TWILIO_WORD, word.toLowerCase())
    ? STATUS_OF_TWILIO_WORD[word.toLowerCase()]!
    : null;
}

const WAITING = new Set<MessageStatus>(['queued', 'held', 'sending']);

/**
 * Whether a report moves a message on. Reports come late, twice, and in any order: a message never goes back, and what has
 * ended stays ended.
 */
export function mayAdvanceStatus(now: MessageStatus, reported: DeliveryStatus): boolean {
  if (WAITING.has(now)) return true;
  return now === 'sent' && reported !== 'sent';
}
