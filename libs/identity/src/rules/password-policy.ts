import { COMMON_PASSWORDS } from './common-passwords.js';

export const MIN_PASSWORD_LENGTH = 8;
export const MAX_PASSWORD_LENGTH = 200;

/** What a person is known by, and what a guesser therefore tries first. */
export interface PersonalDetails {
  username?: string;
  email?: string;
  firstName?: string;
  lastName?: string;
}

/** From here on two texts count as similar: twice the letters they share, by the letters of both. */
const SIMILARITY_LIMIT = 0.7;

/**
 * What is wrong with a new password, in a sentence for people; null when nothing is. The one policy, wherever somebody
 * chooses a password: at registration, at a reset, in the settings.
 */
export function passwordProblem(password: string, known: PersonalDetails = {}): string | null {
  if (password.trim() === '') return 'The password may not be blank.';
  if ([...password].length < MIN_PASSWORD_LENGTH)
    return `This password is too short. It must contain at least ${MIN_PASSWORD_LENGTH} characters.`;
  if (password.length > MAX_PASSWORD_LENGTH)
    return `This password is too long. It may contain at most ${MAX_PASSWORD_LENGTH} characters.`;
  if (/^\p{Nd}+$/u.test(password)) return 'This password is entirely numeric.';
  if (COMMON_PASSWORDS.has(password.trim().toLowerCase())) return 'This password is too common.';
  const resembled = similarDetail(password.toLowerCase(), known);
  return resembled && `The password is too similar to the ${resembled}.`;
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

/** The whole, and its words: of dana.lee@crew.example also dana, lee, crew and example. */
function partsOf(value: string): string[] {
  const whole = value.trim().toLowerCase();
  return [whole, ...whole.split(/[^\p{L}\p{N}]+/u)].filter((part) => part !== '');
}

/** 0 to 1, whatever the order of the letters. */
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
