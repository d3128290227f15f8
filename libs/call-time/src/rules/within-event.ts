import type { EventDates } from '#libs/event';
import { displayDate } from '#libs/kernel';

/**
 * Which end of the event a date exceeds: before the first day, after the last one; null: within.
 */
export function exceededEventEnd(
  date: string,
  event: EventDates,
): 'start_date' | 'end_date' | null {
  if (date < event.start_date) return 'start_date';
  return date > lastDate(event) ? 'end_date' : null;
}

/** 'on Thu, May 1' or 'from Thu, May 1 to Sat, May 3', for error messages. */
export function eventDaysText(event: EventDates): string {
  const last = lastDate(event);
  if (event.start_date === last) return `on ${displayDate(event.start_date)}`;
  return `from ${displayDate(event.start_date)} to ${displayDate(last)}`;
}

function lastDate(event: EventDates): string {
  return event.is_single_day ? event.start_date : (event.end_date ?? event.start_date);
}
