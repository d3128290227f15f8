import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** Terms that identify a person in a text. */
export interface PersonalTerms {
  names: readonly string[];
  /** E.164. */
  phoneNumbers: readonly string[];
  emails: readonly string[];
}

/** The placeholder of a missing name, and common words. */
const NO_NAMES = new Set([
  ...['unnamed', 'worker', 'manager', 'steward', 'owner', 'admin', 'administrator', 'crew', 'user'],
]);
/** Shortest single word that counts as a name; shorter ones are too common. */
const SHORTEST_WORD = 4;
const SHORTEST_NUMBER = 7;
/** Fewest letters of a full name that is found inside longer words of an address. */
const SHORTEST_JOINED = 7;

/** Hyphens and dashes, and blanks that do not break: pasted numbers have them. */
const DASHES = '\u2010-\u2015\u2212';
const BLANKS = ' \u00a0\u2007\u2009\u202f';

/** Inside an address that begins before, or that ends in a domain. */
const AFTER_START = '(?<=(?:://|www[.]|@)[^[:space:]"<>]{0,200})';
const BEFORE_DOMAIN = '(?=[^[:space:]"<>,;]{0,60}(?:@|[.][[:alpha:]]{2,10}(?![[:alnum:]])))';
const NOT_IN_WORD = ['(?<![[:alnum:]])', '(?![[:alnum:]])'] as const;
const NOT_IN_NUMBER = ['(?<![0-9])', '(?![0-9])'] as const;
const NOT_IN_ADDRESS = ['(?<![[:alnum:].+_-])', '(?![[:alnum:]_-])'] as const;

/** How to find mentions of a person in text. */
export interface Mentions {
  /**
   * A regular expression of PostgreSQL: names of several words and addresses in any case, names of
   * one word as they are written, numbers in any notation.
   */
  pattern: string;
  /** Patterns of `like` for the text in lower case, one of which fits wherever `pattern` does; ten times as fast. */
  hints: string[];
}

/** Null: there is nothing to search for. */
export function mentionsOf({ names, phoneNumbers, emails }: PersonalTerms): Mentions | null {
  const terms = [
    ...names.flatMap((name) =>
      spellingsOf(name).flatMap((text) => [
        { term: ofName(text), hint: hintOfName(text) },
        { term: ofNameInAddress(text), hint: hintOfName(text) },
      ]),
    ),
    ...phoneNumbers.map((number) => ({
      term: ofNumber(number),
      hint: `%${nationalDigits(number).join('%')}%`,
    })),
    ...emails.map((email) => ({
      term: ofEmail(email),
      hint: containing(email.trim().toLowerCase()),
    })),
  ].filter(({ term }) => term !== '');
  if (terms.length === 0) return null;
  return {
    pattern: [...new Set(terms.map(({ term }) => term))].join('|'),
    hints: [...new Set(terms.map(({ hint }) => hint))],
  };
}

/**
 * A condition that a text mentions the person, with `pattern` as $1 and `hints` as $2.
 *
 * @param text an expression without parameters
 */
export function mentionedIn(text: string): string {
  return `(lower(${text}) like any($2::text[]) and ${text} ~ $1)`;
}

/** The longest word, since the blanks between words may differ. */
function hintOfName(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [''];
  return containing(words.reduce((a, b) => (b.length > a.length ? b : a)).toLowerCase());
}

function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** As written, as in the text of a JSON column, and without accents. */
function spellingsOf(name: string): string[] {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '');
  return [...new Set([name, inJson(name), plain])];
}

function ofName(name: string): string {
  const words = name.trim().split(/\s+/);
  if (words.length > 1)
    return within(
      NOT_IN_WORD,
      words.map(inAnyCase).join(`(?:[[:space:]${BLANKS}${DASHES}_.+-]|%20)*`),
    );
  const word = words[0]!;
  const isTooCommon = word.length < SHORTEST_WORD || NO_NAMES.has(word.toLowerCase());
  return isTooCommon ? '' : within(NOT_IN_WORD, escaped(word));
}

/** A name of several words inside a web or mail address, run together with other words: `danareyes-rigging.example`. */
function ofNameInAddress(name: string): string {
  const words = name.trim().split(/\s+/);
  if (words.length < 2 || words.join('').length < SHORTEST_JOINED) return '';
  const joined = words.map(inAnyCase).join('(?:[_.+-]|%20)?');
  return `${AFTER_START}${joined}|${joined}${BEFORE_DOMAIN}`;
}

/** The digits with any usual separators, with or without country code. */
function ofNumber(e164: string): string {
  const digits = nationalDigits(e164);
  if (digits.length < SHORTEST_NUMBER) return '';
  const countryCode = e164.slice(1, e164.length - digits.length);
  const separators = `[${BLANKS}${DASHES}()./-]{0,3}`;
  const start = `(?:[+]?${countryCode}${separators})?[(]?0?`;
  return within(NOT_IN_NUMBER, start + digits.join(separators));
}

/** Empty if the text is no number. */
function nationalDigits(e164: string): string[] {
  return [...(parsePhoneNumberFromString(e164)?.nationalNumber ?? '')];
}

function ofEmail(email: string): string {
  const address = email.trim();
  return address === '' ? '' : within(NOT_IN_ADDRESS, inAnyCase(address));
}

/** The name as it is escaped in the text of a JSON column. */
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
