import type { Punch } from '../../hours/punch.entity.js';

/** A punch of a start or an end, in the order they were recorded. Instants are ISO text. */
export interface RecordedPunch {
  edge: 'start' | 'end' | 'end_removed';
  raw_at: string;
  counted_at: string | null;
  source: Punch['source'];
  recorded_at: string;
  person: string | null;
}

/** What a corrected time was before. */
export interface TimeBeforeCorrection {
  /** What counted before the last correction; null: nothing. */
  before: string | null;
  /** The minute of the last scan or press, if one stands before the correction; null: all was typed. */
  punched: string | null;
  /** Null: an erased person. */
  by: string | null;
  at: string;
}

/**
 * What the start or the end was before somebody corrected it on the time sheet.
 *
 * @returns null: nobody corrected it
 */
export function timeBeforeCorrection(
  punches: readonly RecordedPunch[],
  field: 'start' | 'end',
): TimeBeforeCorrection | null {
  const own = punches.filter(({ edge }) =>
    field === 'start' ? edge === 'start' : edge !== 'start',
  );
  const last = own.at(-1);
  if (!last || !isTyped(last)) return null;
  const changed = own.findLastIndex(
    ({ counted_at: at }, nth) => nth > 0 && at !== own[nth - 1]!.counted_at,
  );
  if (changed < 1) return null;
  const correction = own[changed]!;
  if (!isTyped(correction)) return null;
  return {
    before: own[changed - 1]!.counted_at,
    punched: own.slice(0, changed).findLast((punch) => !isTyped(punch))?.raw_at ?? null,
    by: correction.person,
    at: correction.recorded_at,
  };
}

function isTyped({ source }: RecordedPunch): boolean {
  return source === 'time_sheet';
}
