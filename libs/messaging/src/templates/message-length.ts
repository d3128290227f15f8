import { countSegments } from './segments.js';

/** Carriers refuse more, and then nothing arrives. Ten segments hold fewer than Twilio's 1,600 characters. */
export const MAX_SEGMENTS = 10;

export function fitsMessage(text: string): boolean {
  return countSegments(text).segments <= MAX_SEGMENTS;
}

/** Where a text may be divided, the best place first: lines, words, characters. */
const SEPARATORS = [/(?<=\n)/, /(?<= )/, /(?:)/u] as const;

/**
 * The messages that a text is sent as: one where it fits, else as few as end with whole lines, with
 * whole words where a line alone is too long, and with whole characters where a word is.
 */
export function splitMessage(text: string): string[] {
  return divide(text, 0)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function divide(text: string, level: number): string[] {
  const separator = SEPARATORS[level];
  if (!separator || fitsMessage(text.trim())) return [text];
  const parts: string[] = [];
  for (const piece of text.split(separator)) {
    const joined = (parts.at(-1) ?? '') + piece;
    if (parts.length > 0 && fitsMessage(joined.trim())) parts[parts.length - 1] = joined;
    else parts.push(...divide(piece, level + 1));
  }
  return parts;
}
