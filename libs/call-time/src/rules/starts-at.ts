import { type EventBaseRow, zoneOf } from '#libs/event';
import { instantOf } from '#libs/kernel';

/** Date 'YYYY-MM-DD' and time 'HH:MM:SS' in the event's zone. */
export interface LocalDateTime {
  date: string;
  time: string;
}

/**
 * The instant of a call; computed only here. A time skipped by a clock change moves forward by the
 * gap; a repeated one means the first.
 */
export function startsAt(
  call: LocalDateTime,
  event: Pick<EventBaseRow, 'company' | 'location'>,
): Date {
  return instantOf(call.date, call.time, zoneOf(event));
}

/**
 * Whether the entered date and time are another minute. Forms show no seconds, so a full minute
 * equals the stored one within it.
 */
export function isDifferentTime(kept: LocalDateTime, wanted: LocalDateTime): boolean {
  if (kept.date !== wanted.date) return true;
  const sameMinute = kept.time.slice(0, 5) === wanted.time.slice(0, 5);
  return kept.time !== wanted.time && !(sameMinute && wanted.time.endsWith(':00'));
}
