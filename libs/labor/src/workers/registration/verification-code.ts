import { createHmac, randomInt } from 'node:crypto';

export const CODE_VALID_MINUTES = 5;
/** Wrong codes after which a new one has to be requested. */
export const MAX_CODE_ATTEMPTS = 5;

/** Six digits, uniformly distributed. */
export function generateCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/**
 * The stored hash of a code. It is keyed with the installation's secret, since a million codes are
 * soon tried, and with the number, which is all that the code proves.
 */
export function codeHash(
  secret: string,
  of: { token: string; phoneNumber: string; code: string },
): string {
  return createHmac('sha256', secret)
    .update(`code:${of.token}:${of.phoneNumber}:${of.code.trim()}`)
    .digest('hex');
}
