import type { EventDates } from '#libs/event';
import { addDays } from '#libs/kernel';
import { exceededEventEnd } from './within-event.js';

/** A call of an event whose dates changed. */
export interface CallOfMovedEvent {
  date: string;
  /** Hours were recorded for it. */
  hasHours: boolean;
}

/** How the calls of an event follow its new dates. */
export interface EventMove {
  wasSingleDay: boolean;
  /** Days by which all calls move, whichever day they are on; 0: only those move that would be outside. */
  byDays: number;
}

/**
 * The date of a call after its event got other dates. Where calls move along they all do, by the same number of days. Else
 * those within the new dates stay, those of a single-day event move to its new (first) day, and those of several days stay
 * where they are. A call with hours never moves.
 *
 * @returns the call's new date; null: the call cannot be there, or cannot move
 */
export function dateAfterEventMoved(
  call: CallOfMovedEvent,
  { wasSingleDay, byDays }: EventMove,
  event: EventDates,
): string | null {
  if (byDays !== 0) {
    const date = addDays(call.date, byDays);
    return call.hasHours || exceededEventEnd(date, event) ? null : date;
  }
  if (!exceededEventEnd(call.date, event)) return call.date;
  return wasSingleDay && !call.hasHours ? event.start_date : null;
}
