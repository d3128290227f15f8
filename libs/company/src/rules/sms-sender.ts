import { isPremiumNumber, validatePhone } from '#libs/kernel';

/** SID of a messaging service at Twilio. */
const SERVICE = /^MG[0-9a-f]{32}$/;

/**
 * A sender of texts as it is stored: a number in E.164, or a messaging service.
 *
 * @param typed a number in any notation, or the service's SID
 * @returns null: it is neither, or a premium number
 */
export function readSmsSender(typed: string): string | null {
  const text = typed.trim();
  if (SERVICE.test(text)) return text;
  const phoneNumber = validatePhone(text);
  return phoneNumber !== null && !isPremiumNumber(phoneNumber) ? phoneNumber : null;
}
