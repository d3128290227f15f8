import { toByteString } from './decode-text.js';

/** A card as it stands in the file. */
export interface RawVCard {
  /** '2.1', '3.0', '4.0'; blank where the card does not say. */
  version: string;
  /** Unfolded lines of names and numbers, one character for each byte. */
  lines: string[];
  /** The file or the next card began before this one had ended. */
  isCutOff: boolean;
  /** There were more lines of names and numbers than anybody has. */
  isShortened: boolean;
}

const WANTED = /^(?:[\w-]+\.)?(?:FN|N|NICKNAME|ORG|TEL|X-ABLABEL)[;:]/i;
/** Of names, numbers and their labels, in one card. */
export const MAX_LINES = 200;
/** Longer ones hold no name and no number. */
const MAX_LINE_LENGTH = 4_000;
/** After so many lines of the file the reader lets others have their turn. */
const LINES_BETWEEN_YIELDS = 2_000;

/**
 * The cards of a vCard file of any version, in their order. Whatever stands between them is passed over, pictures and notes
 * inside them, too.
 *
 * @returns null now and then, when there was much to read and no card
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

/** A card within the card, of somebody who answers for them: not our contact. */
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

/** A line that begins with a space goes on from the one before; so does what follows a quoted-printable line ending in `=`. */
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

/** What grows beyond every name is cut: a picture is not gathered. The last character stays, it may be a soft break. */
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
