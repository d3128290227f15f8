import { randomBytes } from 'node:crypto';

/**
 * Hides a secret in a text that is another each time. In a compressed page, a text that repeats lets an attacker who
 * puts guesses into the page learn it from the length of the answer (BREACH).
 *
 * @returns base64url of a random mask and the secret under it
 */
export function maskToken(secret: Buffer): string {
  const mask = randomBytes(secret.length);
  return Buffer.concat([mask, xor(mask, secret)]).toString('base64url');
}

/** The secret of a masked token; of any other text, bytes that match no secret. */
export function unmaskToken(token: string): Buffer {
  const bytes = Buffer.from(token, 'base64url');
  const half = bytes.length >> 1;
  return xor(bytes.subarray(0, half), bytes.subarray(half));
}

function xor(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(other.map((byte, at) => byte ^ (one[at] ?? 0)));
}
