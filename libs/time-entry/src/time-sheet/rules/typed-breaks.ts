import { parseTypedTime, plainText, type TypedTime } from './typed-time.js';

export interface TypedBreak {
  start: TypedTime;
  minutes: 30 | 60;
}

const NONE = /^(?:|-+|—|0|no|none|ninguno|ninguna)$/;
const LENGTHS: readonly (readonly [RegExp, 30 | 60])[] = [
  [/ (?:60(?: ?min)?|1 ?h|not paid|unpaid|no pagad[oa]|sin pago|sin pagar)$/, 60],
  [/ (?:30(?: ?min)?|paid|pd|pagad[oa])$/, 30],
];
const HALF_DAY = 12 * 60;

/**
 * Reads the breaks of a shift as people type them, with commas between: `12`, `12-12:30`, `noon 60`, `5:30p paid`,
 * `none`. Without a length a break is of 30 minutes.
 *
 * @returns null: cannot be read, or a length that is neither 30 minutes nor an hour
 */
export function parseTypedBreaks(text: string): TypedBreak[] | null {
  const plain = plainText(text).replace(/[–—−]|\bto\b|\ba las\b/g, '-');
  if (NONE.test(plain)) return [];
  const breaks: TypedBreak[] = [];
  for (const item of plain.split(/[,;]/).map((each) => each.trim())) {
    if (item === '') continue;
    const read = readBreak(item);
    if (!read) return null;
    breaks.push(read);
  }
  return breaks;
}

function readBreak(item: string): TypedBreak | null {
  const moment = parseTypedTime(item);
  if (moment) return { start: moment, minutes: 30 };
  const said = LENGTHS.find(([pattern]) => pattern.test(item));
  const times = said ? item.replace(said[0], '').trim() : item;
  const whole = parseTypedTime(times);
  if (whole) return { start: whole, minutes: said?.[1] ?? 30 };

  const [, from, to] = /^(.+?) ?- ?(\D*\d.*|noon|mediodia|midnight|medianoche)$/.exec(times) ?? [];
  const [start, end] = [parseTypedTime(from ?? ''), parseTypedTime(to ?? '')];
  if (start?.kind !== 'time' || end?.kind !== 'time') return null;
  const minutes = lengthOf(start, end);
  if ((minutes !== 30 && minutes !== 60) || (said && said[1] !== minutes)) return null;
  return { start: halfAsTheEnd(start, end, minutes), minutes };
}

type Time = Extract<TypedTime, { kind: 'time' }>;

/** Minutes from one to the other; where a half of the day is open, on a clock of twelve hours. */
function lengthOf(start: Time, end: Time): number {
  const circle = start.eitherHalf || end.eitherHalf ? HALF_DAY : 2 * HALF_DAY;
  return (((end.minute - start.minute) % circle) + circle) % circle;
}

/** `12-12:30p`: the half of the day was said once, for both. */
function halfAsTheEnd(start: Time, end: Time, minutes: number): Time {
  if (!start.eitherHalf || end.eitherHalf) return start;
  const day = 2 * HALF_DAY;
  return { ...start, minute: (end.minute - minutes + day) % day, eitherHalf: false };
}
