import { wallClock } from '#libs/kernel';
import type { Language } from '#libs/messaging';
import type { HoursReportRow } from '#libs/time-entry';
import { decimalHoursText } from '../frame/duration.js';
import { formatTime } from '../translations/format-date-time.js';

/** What a report shows of a worker, as text. */
export interface ReportCells {
  worker: string;
  laborType: string;
  signIn: string;
  signOut: string;
  breaks: string;
  normal: string;
  penalty: string;
  total: string;
}

interface CellWords {
  paid: string;
  unpaid: string;
  /** No breaks. */
  none: string;
}

type TimeFormat = (at: Date, zone: string) => string;

/** 'HH:MM, YYYY-MM-DD', as on the report's page. */
export const timeWithDate: TimeFormat = (at, zone) => {
  const local = wallClock(at, zone);
  return `${local.slice(11, 16)}, ${local.slice(0, 10)}`;
};

/** '7:00 AM', as on paper. */
export function twelveHours(language: Language): TimeFormat {
  return (at, zone) => formatTime(wallClock(at, zone).slice(11, 16), language);
}

/** A missing time is '-'; hours have two decimals. All breaks are listed, each with its kind. */
export function reportCells(
  { worker, laborType, zone, startAt, endAt, breaks, hours }: HoursReportRow,
  format: TimeFormat,
  words: CellWords,
): ReportCells {
  const time = (at: Date | null): string => (at ? format(at, zone) : '-');
  const meals = breaks.map(
    ({ startsAt, paid }) => `${format(startsAt, zone)} ${paid ? words.paid : words.unpaid}`,
  );
  return {
    worker,
    laborType: laborType.name,
    signIn: time(startAt),
    signOut: time(endAt),
    breaks: meals.join('; ') || words.none,
    normal: decimalHoursText(hours.normalMinutes),
    penalty: decimalHoursText(hours.penaltyMinutes),
    total: decimalHoursText(hours.totalMinutes),
  };
}

/** Hours of all rows together, in minutes. */
export function totalMinutes(rows: readonly HoursReportRow[]): number {
  return rows.reduce((sum, { hours }) => sum + hours.totalMinutes, 0);
}
