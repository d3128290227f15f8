import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';

/** `+` and at most fifteen digits (ITU-T E.164); the phone columns hold as much. */
const LONGEST_E164 = 16;

/** Marks that contact lists put around a pasted number and nobody sees: text direction, zero width. */
const INVISIBLE = /\p{Cf}/gu;

/** Numbers of films and demonstrations: 555-0100 to 555-0199 of any area code, assigned or not. */
const FICTIONAL = /^\+1[2-9]\d{2}55501\d{2}$/;

/**
 * Reads a number that is here already or that a provider reports: it must be possible, not valid. What a person types or
 * imports goes through `validatePhone`. Without a country code the number is taken for a US one.
 *
 * The whole text must be one number: `call 415 555 0111` is none, nor are two in one field. A number with an
 * extension is refused, since a text sent to the switchboard reaches somebody else.
 *
 * @returns E.164 (`+14155550111`), or null where the text cannot be a phone number
 */
export function normalizePhone(input: string): string | null {
  return parse(input)?.number ?? null;
}

/**
 * Reads a number that a person types or imports: as `normalizePhone`, and the country must really have such numbers.
 * Fictional 555-01xx numbers are valid.
 *
 * @param stored E.164 of the field that is edited: it may stay as it is, valid or not
 * @returns E.164, or null where the number is not valid
 */
export function validatePhone(input: string, stored: string | null = null): string | null {
  const phone = parse(input);
  if (!phone) return null;
  const { number } = phone;
  return number === stored || FICTIONAL.test(number) || phone.isValid() ? number : null;
}

function parse(input: string): PhoneNumber | null {
  const text = input.replace(INVISIBLE, '').trim().replace(/^tel:/i, '');
  const phone = parsePhoneNumberFromString(text, { defaultCountry: 'US', extract: false });
  if (!phone || phone.ext || !phone.isPossible()) return null;
  return phone.number.length <= LONGEST_E164 ? phone : null;
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
