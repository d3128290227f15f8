import { type EventBaseRow, zoneOf } from '#libs/event';
import { instantOf } from '#libs/kernel';

/** Date 'YYYY-MM-DD' and time 'HH:MM:SS' on the wall of the event's zone. */
export interface LocalDateTime {
  date: string;
  time: string;
}

/**
 * The instant the crew is called: the one place where it is worked out. A time that the clocks skip in spring moves forward
 * by the gap, one they show twice in autumn means the first.
 */
export function startsAt(
  call: LocalDateTime,
  event: Pick<EventBaseRow, 'company' | 'location'>,
): Date {
  return instantOf(call.date, call.time, zoneOf(event));
}

/** Whether the wanted date and time are another minute. Forms show no seconds: a full minute within the one kept is the same. */
export function isDifferentTime(kept: LocalDateTime, wanted: LocalDateTime): boolean {
  if (kept.date !== wanted.date) return true;
  const sameMinute = kept.time.slice(0, 5) === wanted.time.slice(0, 5);
  return kept.time !== wanted.time && !(sameMinute && wanted.time.endsWith(':00'));
}
