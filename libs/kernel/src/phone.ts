import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from 'libphonenumber-js/max';

/** `+` and at most fifteen digits (ITU-T E.164), as in the phone columns. */
const LONGEST_E164 = 16;

/** Invisible characters that contact lists add to a number: text direction, zero width. */
const INVISIBLE = /\p{Cf}/gu;

/** Numbers reserved for fiction: 555-0100 to 555-0199 of any area code. */
const FICTIONAL = /^\+1[2-9]\d{2}55501\d{2}$/;

/**
 * Normalizes a stored number or one that a provider reports: it has to be possible, not valid.
 * Input of people goes through `validatePhone`. A number without country code is taken as a US one.
 *
 * The whole text has to be one number: `call 415 555 0111` is none, nor are two in one field.
 * Extensions are refused, since a text would reach the switchboard.
 *
 * @returns E.164 (`+14155550111`), or null where the text cannot be a phone number
 */
export function normalizePhone(input: string): string | null {
  return parse(input)?.number ?? null;
}

/**
 * Normalizes a number that somebody enters or imports: as `normalizePhone`, and it has to be valid
 * in its country. Fictional 555-01xx numbers are valid.
 *
 * @param stored E.164 of the edited field: it may stay, valid or not
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

/** Ranges whose owner is paid, wholly or partly, by callers and senders. */
const PAID_RANGES = new Set(['PREMIUM_RATE', 'SHARED_COST', 'PERSONAL_NUMBER', 'UAN']);

/** Whether texts to the number may cost more than others: none is ever sent there. */
export function isPremiumNumber(e164: string): boolean {
  return PAID_RANGES.has(parse(e164)?.getType() ?? '');
}

/**
 * ISO 3166 code of a number's country: 'US'. Within the North American plan, numbers of no country,
 * such as fictional ones, count as American. Null: unknown.
 */
export function countryOfPhone(e164: string): string | null {
  const phone = parse(e164);
  return phone?.country ?? (phone?.countryCallingCode === '1' ? 'US' : null);
}

/** Whether there is such an ISO 3166 code, with telephones. */
export function isPhoneCountry(code: string): boolean {
  return isSupportedCountry(code);
}

/**
 * For display: `(415) 555-0111` within the North American plan, `+44 20 7123 4567` elsewhere. Other
 * text is returned unchanged.
 */
export function displayPhone(e164: string): string {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  if (american) return `(${american[1]}) ${american[2]}-${american[3]}`;
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}

/**
 * For logs: keeps the last four characters (`********0111`), of texts shorter than eight the last
 * two, so that at most half is readable.
 */
export function maskPhone(e164: string): string {
  const readable = e164.length < 4 ? 0 : e164.length < 8 ? 2 : 4;
  return '*'.repeat(e164.length - readable) + e164.slice(e164.length - readable);
}
