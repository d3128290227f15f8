import type { CallConflict } from '#libs/labor';
import type { Language } from '#libs/messaging';
import { formatDateTime, formatZone } from '../translations/format-date-time.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';

/**
 * Warnings before and after a yes: a sentence for each conflict.
 *
 * @param zone of the page; times of other zones name theirs
 */
export function conflictWarnings(
  conflicts: readonly CallConflict[],
  zone: string,
  language: Language,
): string[] {
  const words = TRANSLATIONS[language].confirm;
  return conflicts.map(({ callName, otherName, kind, restMinutes, other }) => {
    const clock = formatDateTime(other.date, other.time, language);
    const when =
      other.time_zone === zone ? clock : `${clock}, ${formatZone(other.time_zone, language)}`;
    const theirs = words.otherCall(otherName, other.event_name, when);
    const sentence =
      kind === 'overlap'
        ? words.overlap(callName, theirs)
        : words.shortRest(callName, theirs, tenthsOfHoursText(restMinutes));
    const { state } = other;
    const isOpen = state === 'pending' || state === 'available' || state === 'confirmed';
    return `${sentence}${isOpen ? words.otherCallState[state] : '.'}`;
  });
}

/** '3.5' */
function tenthsOfHoursText(minutes: number): string {
  return String(Math.round(minutes / 6) / 10);
}
