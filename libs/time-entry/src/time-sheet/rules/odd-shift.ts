/** Longer shifts are rare enough to be a slip: the wrong half of the day, or the wrong day. */
const LONGEST_USUAL_MINUTES = 16 * 60;

/**
 * Length of a shift that is worth a second look, from start to end with its breaks.
 *
 * @returns whole minutes; null: nothing is odd, or the shift has not ended
 */
export function oddShiftMinutes(startAt: Date, endAt: Date | null): number | null {
  if (!endAt) return null;
  const minutes = Math.floor((endAt.getTime() - startAt.getTime()) / 60_000);
  return minutes > LONGEST_USUAL_MINUTES ? minutes : null;
}
