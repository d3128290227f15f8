import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { BROTLI, compressed } from '../../edge/http/compression.js';
import { TOKEN_GAP, withToken } from './token-gaps.js';

const decompressed = promisify<Buffer, Buffer>(zlib.brotliDecompress);
const GAP = Buffer.from(TOKEN_GAP);
/** Begins a part of a Brotli stream that is not compressed (RFC 7932, 9.2): neither the last one, four digits of its length less one. */
const AS_IT_IS = Buffer.alloc(3);
AS_IT_IS.writeUIntLE(((GAP.length - 1) << 3) | (1 << 19), 0, 3);
/** To see whether it holds: two tokens that have no letter in common. */
const TRIALS = ['aZ', '09'].map((letters) => letters.repeat(GAP.length / 2));

/**
 * Compresses a page by Brotli so that its first gap stands in the result as it is, and the others are copies of that one:
 * `withToken` fills the compressed page. Null: it cannot be done with this page.
 */
export async function compressedWithGap(page: Buffer): Promise<Buffer | null> {
  const at = page.indexOf(GAP);
  if (at < 0) return compressed(page, 'br');
  const rest = at + GAP.length;
  const parts = [page.subarray(0, at), page.subarray(at, rest), page.subarray(rest)];
  const [before, , after] = await compressedApart(parts);
  const whole = Buffer.concat([before!, AS_IT_IS, GAP, after!]);
  for (const token of TRIALS) {
    const shown = await decompressed(withToken(whole, () => token)).catch(() => null);
    if (!shown?.equals(withToken(page, () => token))) return null;
  }
  return whole;
}

/** One stream, of which each part ends with a whole byte. */
async function compressedApart(parts: readonly Buffer[]): Promise<Buffer[]> {
  const stream = zlib.createBrotliCompress({
    ...BROTLI,
    highWaterMark: 2 ** 24,
  } as zlib.BrotliOptions);
  const ended = new Promise((fulfil, reject) => stream.once('end', fulfil).once('error', reject));
  const done: Buffer[] = [];
  for (const part of parts.slice(0, -1)) {
    stream.write(part);
    await new Promise<void>((fulfil) =>
      stream.flush(zlib.constants.BROTLI_OPERATION_FLUSH, fulfil),
    );
    done.push(allOf(stream));
  }
  const last: Buffer[] = [];
  stream.on('data', (bytes: Buffer) => last.push(bytes));
  stream.end(parts.at(-1));
  await ended;
  return [...done, Buffer.concat(last)];
}

function allOf(stream: zlib.BrotliCompress): Buffer {
  return (stream.read() as Buffer | null) ?? Buffer.alloc(0);
}
