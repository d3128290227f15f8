import { createHmac } from 'node:crypto';

/** No vowels, so no words; no characters that look or sound alike: 0 1 5 8 B I L O S U Z. */
export const CODE_SYMBOLS = 'CDFGHJKMNPQRTVWXY234679';
const CODE_LENGTH = 6;

const CODES = CODE_SYMBOLS.length ** CODE_LENGTH;

/** Hex digits of a code's hash that a station gets: so few that over a hundred codes have the same one. */
const STATION_CODE_DIGITS = 5;
const STATION_TOKEN_DIGITS = 32;

/**
 * The six characters that a person reads out instead of showing the QR code. Follows from the token and a secret key, so
 * nothing is stored; a new token has a new code. Two of an event share one in a case of 100 million: then it is nobody's.
 */
export function clockInCode(secretKey: string, token: string): string {
  const digest = createHmac('sha256', secretKey).update(`clock-in code ${token}`).digest();
  let number = digest.readUIntBE(0, 6) % CODES;
  let code = '';
  for (let nth = 0; nth < CODE_LENGTH; nth++) {
    code += CODE_SYMBOLS[number % CODE_SYMBOLS.length]!;
    number = Math.floor(number / CODE_SYMBOLS.length);
  }
  return code;
}

/** As it is compared: capitals, without spaces, dots and hyphens. Null: no code looks like that. */
export function parseCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s.\-–]/g, '');
  const isCode =
    code.length === CODE_LENGTH && [...code].every((each) => CODE_SYMBOLS.includes(each));
  return isCode ? code : null;
}

/** The key with which one station hashes what it reads; another station's list is of no use to it. */
export function stationKey(secretKey: string, stationId: number): Buffer {
  return createHmac('sha256', secretKey).update(`station crew ${stationId}`).digest();
}

/** What a station compares with the codes and tokens that it reads while it is offline. */
export function stationHashes(
  key: Buffer,
  { code, token }: { code: string; token: string },
): { code: string; token: string } {
  const hash = (text: string): string => createHmac('sha256', key).update(text).digest('hex');
  return {
    code: hash(code).slice(0, STATION_CODE_DIGITS),
    token: hash(token).slice(0, STATION_TOKEN_DIGITS),
  };
}
