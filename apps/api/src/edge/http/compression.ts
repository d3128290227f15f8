import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Bytes below which compressing costs more than it saves. */
const WORTH_COMPRESSING = 1024;

/**
 * Compresses answers of a kilobyte or more as the client accepts it: zstd where this Node has it, else Brotli, else
 * gzip. Lists that are written in parts are compressed in parts. Bodies of requests are never decompressed. Call it
 * before routes are added, and after the hook that tags answers, whose tags are of the plain text.
 */
export async function compressAnswers(app: NestFastifyApplication): Promise<void> {
  await app.register(compress, {
    threshold: WORTH_COMPRESSING,
    encodings: ['zstd', 'br', 'gzip'],
    globalDecompression: false,
    brotliOptions: {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: 4,
      },
    },
  });
}
