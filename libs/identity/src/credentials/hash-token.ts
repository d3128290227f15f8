import { hash } from 'node:crypto';

/** What is kept of a secret that need not be shown again: SHA-256, hex. Enough for secrets of 128 random bits and more. */
export function hashToken(secret: string): string {
  return hash('sha256', secret, 'hex');
}
