import type { TimeOffRow } from '#libs/labor';
import type { Language } from '#libs/messaging';
import { formatter } from '../translations/formatter.js';
import { datesOf } from './dates.js';
import { usePageContext } from './page-context.js';

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 24 * 3_600_000;

const WORDS = {
  en: { every: (day: string) => `${day}s`, allDay: (days: string) => `${days}, all day` },
  es: {
    every: (day: string) => (day.endsWith('s') ? `los ${day}` : `los ${day}s`),
    allDay: (days: string) => `${days}, todo el día`,
  },
};

/** 'Monday'. @param weekday 1 (Monday) to 7 (Sunday) */
export function weekdayName(weekday: number, language: Language): string {
  const day = new Date(MONDAY + (weekday - 1) * DAY);
  return formatter(language, 'UTC', { weekday: 'long' }).format(day);
}

/** 'Sat, May 3', 'Sat, May 3 – Mon, May 5', 'Fridays, all day', 'Fridays 6:00 PM – 2:00 AM'. */
export function timeOffText(row: TimeOffRow, language: Language, now: Date): string {
  const dates = datesOf('UTC', { language, now });
  const { starts_on, ends_on, weekday, from_time, until_time } = row;
  if (weekday === null)
    return starts_on === ends_on
      ? dates.day(starts_on!)
      : `${dates.day(starts_on!)} – ${dates.day(ends_on!)}`;
  const days = WORDS[language].every(weekdayName(weekday, language));
  if (from_time === null) return WORDS[language].allDay(days);
  return `${days} ${dates.time(from_time)} – ${dates.time(until_time!)}`;
}

/** The same for a component. */
export function useTimeOffText(): (row: TimeOffRow) => string {
  const { language, now = new Date() } = usePageContext();
  return (row) => timeOffText(row, language, now);
}
