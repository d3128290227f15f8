import type { Shift } from '../hours/shift.js';
import type { ShiftOnTheWall } from './rules/place-in-shift.js';

/** What the day of a typed time depends on, of a locked shift. */
export function shiftOnTheWall(shift: Shift, now: Date): ShiftOnTheWall {
  const { zone, scheduledStart, plannedMinutes, presentSince, hours } = shift;
  return {
    ...{ zone, scheduledStart, plannedMinutes, presentSince, now },
    startAt: hours?.startAt ?? null,
    endAt: hours?.endAt ?? null,
  };
}
