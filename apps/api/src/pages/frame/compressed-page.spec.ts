import { brotliDecompressSync } from 'node:zlib';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { maskToken } from '../../edge/csrf/masked-token.js';
import { compressedWithGap } from './compressed-page.js';
import { TOKEN_GAP, withToken } from './token-gaps.js';

/** Words and forms in any order, some with tokens. */
const PAGE = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<li id="row">',
        '</li>',
        '<input name="csrf_token" value="',
        '"/>',
        TOKEN_GAP,
      ),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.base64String({ maxLength: 90 }),
    ),
    { maxLength: 400 },
  )
  .map((parts) => Buffer.from(`<!doctype html>${parts.join('')}`));

describe('a page that is compressed once for all its answers', () => {
  it('shows the token of each answer, in all its gaps', async () => {
    const [tokens, fallbacks] = [[1, 2].map(() => maskToken(randomBytes(32))), [] as string[]];
    await fc.assert(
      fc.asyncProperty(PAGE, async (page) => {
        const compressed = await compressedWithGap(page);
        if (!compressed) return void fallbacks.push(page.toString());
        for (const token of tokens)
          expect(brotliDecompressSync(withToken(compressed, () => token))).toEqual(
            withToken(page, () => token),
          );
      }),
    );
    expect(fallbacks).toEqual([]);
  });

  it('is as small as one that is compressed for each answer, but for its token', async () => {
    const row = (nth: number): string =>
      `<tr id="contact-${nth}"><td>Name ${nth * 7919}</td><td><form><input name="csrf_token" value="${TOKEN_GAP}"/></form></td></tr>`;
    const page = Buffer.from(Array.from({ length: 500 }, (_, nth) => row(nth)).join(''));
    const compressed = (await compressedWithGap(page))!;
    expect(compressed.length).toBeLessThan(8000);
    const answers = [1, 2].map(() => withToken(compressed, () => maskToken(randomBytes(32))));
    const first = compressed.indexOf(TOKEN_GAP);
    for (const answer of answers) {
      expect(answer.subarray(0, first)).toEqual(compressed.subarray(0, first));
      expect(answer.subarray(first + 86)).toEqual(compressed.subarray(first + 86));
    }
  });
});
