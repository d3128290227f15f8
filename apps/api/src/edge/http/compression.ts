import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import compress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Bytes below which compressing costs more than it saves. */
const WORTH_COMPRESSING = 1024;

export const BROTLI = {
  params: {
    [zlib.constants.BROTLI_PARAM_MODE]: zlib.constants.BROTLI_MODE_TEXT,
    [zlib.constants.BROTLI_PARAM_QUALITY]: 4,
  },
};

type Compress = (bytes: Buffer) => Promise<Buffer>;
/** Node has it from 22.15 on. */
type Zstd = (bytes: Buffer, done: (error: Error | null, compressed: Buffer) => void) => void;
const zstd = (zlib as { zstdCompress?: Zstd }).zstdCompress;

/** In the order in which we prefer them. */
const ENCODERS: Record<string, Compress> = {
  ...(zstd && { zstd: promisify(zstd) }),
  br: (bytes) => promisify(zlib.brotliCompress)(bytes, BROTLI),
  gzip: promisify<Buffer, Buffer>(zlib.gzip),
};

/**
 * Compresses answers of a kilobyte or more with what the client accepts: zstd where Node has it, else Brotli, else gzip. Call
 * it before routes are added, and after the hook that tags answers, since tags are of the plain text.
 */
export async function compressAnswers(app: NestFastifyApplication): Promise<void> {
  await app.register(compress, {
    threshold: WORTH_COMPRESSING,
    encodings: ['zstd', 'br', 'gzip'],
    globalDecompression: false,
    brotliOptions: BROTLI,
  });
}

/**
 * How a whole answer is sent to a client, as `compressAnswers` would decide. Null: as it is.
 *
 * @param accepted its `Accept-Encoding`
 * @param among what the answer can be had in
 */
export function encodingFor(
  bytes: Buffer,
  accepted: string | undefined,
  among: readonly string[] = Object.keys(ENCODERS),
): string | null {
  if (bytes.length < WORTH_COMPRESSING || !accepted) return null;
  const named = accepted
    .toLowerCase()
    .split(',')
    .filter((one) => !/;\s*q=0(\.0*)?\s*$/.test(one))
    .map((one) => one.split(';', 1)[0]!.trim().replace('*', 'gzip'));
  return among.find((encoding) => named.includes(encoding)) ?? null;
}

/** Compresses beside the event loop. @param encoding one of `encodingFor` */
export function compressed(bytes: Buffer, encoding: string): Promise<Buffer> {
  return ENCODERS[encoding]!(bytes);
}
