import { oneLine } from '#libs/kernel';
import { isGsm } from './segments.js';

/** Punctuation and spaces that Unicode does not decompose to what GSM-7 has. */
const EQUIVALENTS = new Map(
  Object.entries({
    "'": '\u0060\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u02ca\u02cb\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u275b\u275c\u05f3\uff07',
    '"': '\u00ab\u00bb\u02ba\u02ee\u201c\u201d\u201e\u201f\u2033\u2036\u275d\u275e\u300c\u300d\u300e\u300f\u301d\u301e\u301f\u05f4',
    '-': '\u00b7\u2010\u2011\u2012\u2013\u2014\u2015\u2022\u2023\u2027\u2043\u2212\u2219\u22c5\u25cf\u25e6\u2e3a\u2e3b\u05be\u30fb',
    ',': '\u3001\u060c',
    '.': '\u3002',
    ';': '\u061b\u204f',
    '?': '\u061f',
    '/': '\u2044\u2215',
    ':': '\u2236',
    '*': '\u2042\u204e\u2217\u22c6',
    '~': '\u02dc\u2053\u223c\u301c',
    '|': '\u00a6\u2016\u2223',
    '<': '\u2329\u27e8\u3008\u300a',
    '>': '\u232a\u27e9\u3009\u300b',
    '[': '\u2045\u3010\u3014',
    ']': '\u2046\u3011\u3015',
    '%': '\u066a\u2052',
    ' ': '\u1680\u180e\u2800\u3164',
  }).flatMap(([plain, others]) => [...others].map((other): [string, string] => [other, plain])),
);
/** Invisible characters: soft hyphens, and marks of width and direction. */
const INVISIBLE = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
/** Joiners and variation selectors shape emoji and some scripts; behind Latin they do nothing. */
const IDLE_JOINERS = /(?<=^|[\p{ASCII}\p{Script=Latin}])(?:\u200c|\u200d|\ufe0e|\ufe0f)+/gu;
/** Neither letters nor digits nor pictures. */
const PUNCTUATION = /[\p{P}\p{Z}\p{Sk}\p{Sm}]|\u00a6/gu;

/**
 * A name for a text message, as one line. Punctuation and spaces with an equivalent in GSM-7 are
 * replaced, since one curly apostrophe more than doubles the price; letters stay.
 */
export function plainText(name: string): string {
  const composed = name.normalize('NFC').replace(INVISIBLE, '').replace(IDLE_JOINERS, '');
  return oneLine(composed.replace(PUNCTUATION, (character) => equivalentOf(character)));
}

function equivalentOf(character: string): string {
  if (isGsm(character)) return character;
  const known = EQUIVALENTS.get(character);
  if (known !== undefined) return known;
  const decomposed = character.normalize('NFKC');
  return isGsm(decomposed) ? decomposed : character;
}
