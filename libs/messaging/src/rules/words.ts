/** What somebody means by a text they sent us. `unclear` gets the link; nobody guesses. */
export type Word = 'revoke' | 'grant' | 'accept' | 'decline' | 'unclear';

export interface OpenMatters {
  /** Whether a consent question to this number waits for its answer. */
  consentQuestion: boolean;
  /** Whether this number has said STOP, and no START since. */
  stopped: boolean;
}

/** First words that end all texting, whatever follows and whatever is open. */
const STOP_FIRST = new Set(['stop', 'stopall', 'unsubscribe', 'optout', 'revoke']);
/** These end it only as the whole message: "cancel my Friday" is about a job. */
const STOP_ALONE = new Set(['end', 'quit', 'cancel']);
const YES_TO_TEXTS = new Set(['yes', 'y', 'yeah', 'yep', 'ok', 'go', 'start', 'unstop', 'resume', 'subscribe']);
const YES_TO_A_JOB = new Set(['yes', 'y']);
const NO = new Set(['no', 'n']);

const POLITE = new Set(['please', 'pls', 'thanks', 'thx', 'thank you']);

/**
 * Reads a text. Case, punctuation, pictures and politeness do not count; the longest message is as good as the shortest.
 * A yes to our consent question never takes a job, and a no to an offer never unsubscribes.
 */
export function wordOf(body: string, open: OpenMatters): Word {
  const tokens = tokensOf(body);
  if (STOP_FIRST.has(tokens[0] ?? '') || (tokens[0] === 'opt' && tokens[1] === 'out')) return 'revoke';

  const message = tokens.join(' ');
  if (STOP_ALONE.has(message)) return 'revoke';
  if (NO.has(message)) return open.consentQuestion ? 'revoke' : 'decline';
  if (YES_TO_TEXTS.has(message) && (open.consentQuestion || open.stopped)) return 'grant';
  return YES_TO_A_JOB.has(message) ? 'accept' : 'unclear';
}

/** Lower-case words and numbers, full-width letters made plain, politeness left out. */
function tokensOf(body: string): string[] {
  const words = body.normalize('NFKC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const tokens: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (POLITE.has(`${word} ${words[at + 1]}`)) at += 1;
    else if (!POLITE.has(word)) tokens.push(word);
  }
  return tokens;
}
