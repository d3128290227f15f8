import type { EventDates } from '#libs/event';
import { exceededEventEnd } from './within-event.js';

/** A call of an event whose dates changed. */
export interface CallOfMovedEvent {
  date: string;
  /** Hours were recorded for it. */
  hasHours: boolean;
}

/**
 * The date of a call after its event got other dates. Calls within the new dates stay. Calls of a
 * single-day event move to its new (first) day; those of several days and those with hours stay
 * where they are.
 *
 * @returns the call's new date; null: the call lies outside and cannot move
 */
export function dateAfterEventMoved(
  call: CallOfMovedEvent,
  wasSingleDay: boolean,
  event: EventDates,
): string | null {
  if (!exceededEventEnd(call.date, event)) return call.date;
  return wasSingleDay && !call.hasHours ? event.start_date : null;
}
