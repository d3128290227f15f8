import { addDays } from '#libs/kernel';

/** Where workweeks begin: weekday (0 is Sunday) and minute of the day on the clocks of an IANA zone. */
export interface WorkweekPlacement {
  zone: string;
  day: number;
  minute: number;
}

/** A placement, and the day from which on the next one counts, 'YYYY-MM-DD'. */
export interface EarlierPlacement extends WorkweekPlacement {
  until: string;
}

/** Between two moves: the last old week may overlap with the first new one, and with no other. */
const LEAST_DAYS = 14;

/**
 * Earlier placements of a workweek that is moved on a day: a move that was to happen then or later is taken back.
 *
 * @param earlier by day
 * @param now the placement after the last of them
 * @param from 'YYYY-MM-DD'
 * @returns null: the move before is less than two weeks before that day
 */
export function movedWorkweek(
  earlier: readonly EarlierPlacement[],
  now: WorkweekPlacement,
  next: WorkweekPlacement,
  from: string,
): EarlierPlacement[] | null {
  const kept = earlier.filter(({ until }) => until < from);
  const { zone, day, minute } = earlier.find(({ until }) => until >= from) ?? now;
  const before = { zone, day, minute };
  if (isSamePlacement(before, next)) return kept;
  return from < firstDayToMove(kept) ? null : [...kept, { ...before, until: from }];
}

/** The first day on which a workweek may be moved again; '': any. */
export function firstDayToMove(earlier: readonly EarlierPlacement[]): string {
  const last = earlier.at(-1);
  return last ? addDays(last.until, LEAST_DAYS) : '';
}

export function isSamePlacement(a: WorkweekPlacement, b: WorkweekPlacement): boolean {
  return a.zone === b.zone && a.day === b.day && a.minute === b.minute;
}
