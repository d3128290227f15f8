import { createHash } from 'node:crypto';

/** What a link holds of its entry. */
export interface LinkedEntry {
  /** SHA-256 of every column of the entry as one text. */
  entryHash: Buffer;
  /** Microseconds since 1970, as the database has the entry's instant. */
  atMicros: number;
}

/**
 * The hash of an audit entry's link in its chain: SHA-256 of the hash before it, the entry's hash and its instant as eight
 * bytes. It can be checked without the entry.
 *
 * @param previous null: the first of the chain
 */
export function hashOfLink(previous: Buffer | null, { entryHash, atMicros }: LinkedEntry): Buffer {
  const instant = Buffer.alloc(8);
  instant.writeBigInt64BE(BigInt(atMicros));
  return sha256(previous ?? '', entryHash, instant);
}

/**
 * The hash of a link that was made before links had the hash of their entry.
 *
 * @param entry every column of the entry as one text
 */
export function hashOfOlderLink(previous: Buffer | null, entry: string): Buffer {
  return sha256(previous ?? '', entry);
}

function sha256(...parts: readonly (Buffer | string)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
