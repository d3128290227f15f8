import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import graphs from '@zxcvbn-ts/language-common/dist/adjacencyGraphs.json.mjs';

/** Repeats, sequences, keyboard rows and dates; words are the business of `loadCommonPasswords`. */
const estimator = new ZxcvbnFactory({ graphs, dictionary: {} });
/** Of 0 to 4: from 2 on it takes more than a million guesses. */
const LOWEST_SCORE = 2;

/** Columns of a keyboard, and rows of the Cyrillic one, which the estimator does not know. */
const RUNS = [
  ...['1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/', 'qazwsxedcrfvtgbyhnujmikolp'],
  ...['zaq1xsw2cde3vfr4bgt5nhy6mju7ki8lo9', 'zaqxswcdevfrbgtnhymjukilo'],
  ...['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'],
].flatMap((run) => [run, [...run].reverse().join('')]);
const SHORTEST_RUN = 4;

/**
 * Whether a password is little more than repeats, a sequence or neighbouring keys, also where each character is doubled.
 *
 * @param lower in lower case
 */
export function isPredictable(lower: string): boolean {
  const readings = new Set([lower, lower.replace(/(.)\1+/gsu, '$1'), withoutRuns(lower)]);
  return [...readings].some((reading) => estimator.check(reading).score < LOWEST_SCORE);
}

/** One character in place of each run of neighbouring keys. */
function withoutRuns(text: string): string {
  let left = '';
  for (let at = 0; at < text.length;) {
    const length = longestRunAt(text, at);
    left += length >= SHORTEST_RUN ? '\u0001' : text[at]!;
    at += length >= SHORTEST_RUN ? length : 1;
  }
  return left;
}

function longestRunAt(text: string, at: number): number {
  let length = 0;
  while (at + length < text.length && isRun(text.slice(at, at + length + 1))) length++;
  return length;
}

function isRun(text: string): boolean {
  return RUNS.some((run) => run.includes(text));
}
