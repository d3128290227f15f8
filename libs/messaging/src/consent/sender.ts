/** Key of the sender of all companies that have none of their own. */
export const SHARED_SENDER = 'shared';

/** Key of a company's sender, as in `phone_stops`. @param company alias of companies; may be null */
export const senderOf = (company: string): string =>
  `coalesce(${company}.sms_sender, '${SHARED_SENDER}')`;

/** Null for the shared one. */
export function ownSender(sender: string): string | null {
  return sender === SHARED_SENDER ? null : sender;
}
