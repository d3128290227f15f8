import type { EventDates } from '#libs/event';
import { exceededEventEnd } from './within-event.js';

/** A call of an event whose dates changed. */
export interface CallOfMovedEvent {
  date: string;
  /** Somebody has signed in to it. */
  hasHours: boolean;
}

/**
 * Where a call goes when its event gets other dates. What still lies within stays. A single day moves as one, so that its
 * calls go to the new (first) day; of several days nobody can tell which one a call belongs to. Where hours were recorded,
 * the day is history.
 *
 * @returns the call's date from now on; null when it stands in the way
 */
export function dateAfterEventMoved(
  call: CallOfMovedEvent,
  wasSingleDay: boolean,
  event: EventDates,
): string | null {
  if (!exceededEventEnd(call.date, event)) return call.date;
  return wasSingleDay && !call.hasHours ? event.start_date : null;
}
