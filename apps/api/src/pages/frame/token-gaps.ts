import { randomInt } from 'node:crypto';

/** Letters that no page has: what is compressed finds nothing in a gap that it could copy, but for another gap. */
const LETTERS = Array.from({ length: 26 }, (_, nth) =>
  String.fromCharCode(nth < 8 ? nth + 1 : nth + 6),
);
const LENGTH = 86;

/** Stands for the form token in a page that is kept: as long as a token, and nobody can guess it. */
export const TOKEN_GAP = aGap();

const POSITIONS = new WeakMap<Buffer, readonly number[]>();

/** A copy of a kept page with a form token in its gaps. @param token asked for only where there are gaps */
export function withToken(page: Buffer, token: () => string): Buffer {
  const positions = POSITIONS.get(page) ?? gapsOf(page);
  POSITIONS.set(page, positions);
  if (positions.length === 0) return page;
  const own = token();
  if (own.length !== LENGTH) throw new Error('A form token is as long as its gap.');
  const filled = Buffer.from(page);
  for (const at of positions) filled.write(own, at, 'latin1');
  return filled;
}

function gapsOf(page: Buffer): number[] {
  const positions: number[] = [];
  for (let at = page.indexOf(TOKEN_GAP); at >= 0; at = page.indexOf(TOKEN_GAP, at + LENGTH))
    positions.push(at);
  return positions;
}

/** No three letters stand in it twice, so that no part of it is written as a copy of another. */
function aGap(): string {
  let gap = '';
  while (gap.length < LENGTH) {
    const longer = gap + LETTERS[randomInt(LETTERS.length)]!;
    if (gap.length < 3 || !gap.includes(longer.slice(-3))) gap = longer;
  }
  return gap;
}
