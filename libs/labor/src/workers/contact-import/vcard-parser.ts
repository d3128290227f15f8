import { toByteString } from './decode-text.js';

/** A card of the file, unparsed. */
export interface RawVCard {
  /** '2.1', '3.0', '4.0'; blank: not stated. */
  version: string;
  /** Unfolded lines of names and numbers, one character for each byte. */
  lines: string[];
  /** The file or the next card began before this card's end. */
  isCutOff: boolean;
  /** The card has more names and numbers than the limit; the rest is ignored. */
  isShortened: boolean;
}

const WANTED = /^(?:[\w-]+\.)?(?:FN|N|NICKNAME|ORG|TEL|X-ABLABEL)[;:]/i;
/** Lines with names, numbers and their labels, in one card. */
export const MAX_LINES = 200;
/** Longer lines contain no name or number. */
const MAX_LINE_LENGTH = 4_000;
/** Lines after which the reader yields to the event loop. */
const LINES_BETWEEN_YIELDS = 2_000;

/**
 * Yields the cards of a vCard file of any version, in order. Ignores everything else, pictures and
 * notes inside cards too.
 *
 * @returns null from time to time while no card is complete, so that callers can yield
 */
export function* parseVCards(bytes: Buffer): Generator<RawVCard | null> {
  let card: RawVCard | null = null;
  let inside = 0;
  for (const line of unfoldedLines(toByteString(bytes), () => card?.version ?? '')) {
    if (line === null) {
      yield null;
      continue;
    }
    const word = line.slice(0, 20).trim().toUpperCase();
    if (word === 'BEGIN:VCARD') {
      if (card && inside === 0 && isAgent(card)) inside = 1;
      else {
        if (card) yield { ...card, isCutOff: true };
        card = { version: '', lines: [], isCutOff: false, isShortened: false };
        inside = 0;
      }
    } else if (word === 'END:VCARD') {
      if (inside > 0) inside = 0;
      else if (card) {
        yield card;
        card = null;
      }
    } else if (card && inside === 0) addLine(card, line, word);
  }
  if (card) yield { ...card, isCutOff: true };
}

const agents = new WeakSet<RawVCard>();

/** A nested card of an agent: not a contact. */
function isAgent(card: RawVCard): boolean {
  return agents.delete(card);
}

function addLine(card: RawVCard, line: string, word: string): void {
  if (/^AGENT[;:]/.test(word) && line.trimEnd().endsWith(':')) agents.add(card);
  else if (word.startsWith('VERSION:')) card.version = word.slice('VERSION:'.length).trim();
  else if (!WANTED.test(line)) return;
  else if (card.lines.length < MAX_LINES) card.lines.push(line);
  else card.isShortened = true;
}

/**
 * Unfolds: a line that begins with a space continues the one before, and so does the line after a
 * quoted-printable `=`.
 */
function* unfoldedLines(text: string, version: () => string): Generator<string | null> {
  let line: string | null = null;
  let count = 0;
  for (const next of linesOf(text)) {
    if (++count % LINES_BETWEEN_YIELDS === 0) yield null;
    if (line !== null && isSoftBroken(line)) line = joined(line.slice(0, -1), next);
    else if (line !== null && /^[ \t]/.test(next) && line !== '')
      line = joined(line, version() === '2.1' ? next : next.slice(1));
    else {
      if (line !== null) yield line;
      line = next;
    }
  }
  if (line !== null) yield line;
}

function isSoftBroken(line: string): boolean {
  return line.endsWith('=') && /^[^:]*QUOTED-PRINTABLE/i.test(line.slice(0, 200));
}

/**
 * Cuts lines that are too long, such as pictures. Keeps the last character, which may be a soft
 * line break.
 */
function joined(line: string, next: string): string {
  if (line.length >= MAX_LINE_LENGTH && !next.endsWith('=')) return line;
  const whole = line + next;
  return whole.length <= MAX_LINE_LENGTH
    ? whole
    : whole.slice(0, MAX_LINE_LENGTH - 1) + whole.at(-1)!;
}

function* linesOf(given: string): Generator<string> {
  const text = given.includes('\n') ? given : given.replaceAll('\r', '\n');
  for (let at = 0; at < text.length;) {
    const found = text.indexOf('\n', at);
    const end = found === -1 ? text.length : found;
    yield text.slice(at, text[end - 1] === '\r' && end > at ? end - 1 : end);
    at = end + 1;
  }
}
