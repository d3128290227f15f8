import { hash } from 'node:crypto';

/**
 * The stored hash of a random secret: SHA-256, hex. Sufficient for secrets of 128 random bits or
 * more.
 */
export function hashToken(secret: string): string {
  return hash('sha256', secret, 'hex');
}
