import { timeWithSeconds, isDate, isHalfHourStep, isTime } from '#libs/kernel';
import { InvalidValue } from './invalid-value.js';

/** Makes a typed value of what came over the wire, or says why not. `undefined` and `null` never get here. */
export type FieldReader<T> = (given: unknown) => T | InvalidValue;

export interface Range {
  min: number;
  max: number;
}

/** At most this many entries in a list. */
const MAX_LIST_LENGTH = 10_000;

const TRUE = new Set<unknown>([true, 1, 'true', '1', 'on', 'yes']);
const FALSE = new Set<unknown>([false, 0, 'false', '0', 'off', 'no']);

/** Text as it was sent, spaces included; `max` counts characters, not bytes. */
export function readText({
  min,
  max,
  blank,
}: {
  min: number;
  max: number;
  blank: boolean;
}): FieldReader<string> {
  return (given) => {
    if (typeof given !== 'string') return InvalidValue.withMessage('Not a valid string.');
    if (!blank && given.trim() === '')
      return InvalidValue.withMessage('This field may not be blank.');
    const length = given.length > max || given.length < min * 2 ? [...given].length : given.length;
    if (length > max)
      return InvalidValue.withMessage(`Ensure this field has no more than ${max} characters.`);
    if (length < min && given !== '')
      return InvalidValue.withMessage(`Ensure this field has at least ${min} characters.`);
    return given;
  };
}

/** Whole numbers and their decimal texts ('4', ' 4 ', '4.0'). */
export function readInteger(range: Range): FieldReader<number> {
  return (given) => {
    const text = typeof given === 'string' ? given.trim() : null;
    const number = text === null ? given : /^[+-]?\d{1,20}(\.0*)?$/.test(text) ? Number(text) : NaN;
    if (typeof number !== 'number' || !Number.isInteger(number))
      return InvalidValue.withMessage('A valid integer is required.');
    return withinRange(number, range);
  };
}

/** Hours in half-hour steps, and their decimal texts ('4', '4.5', '.5'). */
export function readHalfHours(range: Range): FieldReader<number> {
  return (given) => {
    const text = typeof given === 'string' ? given.trim() : null;
    const hours =
      text === null
        ? given
        : /^[+-]?(\d{1,9}\.?\d{0,9}|\.\d{1,9})$/.test(text)
          ? Number(text)
          : NaN;
    if (typeof hours !== 'number' || !Number.isFinite(hours))
      return InvalidValue.withMessage('A valid number is required.');
    if (!isHalfHourStep(hours))
      return InvalidValue.withMessage('Ensure this value is a multiple of 0.5.');
    return withinRange(hours, range);
  };
}

/** `true` and `false`, and what forms make of them: 'on', '1', 'yes' … in any case. */
export const readFlag: FieldReader<boolean> = (given) => {
  const value = typeof given === 'string' ? given.trim().toLowerCase() : given;
  if (TRUE.has(value)) return true;
  return FALSE.has(value) ? false : InvalidValue.withMessage('Must be a valid boolean.');
};

/** 'YYYY-MM-DD', a day that exists, 1900 to 2999. */
export const readDate: FieldReader<string> = (given) =>
  typeof given === 'string' && isDate(given.trim())
    ? given.trim()
    : InvalidValue.withMessage('Not a valid date. Use YYYY-MM-DD.');

/** 'HH:MM' or 'HH:MM:SS' to 'HH:MM:SS'. */
export const readTime: FieldReader<string> = (given) =>
  typeof given === 'string' && isTime(given.trim())
    ? timeWithSeconds(given.trim())
    : InvalidValue.withMessage('Not a valid time. Use HH:MM or HH:MM:SS.');

/** Local date and time without offset; seconds (and fractions of them) are tolerated and dropped: 'YYYY-MM-DDTHH:MM'. */
export const readWallClock: FieldReader<string> = (given) => {
  const [, date = '', time = ''] =
    (typeof given === 'string' &&
      /^\s*(\S{10})T(\d\d:\d\d)(?::[0-5]\d(?:\.\d{1,9})?)?\s*$/.exec(given)) ||
    [];
  return isDate(date) && isTime(time)
    ? `${date}T${time}`
    : InvalidValue.withMessage(
        'Not a valid date and time. Use YYYY-MM-DDTHH:MM, without an offset.',
      );
};

export function readChoice<T extends string>(choices: readonly T[]): FieldReader<T> {
  const sentence = `Not a valid choice. Use one of: ${choices.map((choice) => choice || '(empty)').join(', ')}.`;
  return (given) =>
    choices.includes(given as T) ? (given as T) : InvalidValue.withMessage(sentence);
}

/** Every entry by the same reader; what is wrong with an entry is told under its number, from 0. */
export function readList<T>(readEntry: FieldReader<T>): FieldReader<T[]> {
  return (given) => {
    if (!Array.isArray(given)) return InvalidValue.withMessage('Expected a list of items.');
    if (given.length > MAX_LIST_LENGTH)
      return InvalidValue.withMessage(
        `Ensure this field has no more than ${MAX_LIST_LENGTH} items.`,
      );
    const read = given.map((entry) =>
      entry === null || entry === undefined
        ? InvalidValue.withMessage('This field may not be null.')
        : readEntry(entry),
    );
    const complaints = read.flatMap((entry, index) =>
      entry instanceof InvalidValue ? withIndex(entry, index) : [],
    );
    return complaints.length > 0 ? new InvalidValue(Object.fromEntries(complaints)) : (read as T[]);
  };
}

/** A list of whole numbers, at most so many; forms send them as one text: '24, 3'. */
export function readIntegers(range: Range, most: number): FieldReader<number[]> {
  const readEach = readList(readInteger(range));
  return (given) => {
    const read = readEach(typeof given === 'string' ? given.split(',') : given);
    return !(read instanceof InvalidValue) && read.length > most
      ? InvalidValue.withMessage(`Ensure this field has no more than ${most} items.`)
      : read;
  };
}

function withIndex({ fieldErrors }: InvalidValue, index: number): [string, string[]][] {
  return Object.entries(fieldErrors).map(([path, sentences]) => [
    path ? `${index}.${path}` : String(index),
    sentences,
  ]);
}

/** Minus zero becomes zero. */
function withinRange(number: number, { min, max }: Range): number | InvalidValue {
  if (number < min)
    return InvalidValue.withMessage(`Ensure this value is greater than or equal to ${min}.`);
  if (number > max)
    return InvalidValue.withMessage(`Ensure this value is less than or equal to ${max}.`);
  return number + 0;
}
