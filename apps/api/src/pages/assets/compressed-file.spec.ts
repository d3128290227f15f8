import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { CompressedFile } from './compressed-file.js';

const CONTENT = Buffer.from('.button { color: red; }\n'.repeat(500));
const PLAIN = (bytes: Buffer) => bytes;
const READERS = { br: brotliDecompressSync, gzip: gunzipSync };

describe('a file that never changes', () => {
  it.each`
    accepted                     | encoding  | because
    ${'gzip, deflate, br, zstd'} | ${'br'}   | ${'it is the smallest of ours'}
    ${'gzip, deflate'}           | ${'gzip'} | ${'the client knows no other of ours'}
    ${'br;q=0, gzip;q=0.5'}      | ${'gzip'} | ${'the client refuses Brotli'}
    ${'GZIP'}                    | ${'gzip'} | ${'names have no case'}
    ${'brotli'}                  | ${null}   | ${'that is not its name'}
    ${'identity'}                | ${null}   | ${'the client wants it plain'}
    ${undefined}                 | ${null}   | ${'the client does not say'}
  `('is sent as $encoding to who accepts $accepted: $because', async ({ accepted, encoding }) => {
    const sent = await new CompressedFile(CONTENT).acceptedBy(accepted as string | undefined);
    expect(sent.encoding).toBe(encoding);
    expect((sent.encoding ? READERS[sent.encoding] : PLAIN)(sent.bytes)).toEqual(CONTENT);
    if (encoding) expect(sent.bytes.length).toBeLessThan(CONTENT.length / 10);
  });

  it('is sent as it is when it is small', async () => {
    const small = Buffer.from('<svg/>');
    expect(await new CompressedFile(small).acceptedBy('br')).toEqual({
      encoding: null,
      bytes: small,
    });
  });
});
