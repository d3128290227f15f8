import { randomBytes } from 'node:crypto';

/** Stands for the form token in a page that is kept: as long as a token, and nobody can guess it. */
export const TOKEN_GAP = randomBytes(64).toString('base64url');

const POSITIONS = new WeakMap<Buffer, readonly number[]>();

/** A copy of a kept page with a form token in its gaps. @param token asked for only where there are gaps */
export function withToken(page: Buffer, token: () => string): Buffer {
  const positions = POSITIONS.get(page) ?? gapsOf(page);
  POSITIONS.set(page, positions);
  if (positions.length === 0) return page;
  const own = token();
  if (own.length !== TOKEN_GAP.length) throw new Error('A form token is as long as its gap.');
  const filled = Buffer.from(page);
  for (const at of positions) filled.write(own, at, 'latin1');
  return filled;
}

function gapsOf(page: Buffer): number[] {
  const positions: number[] = [];
  for (let at = page.indexOf(TOKEN_GAP); at >= 0; at = page.indexOf(TOKEN_GAP, at + 1))
    positions.push(at);
  return positions;
}
