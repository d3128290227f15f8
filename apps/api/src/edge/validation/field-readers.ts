import { timeWithSeconds } from '#libs/kernel';

/** Makes a typed value of what came over the wire. What it cannot read it leaves as it is: the checks refuse it. */
export type FieldReader = (given: unknown) => unknown;

/** At most this many entries in a list. */
export const MAX_LIST_LENGTH = 10_000;

const TRUE = new Set<unknown>(['true', '1', 'on', 'yes', 1]);
const FALSE = new Set<unknown>(['false', '0', 'off', 'no', 0]);

export const readAsGiven: FieldReader = (given) => given;

/** Whole numbers and their decimal texts ('4', ' 4 ', '4.0'). Minus zero becomes zero. */
export const readInteger: FieldReader = numberReader(/^[+-]?\d{1,20}(\.0*)?$/);

/** Hours and their decimal texts ('4', '4.5', '.5'). */
export const readHours: FieldReader = numberReader(/^[+-]?(\d{1,9}\.?\d{0,9}|\.\d{1,9})$/);

/** What forms make of `true` and `false`: 'on', '1', 'yes' … in any case. */
export const readFlag: FieldReader = (given) => {
  const value = typeof given === 'string' ? given.trim().toLowerCase() : given;
  if (TRUE.has(value)) return true;
  return FALSE.has(value) ? false : given;
};

export const readDate: FieldReader = (given) => (typeof given === 'string' ? given.trim() : given);

/** 'HH:MM' to 'HH:MM:SS'. */
export const readTime: FieldReader = (given) =>
  typeof given === 'string' ? timeWithSeconds(given.trim()) : given;

/** 'YYYY-MM-DDTHH:MM'; seconds (and fractions of them) are dropped. */
export const readWallClock: FieldReader = (given) =>
  typeof given === 'string'
    ? given.trim().replace(/^(\S{10}T\d\d:\d\d):[0-5]\d(?:\.\d{1,9})?$/, '$1')
    : given;

/** Every entry by the same reader. A list that is too long is not read at all. */
export function readList(readEntry: FieldReader): FieldReader {
  return (given) =>
    Array.isArray(given) && given.length <= MAX_LIST_LENGTH ? given.map(readEntry) : given;
}

/** Forms send a list as one text: '24, 3'. */
export function readCommaSeparated(readEntry: FieldReader): FieldReader {
  const readEach = readList(readEntry);
  return (given) => readEach(typeof given === 'string' ? given.split(',') : given);
}

function numberReader(decimal: RegExp): FieldReader {
  return (given) => {
    const text = typeof given === 'string' ? given.trim() : '';
    const number = decimal.test(text) ? Number(text) : given;
    return typeof number === 'number' ? number + 0 : number;
  };
}
