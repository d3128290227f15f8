import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const SMALL = 1024;
const compressors = {
  br: (content: Buffer) =>
    promisify(brotliCompress)(content, {
      params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
  gzip: (content: Buffer) => promisify(gzip)(content, { level: 9 }),
};
type Encoding = keyof typeof compressors;

/** A file that never changes: compressed as small as possible when it is first asked for, and kept. */
export class CompressedFile {
  private readonly compressed = new Map<Encoding, Promise<Buffer>>();

  constructor(private readonly content: Buffer) {}

  /**
   * @param accepted the request's `Accept-Encoding`
   * @returns the bytes to send, and their encoding; null: as they are
   */
  async acceptedBy(
    accepted: string | string[] | undefined,
  ): Promise<{ encoding: Encoding | null; bytes: Buffer }> {
    const encoding = this.content.length < SMALL ? null : bestOf(String(accepted ?? ''));
    return { encoding, bytes: encoding ? await this.as(encoding) : this.content };
  }

  private as(encoding: Encoding): Promise<Buffer> {
    const known = this.compressed.get(encoding) ?? compressors[encoding](this.content);
    this.compressed.set(encoding, known);
    return known;
  }
}

/** Encodings that the client refuses by `q=0` are not used. */
function bestOf(accepted: string): Encoding | null {
  const named = accepted
    .toLowerCase()
    .split(',')
    .map((each) => each.trim().split(/\s*;\s*q=/))
    .filter(([, quality]) => quality === undefined || Number(quality) > 0)
    .map(([name]) => name);
  return (['br', 'gzip'] as const).find((encoding) => named.includes(encoding)) ?? null;
}
