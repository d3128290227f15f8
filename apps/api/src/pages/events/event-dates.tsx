import type { JSX } from 'preact';
import type { EventDates as Dates } from '#libs/event';
import { useDates } from '../frame/dates.js';

/** 'Sat, Nov 29' or 'Sat, Nov 29 – Sun, Nov 30'. @param zone IANA name of the event's */
export function EventDates({ event, zone }: { event: Dates; zone: string }): JSX.Element {
  const dates = useDates(zone);
  const { start_date: start, end_date: end } = event;
  return (
    <span class="whitespace-nowrap">
      {dates.day(start)}
      {end !== null && end !== start && ` – ${dates.day(end)}`}
    </span>
  );
}
