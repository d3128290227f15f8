import type { EditedInstant } from './edited-instant.js';

/**
 * The limits of a shift for breaks. Workers who sign in early may have a break before the scheduled
 * start.
 */
export interface ShiftWithBreaks {
  /** The start that counts. */
  startAt: Date;
  /** The sign-in, where it was before that start; else the start. */
  presentSince: Date;
  /** Null while the shift runs. */
  endAt: Date | null;
}

/**
 * Whether a break lies within the shift: its time, as entered or as rounded, is between sign-in and
 * end.
 */
export function isWithinShift(
  { rawAt, countedAt }: EditedInstant,
  { presentSince, endAt }: ShiftWithBreaks,
): boolean {
  return [rawAt, countedAt].some((at) => at >= presentSince && (endAt === null || at <= endAt));
}

/** Whether a new break ends its shift: an hour's break of a running shift does. */
export function endsShift(
  minutes: number,
  startsAt: Date,
  { startAt, endAt }: ShiftWithBreaks,
): boolean {
  return minutes === 60 && endAt === null && startsAt >= startAt;
}
