/** The meaning of a text about jobs. */
export type JobIntent =
  | { word: 'accept' | 'decline' | 'all' | 'out' | 'who' | 'unclear' }
  /** Numbers of a menu, without duplicates, ascending. */
  | { word: 'numbers'; numbers: readonly number[] }
  /** Null: late, without a number of minutes. */
  | { word: 'late'; minutes: number | null };

type WholeMessageWord = 'accept' | 'decline' | 'all' | 'out' | 'who';

/** Matched against the whole message; Spanish only where a word has one meaning. */
const WHOLE_MESSAGE_WORDS = new Map<string, WholeMessageWord>([
  ...['yes', 'y', 'si', 'sí'].map((word): [string, WholeMessageWord] => [word, 'accept']),
  ...['no', 'n'].map((word): [string, WholeMessageWord] => [word, 'decline']),
  ...['all', 'todos', 'todas'].map((word): [string, WholeMessageWord] => [word, 'all']),
  ...['who', 'quien', 'quién'].map((word): [string, WholeMessageWord] => [word, 'who']),
  ['out', 'out'],
]);

const AND = new Set(['and', 'y']);
/** '1 3', '1, 3.', '#1 & #3'; not '1-3', '1.5', '1/2' or '12:30', which may mean something else. */
const LISTED = /^[\d\s,;&+#]*[.!]?\s*$/;
const LETTERS_AND_PICTURES = /[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d]/gu;

const MINUTES = '(\\d{1,3}) ?(?:m|min|mins|minute|minutes|minuto|minutos)?';
const LATE = new RegExp(`^(?:late|tarde) ${MINUTES}$|^${MINUTES} (?:late|tarde)$`);
const LATEST = 240;

/**
 * Parses a message about jobs. Anything that does not match as a whole is unclear.
 *
 * @param plain the message in lower case with full-width letters converted
 * @param tokens its words and numbers without polite phrases
 */
export function parseJobIntent(plain: string, tokens: readonly string[]): JobIntent {
  const message = tokens.join(' ');
  const whole = WHOLE_MESSAGE_WORDS.get(message);
  if (whole) return { word: whole };
  if (message === 'late' || message === 'tarde') return { word: 'late', minutes: null };

  const late = LATE.exec(message);
  if (late) return lateIntent(Number(late[1] ?? late[2]));
  return parseNumbers(plain, tokens) ?? { word: 'unclear' };
}

function lateIntent(minutes: number): JobIntent {
  return minutes >= 1 && minutes <= LATEST ? { word: 'late', minutes } : { word: 'unclear' };
}

function parseNumbers(plain: string, tokens: readonly string[]): JobIntent | null {
  const isListed =
    tokens.length > 0 &&
    tokens.every(
      (token, at) =>
        /^\d{1,2}$/.test(token) || (AND.has(token) && at > 0 && at < tokens.length - 1),
    );
  if (!isListed || !LISTED.test(plain.replace(LETTERS_AND_PICTURES, ' '))) return null;
  const numbers = new Set(tokens.filter((token) => !AND.has(token)).map(Number));
  return { word: 'numbers', numbers: [...numbers].sort((a, b) => a - b) };
}
