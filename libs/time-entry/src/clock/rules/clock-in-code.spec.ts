import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import {
  clockInCode,
  CODE_SYMBOLS,
  parseCode,
  stationHashes,
  stationKey,
} from './clock-in-code.js';

const TOKEN = '2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11';

describe('codes of six characters', () => {
  it('follow from token and key', () => {
    const code = clockInCode('a key', TOKEN);
    expect(code).toMatch(/^[CDFGHJKMNPQRTVWXY234679]{6}$/);
    expect(clockInCode('a key', TOKEN)).toBe(code);
    expect(clockInCode('another key', TOKEN)).not.toBe(code);
    expect(clockInCode('a key', randomUUID())).not.toBe(code);
  });

  it('use every symbol about as often', () => {
    const counts = new Map<string, number>();
    for (let nth = 0; nth < 2300; nth++)
      for (const each of clockInCode('a key', `token ${nth}`))
        counts.set(each, (counts.get(each) ?? 0) + 1);
    expect(counts.size).toBe(CODE_SYMBOLS.length);
    for (const count of counts.values()) expect(Math.abs(count - 600)).toBeLessThan(150);
  });

  it.each`
    typed              | code        | because
    ${'K7P2QX'}        | ${'K7P2QX'} | ${'that is one'}
    ${' k7p-2qx '}     | ${'K7P2QX'} | ${'people write like this'}
    ${'k 7 p . 2 q x'} | ${'K7P2QX'} | ${'and like this'}
    ${'K7P2Q'}         | ${null}     | ${'one is missing'}
    ${'K7P2QXX'}       | ${null}     | ${'one is too many'}
    ${'K7P2Q0'}        | ${null}     | ${'there is no zero'}
    ${'\u212A7P2QX'}   | ${null}     | ${'the sign of Kelvin is no K'}
    ${''}              | ${null}     | ${'nothing was typed'}
  `('"$typed" is $code, because $because', ({ typed, code }: { typed: string; code: string }) => {
    expect(parseCode(typed)).toBe(code);
  });

  it('are left to guess for who has the list of a station: over a hundred codes have the same hash', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(), (token, stationId) => {
        const key = stationKey('a key', stationId);
        const { code, token: hash } = stationHashes(key, {
          code: clockInCode('a key', token),
          token,
        });
        expect(code).toMatch(/^[0-9a-f]{5}$/);
        expect(hash).toMatch(/^[0-9a-f]{32}$/);
      }),
    );
    expect(stationKey('a key', 1)).not.toEqual(stationKey('a key', 2));
    expect(CODE_SYMBOLS.length ** 6 / 16 ** 5).toBeGreaterThan(100);
  });
});
