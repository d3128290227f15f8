import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** What tells who somebody is, wherever it stands in a text. */
export interface PersonalTerms {
  names: readonly string[];
  /** E.164. */
  phoneNumbers: readonly string[];
  emails: readonly string[];
}

/** A contact without a name, and words that no text could do without. */
const NO_NAMES = new Set([
  ...['unnamed', 'worker', 'manager', 'steward', 'owner', 'admin', 'administrator', 'crew', 'user'],
]);
/** A single word as a name: shorter ones are words of every text. */
const SHORTEST_WORD = 4;
const SHORTEST_NUMBER = 7;

const NOT_IN_WORD = ['(?<![[:alnum:]])', '(?![[:alnum:]])'] as const;
const NOT_IN_NUMBER = ['(?<![0-9])', '(?![0-9])'] as const;
const NOT_IN_ADDRESS = ['(?<![[:alnum:].+_-])', '(?![[:alnum:]_-])'] as const;

/**
 * A regular expression of PostgreSQL that finds a person in text: names of several words and
 * addresses in any case, names of one word as they are written, numbers in any notation. Null: there
 * is nothing to look for.
 */
export function mentionPattern({ names, phoneNumbers, emails }: PersonalTerms): string | null {
  const terms = [
    ...names.flatMap((name) => [name, inJson(name)]).map(ofName),
    ...phoneNumbers.map(ofNumber),
    ...emails.map(ofEmail),
  ];
  const found = [...new Set(terms)].filter(Boolean);
  return found.length > 0 ? found.join('|') : null;
}

function ofName(name: string): string {
  const words = name.trim().split(/\s+/);
  if (words.length > 1) return within(NOT_IN_WORD, words.map(inAnyCase).join('\\s+'));
  const word = words[0]!;
  const isTooCommon = word.length < SHORTEST_WORD || NO_NAMES.has(word.toLowerCase());
  return isTooCommon ? '' : within(NOT_IN_WORD, escaped(word));
}

/** The digits with anything between them that people write there, with or without country code. */
function ofNumber(e164: string): string {
  const parsed = parsePhoneNumberFromString(e164);
  if (!parsed || parsed.nationalNumber.length < SHORTEST_NUMBER) return '';
  const code = `(?:[+]?${parsed.countryCallingCode}[ ().-]{0,3})?[(]?0?`;
  return within(NOT_IN_NUMBER, code + [...parsed.nationalNumber].join('[ ()./-]{0,3}'));
}

function ofEmail(email: string): string {
  const address = email.trim();
  return address === '' ? '' : within(NOT_IN_ADDRESS, inAnyCase(address));
}

/** As it stands in the text of a JSON column. */
function inJson(name: string): string {
  return JSON.stringify(name).slice(1, -1);
}

function within([before, after]: readonly [string, string], pattern: string): string {
  return before + pattern + after;
}

function inAnyCase(text: string): string {
  return [...text]
    .map((letter) => {
      const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
      const hasCase = lower !== upper && lower.length === 1 && upper.length === 1;
      return hasCase ? `[${lower}${upper}]` : escaped(letter);
    })
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}
