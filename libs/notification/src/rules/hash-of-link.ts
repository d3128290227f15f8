import { createHash } from 'node:crypto';

/**
 * The hash of an audit entry's link in its chain: SHA-256 of the hash before it and the entry.
 *
 * @param previous null: the first of the chain
 * @param entry every column of the entry as one text
 */
export function hashOfLink(previous: Buffer | null, entry: string): Buffer {
  return createHash('sha256')
    .update(previous ?? '')
    .update(entry)
    .digest();
}
