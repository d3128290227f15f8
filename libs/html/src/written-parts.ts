import { randomUUID } from 'node:crypto';
import { Html } from './html.js';

/** Begins the place of a part; nobody can guess it. A number of fixed length follows. */
const MARK = randomUUID().replaceAll('-', '');
const DIGITS = 6;

/** Parts of the page that is rendered now, by the number in their places. */
let parts: (readonly Buffer[])[] = [];

/** An element that stands for bytes which are written already: they are put in once the page is whole. */
export function placeOf(bytes: readonly Buffer[]): Html {
  parts.push(bytes);
  return new Html(MARK + String(parts.length - 1).padStart(DIGITS, '0'));
}

/** The bytes of markup, with those of the parts in their places. */
export function bytesOf(markup: string): Buffer {
  const bytes: Buffer[] = [];
  let from = 0;
  for (let at; (at = markup.indexOf(MARK, from)) >= 0;) {
    if (at > from) bytes.push(Buffer.from(markup.slice(from, at)));
    from = at + MARK.length + DIGITS;
    bytes.push(...parts[Number(markup.slice(at + MARK.length, from))]!);
  }
  bytes.push(Buffer.from(markup.slice(from)));
  return Buffer.concat(bytes);
}

/** The same as a text. */
export function textOf(markup: string): string {
  return parts.length > 0 && markup.includes(MARK) ? bytesOf(markup).toString() : markup;
}

/** The page is whole: nothing has a place in it any more. */
export function forgetParts(): void {
  parts = [];
}
