import { COMMON_PASSWORDS } from './common-passwords.js';
import { isPredictable } from './predictable-password.js';

export const MIN_PASSWORD_LENGTH = 8;
const MAX_PASSWORD_LENGTH = 200;
export const SAME_PASSWORD = 'The new password must differ from the old one.';

/** Names of a person, which guessers try first. */
export interface PersonalDetails {
  username?: string;
  email?: string;
  firstName?: string;
  lastName?: string;
  /** Names of their companies and events. */
  ownNames?: readonly string[];
}

/**
 * From this value on two texts count as similar: twice their common letters, by the letters of
 * both.
 */
const SIMILARITY_LIMIT = 0.7;

/** Characters before and after a common password that do not make it another one. */
const FRINGE = 4;
/** Letters beside known words that make a password acceptable. */
const OWN_LETTERS = 4;
const LOOKALIKES: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' },
};

/**
 * Why a new password is refused, for people to read; null: it is accepted. Used at registration,
 * reset and in the settings.
 *
 * @param common in lower case; by default a short list, see `loadCommonPasswords`
 */
export function passwordProblem(
  password: string,
  known: PersonalDetails = {},
  common: ReadonlySet<string> = COMMON_PASSWORDS,
): string | null {
  const typed = password.normalize('NFKC');
  if (typed.trim() === '') return 'The password may not be blank.';
  if ([...typed].length < MIN_PASSWORD_LENGTH)
    return `This password is too short. It must contain at least ${MIN_PASSWORD_LENGTH} characters.`;
  if (typed.length > MAX_PASSWORD_LENGTH)
    return `This password is too long. It may contain at most ${MAX_PASSWORD_LENGTH} characters.`;
  if (/^\p{Nd}+$/u.test(typed)) return 'This password is entirely numeric.';
  const lower = typed.trim().toLowerCase();
  if (isCommon(lower, common)) return 'This password is too common.';
  if (isPredictable(lower))
    return 'This password is too easily guessed: it repeats itself, or follows the alphabet, the keyboard or a date.';
  const resembled = similarDetail(lower, known);
  if (resembled) return `The password is too similar to the ${resembled}.`;
  return isMadeOf(lower, wordsOf(known))
    ? 'The password is made of names that others know: yours, your company’s or an event’s.'
    : null;
}

/** Also with some digits or signs around it: `Summer2031!`. */
function isCommon(lower: string, common: ReadonlySet<string>): boolean {
  if (common.has(lower)) return true;
  const core = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return core.length >= 4 && lower.length - core.length <= FRINGE + 1 && common.has(core);
}

/** Whether almost nothing remains without these words, also with digits in place of letters. */
function isMadeOf(lower: string, words: readonly string[]): boolean {
  const readings = [lower, [...lower].map((letter) => LOOKALIKES[letter] ?? letter).join('')];
  return readings.some((reading) => {
    const left = words.reduce((text, word) => text.replaceAll(word, ' '), reading);
    return left !== reading && (left.match(/\p{L}/gu) ?? []).length < OWN_LETTERS;
  });
}

/** Of three letters or more, the longest first. */
function wordsOf({ ownNames = [], ...details }: PersonalDetails): string[] {
  const names = [...ownNames, ...Object.values(details).filter((value) => value !== undefined)];
  const words = new Set(names.flatMap((name) => partsOf(String(name).normalize('NFKC'))));
  return [...words]
    .filter((word) => (word.match(/\p{L}/gu) ?? []).length >= 3)
    .sort((one, other) => other.length - one.length);
}

function similarDetail(
  password: string,
  { username, email, firstName, lastName }: PersonalDetails,
): string | null {
  const all = Object.entries({
    'user name': username,
    'email address': email,
    'first name': firstName,
    'last name': lastName,
  });
  const found = all.find(([, value]) =>
    partsOf(value ?? '').some((part) => similarity(password, part) >= SIMILARITY_LIMIT),
  );
  return found ? found[0] : null;
}

/** The text and its words, some of which may be empty: of dana.lee@crew.example also dana, lee, crew and example. */
function partsOf(value: string): string[] {
  const whole = value.trim().toLowerCase();
  return [whole, ...whole.split(/[^\p{L}\p{N}]+/u)];
}

/** 0 to 1, regardless of the order of letters. */
function similarity(one: string, other: string): number {
  const left = new Map<string, number>();
  for (const letter of other) left.set(letter, (left.get(letter) ?? 0) + 1);
  let shared = 0;
  for (const letter of one) {
    const count = left.get(letter) ?? 0;
    if (count > 0) shared++;
    left.set(letter, count - 1);
  }
  return (2 * shared) / ([...one].length + [...other].length);
}
