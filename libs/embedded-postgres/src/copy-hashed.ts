import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

const CHUNK_BYTES = 1024 * 1024;
/** Parallel copies, since waiting for the disk takes longer than copying. */
const AT_ONCE = 16;

/** Size in bytes and SHA-256 (hex) of what was copied. */
export interface CopiedFile {
  readonly size: number;
  readonly sha256: string;
}

/**
 * Copies a file that may change meanwhile, readable by its owner only, and flushes it to disk.
 *
 * @returns null when the source has disappeared
 */
export async function copyHashed(source: string, target: string): Promise<CopiedFile | null> {
  const hash = createHash('sha256');
  let size = 0;
  const output = await open(target, 'wx', 0o600);
  try {
    for await (const chunk of createReadStream(source, { highWaterMark: CHUNK_BYTES })) {
      const bytes = chunk as Buffer;
      hash.update(bytes);
      size += bytes.length;
      await output.writeFile(bytes);
    }
    await output.sync();
    return { size, sha256: hash.digest('hex') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  } finally {
    await output.close();
  }
}

/** Runs `each` for all items, some at a time. */
export async function someAtOnce<T>(
  all: readonly T[],
  one: (entry: T) => Promise<unknown>,
): Promise<void> {
  for (let first = 0; first < all.length; first += AT_ONCE)
    await Promise.all(all.slice(first, first + AT_ONCE).map(one));
}
