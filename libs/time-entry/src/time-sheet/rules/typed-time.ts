const HALF_DAY = 12 * 60;
const DAY = 24 * 60;

/** A time as somebody typed it, before it has a day. */
export type TypedTime =
  | { kind: 'now' }
  /** 'YYYY-MM-DDTHH:MM': a pasted date and time. */
  | { kind: 'moment'; wall: string }
  | {
      kind: 'time';
      /** Minutes since midnight, 0 to 1439. */
      minute: number;
      /** Neither AM nor PM was said, and either may be meant. */
      eitherHalf: boolean;
      /** Days after the call's date ('2a +1'); null: not said. */
      days: number | null;
    };

/** Where a typed time may lie. Wall clocks 'YYYY-MM-DDTHH:MM' of the shift's zone. */
export interface TimePlace {
  /** Date of the call, 'YYYY-MM-DD'. */
  callDate: string;
  /** Included; null: no limit. */
  from: string | null;
  to: string | null;
  /** Of several times within the limits the one nearest to it is meant. */
  nearest: string;
}

const MOMENT = /^(\d{4}-\d\d-\d\d)[t ](\d\d:\d\d)(:\d\d)?$/;
const CLOCK = /^(\d{1,2}) ?[:.h ] ?(\d\d)(?:[:.]\d\d)?$/;
const HOUR = /^(\d{1,2})(?: ?h)?$/;
const RUN = /^(\d{1,2})(\d\d)$/;
const WORDS: Readonly<Record<string, number>> = {
  noon: HALF_DAY,
  midday: HALF_DAY,
  mediodia: HALF_DAY,
  midnight: 0,
  medianoche: 0,
};
const HALVES: readonly (readonly [RegExp, 'am' | 'pm'])[] = [
  [/ ?(?:p|pm|de la (?:tarde|noche)|del mediodia)$/, 'pm'],
  [/ ?(?:a|am|de la (?:manana|madrugada))$/, 'am'],
];

/**
 * Reads a time as people type it: `7`, `730`, `7:30p`, `19.30`, `19h30`, `noon`, `12a`, `now`; in Spanish `mediodía`,
 * `7 de la tarde`, `7:30 p. m.`, `ahora`. `+1` behind it is the day after the call. A leading zero (`0730`), hours above
 * twelve and midnight as `0` are of 24 hours.
 *
 * @returns null: no time
 */
export function parseTypedTime(text: string): TypedTime | null {
  const plain = plainText(text);
  if (plain === 'now' || plain === 'ahora') return { kind: 'now' };
  const [, date, clock] = MOMENT.exec(plain) ?? [];
  if (date && clock) return { kind: 'moment', wall: `${date}T${clock}` };

  const [, beforeDays = plain, count] = /^(.*?) ?\+ ?(\d)$/.exec(plain) ?? [];
  const days = count === undefined ? null : Number(count);
  const known = WORDS[beforeDays];
  if (known !== undefined) return { kind: 'time', minute: known, eitherHalf: false, days };
  const half = HALVES.find(([pattern]) => pattern.test(beforeDays));
  const digits = half ? beforeDays.replace(half[0], '') : beforeDays;
  const read = readDigits(digits.trim());
  if (!read) return null;
  const minute = inHalf(read, half?.[1] ?? null);
  if (minute === null) return null;
  const eitherHalf = !half && read.hour >= 1 && read.hour <= 12 && !read.hasLeadingZero;
  return { kind: 'time', minute, eitherHalf, days };
}

/**
 * Gives a typed time its day, and its half of the day: within the limits, nearest to what was expected; over midnight
 * where that is nearer. Without a time within the limits, the nearest of all.
 *
 * @param now wall clock, for `now`
 * @returns 'YYYY-MM-DDTHH:MM'
 */
export function placeTypedTime(typed: TypedTime, place: TimePlace, now: string): string {
  if (typed.kind === 'now') return now.slice(0, 16);
  if (typed.kind === 'moment') return typed.wall;
  const { minute, eitherHalf, days } = typed;
  const midnight = minutesOf(`${place.callDate}T00:00`);
  const halves = eitherHalf ? [minute % HALF_DAY, (minute % HALF_DAY) + HALF_DAY] : [minute];
  const times = (days === null ? [-1, 0, 1, 2] : [days]).flatMap((day) =>
    halves.map((half) => midnight + day * DAY + half),
  );
  const from = place.from === null ? -Infinity : minutesOf(place.from);
  const to = place.to === null ? Infinity : minutesOf(place.to);
  const within = times.filter((time) => time >= from && time <= to);
  const expected = minutesOf(place.nearest);
  const distance = (time: number): number => Math.abs(time - expected);
  const [best] = (within.length > 0 ? within : times).sort(
    (a, b) => distance(a) - distance(b) || a - b,
  );
  return wallOf(best!);
}

/** Minutes since 1970 of a wall clock as if it were UTC: good for distances on the wall. */
export function minutesOf(wall: string): number {
  return Date.parse(`${wall.slice(0, 16)}:00Z`) / 60_000;
}

/** Reverses `minutesOf`. */
export function wallOf(minutes: number): string {
  return new Date(minutes * 60_000).toISOString().slice(0, 16);
}

/** Without accents, points of `p. m.`, odd spaces and capitals. */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/(?<![a-z])([ap])(?:\. ?| )m\b\.?/g, '$1m')
    .replace(/(?<![a-z])([ap]m?)\.$/, '$1')
    .trim();
}

interface Digits {
  hour: number;
  minute: number;
  hasLeadingZero: boolean;
}

function readDigits(text: string): Digits | null {
  const [, hour, minute = '0'] = CLOCK.exec(text) ?? HOUR.exec(text) ?? RUN.exec(text) ?? [];
  if (hour === undefined) return null;
  const read = { hour: Number(hour), minute: Number(minute) };
  const isTime = read.minute < 60 && (read.hour < 24 || (read.hour === 24 && read.minute === 0));
  return isTime ? { ...read, hasLeadingZero: hour.length === 2 && hour.startsWith('0') } : null;
}

/** Minutes since midnight; null: there is no such time, such as 13 AM. */
function inHalf({ hour, minute }: Digits, half: 'am' | 'pm' | null): number | null {
  if (half === null) return (hour % 24) * 60 + minute;
  if (hour > 12) return half === 'pm' && hour < 24 ? hour * 60 + minute : null;
  if (hour === 0) return half === 'am' ? minute : null;
  return (hour % 12) * 60 + minute + (half === 'pm' ? HALF_DAY : 0);
}
