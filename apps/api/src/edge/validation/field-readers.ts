import { readMoney, timeWithSeconds } from '#libs/kernel';

/**
 * Converts a value from the wire to its type. Leaves values that it cannot convert unchanged; the checks refuse them.
 */
export type FieldReader = (given: unknown) => unknown;

/** Maximum number of entries in a list. */
export const MAX_LIST_LENGTH = 10_000;

const TRUE = new Set<unknown>(['true', '1', 'on', 'yes', 1]);
const FALSE = new Set<unknown>(['false', '0', 'off', 'no', 0]);

export const readAsGiven: FieldReader = (given) => given;

/** Whole numbers and their decimal texts ('4', ' 4 ', '4.0'). Minus zero becomes zero. */
export const readInteger: FieldReader = numberReader(/^[+-]?\d{1,20}(\.0*)?$/);

/** Hours and their decimal texts ('4', '4.5', '.5'). */
export const readHours: FieldReader = numberReader(/^[+-]?(\d{1,9}\.?\d{0,9}|\.\d{1,9})$/);

/** '22.50' or '22,50' in the smallest unit. Numbers are refused as texts: a binary fraction is no amount of money. */
export function readMoneyOf(decimals: number): FieldReader {
  return (given) => {
    if (typeof given === 'number') return String(given);
    return typeof given === 'string' ? (readMoney(given, decimals) ?? given) : given;
  };
}

/** Boolean values of forms: 'on', '1', 'yes' … in any case. */
export const readFlag: FieldReader = (given) => {
  const value = typeof given === 'string' ? given.trim().toLowerCase() : given;
  if (TRUE.has(value)) return true;
  return FALSE.has(value) ? false : given;
};

/** 'us ' to 'US'. */
export const readCountry: FieldReader = (given) =>
  typeof given === 'string' ? given.trim().toUpperCase() : given;

export const readDate: FieldReader = (given) => (typeof given === 'string' ? given.trim() : given);

/** 'HH:MM' to 'HH:MM:SS'. */
export const readTime: FieldReader = (given) =>
  typeof given === 'string' ? timeWithSeconds(given.trim()) : given;

/** 'YYYY-MM-DDTHH:MM'; seconds (and fractions of them) are dropped. */
export const readWallClock: FieldReader = (given) =>
  typeof given === 'string'
    ? given.trim().replace(/^(\S{10}T\d\d:\d\d):[0-5]\d(?:\.\d{1,9})?$/, '$1')
    : given;

/** Converts every entry by the same reader. A list above the maximum is left as it is. */
export function readList(readEntry: FieldReader): FieldReader {
  return (given) =>
    Array.isArray(given) && given.length <= MAX_LIST_LENGTH ? given.map(readEntry) : given;
}

/** Splits the text by which forms send a list: '24, 3'. */
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
