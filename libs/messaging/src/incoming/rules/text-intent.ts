import { type JobIntent, parseJobIntent } from './job-intent.js';
import { isThumbsUp, normalisedText, wordsOf } from './normalised-text.js';

/** The meaning of a text, whatever is open for its sender. `unclear` is answered with the link. */
export type TextIntent =
  | { word: 'stop' | 'start' | 'help' }
  /** `liftsStop`: the word is one that carriers accept after a STOP. */
  | { word: 'accept'; liftsStop: boolean }
  | JobIntent;
export type TextIntentName = TextIntent['word'];

/** The provider's interpretation: `OptOutType` of Twilio. */
export const OPT_OUT_TYPES = ['STOP', 'START', 'HELP'] as const;
export type OptOutType = (typeof OPT_OUT_TYPES)[number];

/** First words that always mean STOP, whatever follows. */
const STOP_FIRST = new Set(['stop', 'stopall', 'unsubscribe', 'optout', 'revoke']);
/** The others, as the whole message: "cancel my Friday" is about a job. */
const WHOLE_MESSAGES = new Map<string, TextIntent>([
  ...['end', 'quit', 'cancel'].map((word) => [word, { word: 'stop' }] as const),
  ...['start', 'unstop'].map((word) => [word, { word: 'start' }] as const),
  ...['help', 'info', 'ayuda'].map((word) => [word, { word: 'help' }] as const),
  ['yes', { word: 'accept', liftsStop: true }],
  // Old phones have ì in their alphabet, but no í.
  ...['y', 'yeah', 'yep', 'yup', 'sure', 'ok', 'okay', 'si', 'sí', 'sì'].map(
    (word) => [word, { word: 'accept', liftsStop: false }] as const,
  ),
]);

/**
 * Parses a text. Case, punctuation, control characters, emoji (but for a thumbs-up alone) and polite phrases are
 * ignored, and its length does not matter.
 *
 * @param optOut the provider's interpretation; it takes precedence, since the provider has acted on it
 */
export function parseTextIntent(body: string, optOut: OptOutType | null = null): TextIntent {
  if (optOut === 'STOP') return { word: 'stop' };
  if (optOut === 'HELP') return { word: 'help' };
  const own = parseBody(body);
  if (optOut !== 'START') return own;
  // Providers call every YES a START, also one that answers an offer.
  return own.word === 'accept' ? { word: 'accept', liftsStop: true } : { word: 'start' };
}

function parseBody(body: string): TextIntent {
  const plain = normalisedText(body);
  const words = wordsOf(plain);
  if (STOP_FIRST.has(words[0] ?? '') || (words[0] === 'opt' && words[1] === 'out'))
    return { word: 'stop' };
  if (isThumbsUp(plain, words)) return { word: 'accept', liftsStop: false };
  return WHOLE_MESSAGES.get(words.join(' ')) ?? parseJobIntent(plain, words);
}

/** Any notation; null: it is none that we know. */
export function parseOptOutType(given: string | undefined): OptOutType | null {
  const type = given?.trim().toUpperCase();
  return OPT_OUT_TYPES.find((known) => known === type) ?? null;
}
