/**
 * queued → sending → sent → delivered; held until the sending hours open, or a call has stopped
 * moving; failed (never accepted)
 * and undelivered (accepted, not delivered) with the provider's reason; dropped by us, with ours.
 * The first five are live: a request with a live offer gets no other.
 */
export type MessageStatus =
  'queued' | 'held' | 'sending' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'dropped';

/** What a provider may report of an accepted message. */
export type DeliveryStatus = Extract<
  MessageStatus,
  'sent' | 'delivered' | 'undelivered' | 'failed'
>;

/**
 * Twilio's statuses (https://www.twilio.com/docs/messaging/api/message-resource); unknown ones are
 * ignored.
 */
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
 * Whether a report changes the status. Reports come late, repeatedly and in any order: a status
 * never goes back, and final ones stay.
 */
export function mayAdvanceStatus(now: MessageStatus, reported: DeliveryStatus): boolean {
  if (WAITING.has(now)) return true;
  return now === 'sent' && reported !== 'sent';
}
