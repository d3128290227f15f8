import { type JobIntent, parseJobIntent } from './job-intent.js';

/** The meaning of a text. `unclear` is answered with the link. */
export type TextIntent = { word: 'revoke' } | { word: 'grant' } | JobIntent;
export type TextIntentName = TextIntent['word'];

export interface ConsentContext {
  /** Whether a consent question to this number is open. */
  consentQuestion: boolean;
  /** Whether this number has sent STOP, and no START since. */
  stopped: boolean;
}

/** First words that always mean STOP, whatever follows. */
const STOP_FIRST = new Set(['stop', 'stopall', 'unsubscribe', 'optout', 'revoke']);
/** These mean STOP only as the whole message: "cancel my Friday" is about a job. */
const STOP_ALONE = new Set(['end', 'quit', 'cancel']);
const YES_TO_TEXTS = new Set([
  'yes',
  'y',
  'si',
  'sí',
  'yeah',
  'yep',
  'ok',
  'go',
  'start',
  'unstop',
  'resume',
  'subscribe',
]);
const NO = new Set(['no', 'n']);

const POLITE = new Set(['please', 'pls', 'thanks', 'thx', 'thank you', 'gracias', 'por favor']);
/** The keycap emoji's combining characters: each keycap is a number. */
const KEYCAP = /\ufe0f?\u20e3/g;

/**
 * Parses a text. Case, punctuation, emoji and polite phrases are ignored, and its length does not
 * matter. A yes to the consent question never accepts a job, and a no to an offer never
 * unsubscribes.
 */
export function parseTextIntent(body: string, open: ConsentContext): TextIntent {
  const plain = body.normalize('NFKC').toLowerCase().replace(KEYCAP, ' ');
  const tokens = tokensOf(plain);
  if (STOP_FIRST.has(tokens[0] ?? '') || (tokens[0] === 'opt' && tokens[1] === 'out'))
    return { word: 'revoke' };

  const message = tokens.join(' ');
  if (STOP_ALONE.has(message)) return { word: 'revoke' };
  if (NO.has(message) && open.consentQuestion) return { word: 'revoke' };
  if (YES_TO_TEXTS.has(message) && (open.consentQuestion || open.stopped)) return { word: 'grant' };
  return parseJobIntent(plain, tokens);
}

/** Words and numbers, without polite phrases. */
function tokensOf(plain: string): string[] {
  const words = plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const tokens: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (POLITE.has(`${word} ${words[at + 1]}`)) at += 1;
    else if (!POLITE.has(word)) tokens.push(word);
  }
  return tokens;
}
