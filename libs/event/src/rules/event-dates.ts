import { Invalid } from '#libs/kernel';

/** Calendar days, 'YYYY-MM-DD', both inclusive. */
export interface EventDates {
  start_date: string;
  /** Null: one day, or not decided. */
  end_date: string | null;
  is_single_day: boolean;
}

/** Dates of a form; undefined: left out. */
export interface EventDatesForm {
  startDate?: string;
  endDate?: string | null;
  isSingleDay?: boolean;
}

/**
 * The dates of an event after a form was posted. A single-day event ends on its first day, and
 * moves when only the start is given.
 *
 * @param before the present dates; null: a new event
 * @throws Invalid naming `start_date` or `end_date`: no start, end before start, or two days for a
 * single-day event
 */
export function resolveEventDates(given: EventDatesForm, before: EventDates | null): EventDates {
  const start = given.startDate ?? before?.start_date;
  if (start === undefined) throw Invalid.field('start_date', 'This field is required.');

  const single = given.isSingleDay ?? before?.is_single_day ?? false;
  const end =
    given.endDate === undefined && !single ? (before?.end_date ?? null) : (given.endDate ?? null);
  if (end !== null && end < start)
    throw Invalid.field(
      'end_date',
      'The end date must not be before the start date.',
      'event.ends_before_start',
    );
  if (single && end !== null && end !== start)
    throw Invalid.field(
      'end_date',
      'A single-day event ends on the day it starts.',
      'event.not_a_single_day',
    );
  return { start_date: start, end_date: single ? start : end, is_single_day: single };
}
