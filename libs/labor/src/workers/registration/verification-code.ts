import { createHmac, randomInt } from 'node:crypto';

export const CODE_VALID_MINUTES = 5;
/** So many wrong ones, and a new code has to be asked for. */
export const MAX_CODE_ATTEMPTS = 5;

/** Six digits, each code equally likely. */
export function generateCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/**
 * What is kept of a code. A million codes are soon tried, so the house's own secret goes in; so does the number it was
 * sent to, which is all that the code proves.
 */
export function codeHash(
  secret: string,
  of: { token: string; phoneNumber: string; code: string },
): string {
  return createHmac('sha256', secret)
    .update(`code:${of.token}:${of.phoneNumber}:${of.code.trim()}`)
    .digest('hex');
}
