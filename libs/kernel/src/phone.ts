import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** `+` and at most fifteen digits (ITU-T E.164); the phone columns hold as much. */
const LONGEST_E164 = 16;

/** Marks that contact lists put around a pasted number and nobody sees: text direction, zero width. */
const INVISIBLE = /\p{Cf}/gu;

/**
 * The one way in for phone numbers. Without a country code the number is taken for a US one.
 *
 * The whole text must be one number: `call 415 555 0111` is none, nor are two in one field. A number with an
 * extension is refused, since a text sent to the switchboard reaches somebody else.
 *
 * @returns E.164 (`+14155550111`), or null where the text cannot be a phone number
 */
export function normalizePhone(input: string): string | null {
  const text = input.replace(INVISIBLE, '').trim().replace(/^tel:/i, '');
  const phone = parsePhoneNumberFromString(text, { defaultCountry: 'US', extract: false });
  if (!phone || phone.ext || !phone.isPossible()) return null;
  return phone.number.length <= LONGEST_E164 ? phone.number : null;
}

/**
 * For people to read: `(415) 555-0111` within the North American plan, `+44 20 7123 4567` elsewhere.
 * What is no E.164 number comes back as it is.
 */
export function displayPhone(e164: string): string {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  if (american) return `(${american[1]}) ${american[2]}-${american[3]}`;
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}

/**
 * For logs: the last four characters stay (`********0111`), of a text shorter than eight only the last two,
 * so that never more than half of it is readable.
 */
export function maskPhone(e164: string): string {
  const readable = e164.length < 4 ? 0 : e164.length < 8 ? 2 : 4;
  return '*'.repeat(e164.length - readable) + e164.slice(e164.length - readable);
}
