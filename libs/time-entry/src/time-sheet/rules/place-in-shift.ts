import { dateIn } from '#libs/kernel';
import { cellTime } from './cell-value.js';
import { minutesOf, placeTypedTime, type TypedTime, wallOf } from './typed-time.js';

const LAST_MINUTE = 24 * 60 - 1;

/** What the day of a typed time depends on. */
export interface ShiftOnTheWall {
  zone: string;
  scheduledStart: Date;
  plannedMinutes: number;
  /** Null: not signed in. */
  startAt: Date | null;
  endAt: Date | null;
  /** The sign-in, where it was before the start. */
  presentSince: Date | null;
  now: Date;
}

/**
 * A start is the one nearest to the call; an end lies within a day after the start, nearest to the planned end; a break
 * within the shift, the first one.
 *
 * @returns 'YYYY-MM-DDTHH:MM' of the zone
 */
export function placeInShift(
  typed: TypedTime,
  kind: 'start' | 'end' | 'break',
  shift: ShiftOnTheWall,
): string {
  const { zone, scheduledStart, plannedMinutes, startAt, endAt, presentSince } = shift;
  const wall = (at: Date): string => cellTime(at, zone);
  const start = wall(startAt ?? scheduledStart);
  const dayAfter = wallOf(minutesOf(start) + LAST_MINUTE);
  const places = {
    start: { from: null, to: null, nearest: wall(scheduledStart) },
    end: { from: start, to: dayAfter, nearest: wallOf(minutesOf(start) + plannedMinutes) },
    break: {
      from: presentSince ? wall(presentSince) : start,
      to: endAt ? wall(endAt) : dayAfter,
      nearest: start,
    },
  };
  const place = { callDate: dateIn(zone, scheduledStart), ...places[kind] };
  return placeTypedTime(typed, place, wall(shift.now));
}
