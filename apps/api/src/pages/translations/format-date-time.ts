import type { Language } from '#libs/messaging';
import { formatter } from './formatter.js';
import { TRANSLATIONS } from './translation-tables.js';

/** Keeps a time and its AM or PM on one line. */
const NO_BREAK_SPACE = '\u00a0';

/** 'Friday, May 2, 2031'. @param date 'YYYY-MM-DD' */
export function formatDate(date: string, language: Language): string {
  return format(`${date}T00:00:00Z`, language, {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  });
}

/** '7:00 AM', with a space that does not break. @param time 'HH:MM' or 'HH:MM:SS' */
export function formatTime(time: string, language: Language): string {
  return format(`1970-01-01T${time.slice(0, 5)}:00Z`, language, {
    hour: 'numeric',
    minute: '2-digit',
  }).replace(/\s/gu, NO_BREAK_SPACE);
}

/** 'Friday, May 2, 2031 at 7:00 AM' */
export function formatDateTime(date: string, time: string, language: Language): string {
  return TRANSLATIONS[language].dateAndTime(formatDate(date, language), formatTime(time, language));
}

/** The usual name of the zone: 'Eastern Time'. @param zone an IANA name */
export function formatZone(zone: string, language: Language): string {
  const parts = formatter(language, zone, { timeZoneName: 'longGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

function format(instant: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  return formatter(language, 'UTC', options).format(new Date(instant));
}
