import { randomInt } from 'node:crypto';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGITS = '0123456789';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Of a company, event, call time, requirement, location: 7 of `[A-Za-z0-9]`. Use with
 * `drawUntilFree`.
 */
export function randomSlug(): string {
  return randomText(7, UPPER + LOWER + DIGITS);
}

/** Of a worker: 10 of `[a-z0-9]`. */
export function randomWorkerSlug(): string {
  return randomText(10, LOWER + DIGITS);
}

/** The capability in an offer's link: 10 of `[A-Za-z0-9]`, about 59 random bits. */
export function randomShortToken(): string {
  return randomText(10, UPPER + LOWER + DIGITS);
}

/**
 * Whether the text is a canonical, lower-case UUID; checked before a token from outside is compared
 * with a `uuid` column.
 */
export function looksLikeUuid(text: string): boolean {
  return UUID.test(text);
}

/** Cryptographic and unbiased: `randomInt` has no modulo bias. */
function randomText(length: number, alphabet: string): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}
