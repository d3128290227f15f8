/** The meaning of a text about jobs, beside yes. */
export type JobIntent =
  | { word: 'decline' | 'all' | 'out' | 'who' | 'coming' | 'unclear' }
  /** Numbers of a menu, without duplicates, ascending. */
  | { word: 'numbers'; numbers: readonly number[] }
  /** A length of time and nothing else. */
  | { word: 'minutes'; minutes: number }
  /** Null: late, without a number of minutes. */
  | { word: 'late'; minutes: number | null };

type WholeMessageWord = 'decline' | 'all' | 'out' | 'who' | 'coming';

/** As people say that they are on their way. Apostrophes part words. */
const COMING = [
  ...['omw', 'on my way', 'i am on my way', 'i m on my way', 'im on my way', 'on the way'],
  ...['otw', 'coming', 'i am coming', 'i m coming', 'im coming', 'almost there'],
  ...['en camino', 'voy en camino', 'ya voy en camino', 'estoy en camino', 'ya voy', 'voy'],
  ...['voy llegando', 'ya casi llego', 'ya mero llego'],
];

/** Matched against the whole message; Spanish only where a word has one meaning. */
const WHOLE_MESSAGE_WORDS = new Map<string, WholeMessageWord>([
  ...['no', 'n'].map((word): [string, WholeMessageWord] => [word, 'decline']),
  ...['all', 'todos', 'todas'].map((word): [string, WholeMessageWord] => [word, 'all']),
  ...['who', 'quien', 'quién'].map((word): [string, WholeMessageWord] => [word, 'who']),
  ['out', 'out'],
  ...COMING.map((words): [string, WholeMessageWord] => [words, 'coming']),
]);

const AND = new Set(['and', 'y']);
/** '1 3', '1, 3.', '#1 & #3', '1)', '(1)', '[1] [3]'; not '1-3', '1.5', '1/2' or '12:30', which may mean something else. */
const LISTED = /^[\d\s,;&+#()[\]]*[.!:]?\s*$/;
const LETTERS_AND_PICTURES = /[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]/gu;

const MINUTES = '(\\d{1,3}) ?(?:m|min|mins|minute|minutes|minuto|minutos)?';
const LATE = new RegExp(`^(?:late|tarde) ${MINUTES}$|^${MINUTES} (?:late|tarde)$`);
const MINUTES_ALONE = new RegExp(`^${MINUTES}$`);
const LATEST = 240;

/**
 * Parses a message about jobs. Anything that does not match as a whole is unclear.
 *
 * @param plain the message as `normalisedText` returns it
 * @param tokens its words and numbers without polite phrases
 */
export function parseJobIntent(plain: string, tokens: readonly string[]): JobIntent {
  const message = tokens.join(' ');
  const whole = WHOLE_MESSAGE_WORDS.get(message);
  if (whole) return { word: whole };
  if (message === 'late' || message === 'tarde') return { word: 'late', minutes: null };

  const late = LATE.exec(message);
  if (late) return minutesIntent('late', Number(late[1] ?? late[2]));
  if (!LISTED.test(plain.replace(LETTERS_AND_PICTURES, ' '))) return { word: 'unclear' };
  const minutes = MINUTES_ALONE.exec(message);
  return parseNumbers(tokens) ?? minutesIntent('minutes', Number(minutes?.[1] ?? 0));
}

function minutesIntent(word: 'late' | 'minutes', minutes: number): JobIntent {
  return isLateness(minutes) ? { word, minutes } : { word: 'unclear' };
}

/** Whether the minutes are plausible as lateness. */
export function isLateness(minutes: number): boolean {
  return minutes >= 1 && minutes <= LATEST;
}

function parseNumbers(tokens: readonly string[]): JobIntent | null {
  const isListed =
    tokens.length > 0 &&
    tokens.every(
      (token, at) =>
        /^\d{1,2}$/.test(token) || (AND.has(token) && at > 0 && at < tokens.length - 1),
    );
  if (!isListed) return null;
  const numbers = new Set(tokens.filter((token) => !AND.has(token)).map(Number));
  return { word: 'numbers', numbers: [...numbers].sort((a, b) => a - b) };
}
