import type { EditedInstant } from './edited-instant.js';

/** A shift as far as breaks go: who is there before the scheduled start may eat before it. */
export interface ShiftWithBreaks {
  /** The start that counts. */
  startAt: Date;
  /** The sign-in where it was before that start, else the start. */
  presentSince: Date;
  /** Null while the shift runs. */
  endAt: Date | null;
}

/** Whether a break may be told: its time, as typed or as rounded, lies between the sign-in and the end. */
export function isWithinShift(
  { rawAt, countedAt }: EditedInstant,
  { presentSince, endAt }: ShiftWithBreaks,
): boolean {
  return [rawAt, countedAt].some((at) => at >= presentSince && (endAt === null || at <= endAt));
}

/** Whether a new break ends its shift: an hour taken from a running one. What has ended, or not begun, ends by no break. */
export function walksAway(
  minutes: number,
  startsAt: Date,
  { startAt, endAt }: ShiftWithBreaks,
): boolean {
  return minutes === 60 && endAt === null && startsAt >= startAt;
}
