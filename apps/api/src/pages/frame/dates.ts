import { offsetAt } from '#libs/kernel';
import type { Language } from '#libs/messaging';
import { formatter } from '../translations/formatter.js';
import { usePageContext } from './page-context.js';

/** Keeps a time and its AM or PM on one line. */
const NO_BREAK_SPACE = '\u00a0';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const WORDS = {
  en: { now: 'now', ahead: (span: string) => `in ${span}`, ago: (span: string) => `${span} ago` },
  es: {
    now: 'ahora',
    ahead: (span: string) => `en ${span}`,
    ago: (span: string) => `hace ${span}`,
  },
};

/** An instant as a date or ISO string, or a plain day (`YYYY-MM-DD`) or time (`HH:MM`) of the zone itself. */
export type DateValue = Date | string;

export interface Dates {
  /** 'Sat, Nov 29'; with the year only if it is not the present one. */
  day: (value: DateValue) => string;
  /** '7:00 AM'; with the zone where it is not the reader's. */
  time: (value: DateValue) => string;
  /** 'Sat, Nov 29 · 7:00 AM' */
  moment: (value: DateValue) => string;
  /** 'in 3 h', '2 d ago', 'now' */
  relative: (value: DateValue) => string;
  /** For `<time datetime>`. */
  machine: (value: DateValue) => string;
}

interface DatesOptions {
  language: Language;
  now: Date;
  /** The reader's zone; null or absent: not known, no zone is named. */
  readerZone?: string | null;
}

const DAY_PARTS = { weekday: 'short', month: 'short', day: 'numeric' } as const;

/** The formats of a language and zone: making a formatter takes far longer than using one, and so does naming it. */
interface Formats {
  year: Intl.DateTimeFormat;
  day: Intl.DateTimeFormat;
  dayOfOtherYear: Intl.DateTimeFormat;
  time: Intl.DateTimeFormat;
}
const FORMATS = new Map<string, Formats>();

function formatsOf(language: Language, zone: string): Formats {
  const key = language + zone;
  let formats = FORMATS.get(key);
  if (!formats) {
    formats = {
      year: formatter(language, zone, { year: 'numeric' }),
      day: formatter(language, zone, DAY_PARTS),
      dayOfOtherYear: formatter(language, zone, { ...DAY_PARTS, year: 'numeric' }),
      time: formatter(language, zone, { hour: 'numeric', minute: '2-digit' }),
    };
    FORMATS.set(key, formats);
  }
  return formats;
}

/** Dates and times of one zone in the reader's language. @param zone an IANA name */
export function datesOf(zone: string, { language, now, readerZone }: DatesOptions): Dates {
  const [inZone, inPlace] = [formatsOf(language, zone), formatsOf(language, 'UTC')];
  const isReadersZone = !readerZone || readerZone === zone;
  let thisYear: string | undefined;

  const day = (value: DateValue): string => {
    const isPlain = isPlainDay(value);
    const [instant, formats] = isPlain ? [plain(value), inPlace] : [toDate(value), inZone];
    thisYear ??= inZone.year.format(now);
    const isThisYear = formats.year.format(instant) === thisYear;
    return (isThisYear ? formats.day : formats.dayOfOtherYear).format(instant);
  };
  const time = (value: DateValue): string => {
    const isPlain = typeof value === 'string' && /^\d\d:\d\d/.test(value);
    const instant = isPlain ? plain(`1970-01-01T${value.slice(0, 5)}`) : toDate(value);
    const formats = isPlain ? inPlace : inZone;
    const shown = formats.time.format(instant).replace(/\s/gu, NO_BREAK_SPACE);
    if (isReadersZone) return shown;
    const at = isPlain ? now : instant;
    return offsetAt(at.getTime(), zone) === offsetAt(at.getTime(), readerZone)
      ? shown
      : `${shown}${NO_BREAK_SPACE}${shortZone(zone, at, language)}`;
  };
  return {
    day,
    time,
    moment: (value) => `${day(value)} · ${time(value)}`,
    relative: (value) => relativeTo(now, toDate(value), language),
    machine: (value) => (isPlainDay(value) ? value : toDate(value).toISOString()),
  };
}

/** The same without the zone's name: for rows below a heading that has it. */
export function usePlainDates(zone: string): Dates {
  const { language, now = new Date() } = usePageContext();
  return datesOf(zone, { language, now });
}

/** Dates and times of one zone for a component. */
export function useDates(zone: string): Dates {
  const { language, now = new Date(), readerZone } = usePageContext();
  return datesOf(zone, { language, now, readerZone });
}

function relativeTo(now: Date, instant: Date, language: Language): string {
  const distance = instant.getTime() - now.getTime();
  const size = Math.abs(distance);
  const words = WORDS[language];
  if (size < MINUTE) return words.now;
  const span =
    size < HOUR
      ? `${Math.floor(size / MINUTE)} min`
      : size < 2 * DAY
        ? `${Math.floor(size / HOUR)} h`
        : `${Math.floor(size / DAY)} d`;
  const joined = span.replace(' ', NO_BREAK_SPACE);
  return distance > 0 ? words.ahead(joined) : words.ago(joined);
}

function isPlainDay(value: DateValue): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
}

function plain(value: string): Date {
  return new Date(value.includes('T') ? `${value}:00Z` : `${value}T00:00:00Z`);
}

function toDate(value: DateValue): Date {
  return isPlainDay(value) ? plain(value) : new Date(value);
}

function shortZone(zone: string, at: Date, language: Language): string {
  const parts = formatter(language, zone, { timeZoneName: 'short' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
