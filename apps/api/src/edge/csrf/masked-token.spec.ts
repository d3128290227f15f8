import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { maskToken, unmaskToken } from './masked-token.js';

describe('a masked token', () => {
  it('is another text each time, without a part in common, and the same secret', () => {
    const secret = randomBytes(32);
    const tokens = Array.from({ length: 50 }, () => maskToken(secret));
    expect(new Set(tokens).size).toBe(50);
    const parts = tokens.flatMap((token) =>
      Array.from({ length: token.length - 11 }, (_, at) => token.slice(at, at + 12)),
    );
    expect(new Set(parts).size).toBe(parts.length);
    expect(tokens.map((token) => unmaskToken(token).equals(secret))).not.toContain(false);
  });

  it('does not become the secret when a letter of it is another one', () => {
    const secret = randomBytes(32);
    const token = maskToken(secret);
    for (const at of [0, 20, 42, 43, 60, 84]) {
      const other = token[at] === 'A' ? 'B' : 'A';
      const changed = token.slice(0, at) + other + token.slice(at + 1);
      expect(unmaskToken(changed).equals(secret)).toBe(false);
    }
  });

  it('is read without harm from any text', () => {
    const secret = randomBytes(32);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(unmaskToken(text).equals(secret)).toBe(false);
      }),
    );
  });
});
