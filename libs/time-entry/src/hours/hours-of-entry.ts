import { type EventBaseRow, eventWorkRules, zoneOf } from '#libs/event';
import type { TimeEntryRow } from '#libs/labor';
import { type HoursWorked, hoursWorked } from './rules/hours-worked.js';

/**
 * The hours of a time entry, by the meal rule frozen at sign-out; before sign-out by the present
 * rule of its event.
 */
export function hoursOfEntry(entry: TimeEntryRow, event: EventBaseRow): HoursWorked {
  return hoursWorked({
    start: new Date(entry.start_at),
    end: entry.end_at === null ? null : new Date(entry.end_at),
    breaks: entry.meal_breaks.map((meal) => ({
      startsAt: new Date(meal.starts_at),
      minutes: meal.minutes,
      paid: meal.break_type === 'paid',
    })),
    mealTriggerMinutes: entry.meal_trigger_minutes ?? eventWorkRules(event).mealTriggerMinutes,
  });
}

/** IANA name of the entry's zone: as frozen at sign-out, before that its event's. */
export function zoneOfEntry(entry: TimeEntryRow, event: EventBaseRow): string {
  return entry.time_zone ?? zoneOf(event);
}
