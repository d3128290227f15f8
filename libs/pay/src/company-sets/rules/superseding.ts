import { addDays } from '#libs/kernel';

/** Something that counts from workweeks that begin on its day or later, until a later one. */
interface Dated {
  effective_from: string;
}

/** What ends a version or a choice that is about to be written. */
export interface Superseding<Later> {
  by: Later;
  /** No workweek begins between the two days: what is written never counts. */
  never: boolean;
}

/**
 * Which of the later ones counts instead of what is written for `from`, and from when on. Null: nothing is planned after it.
 *
 * @param others the last written first: of equal days that one counts
 * @param workweekDay weekday on which workweeks begin, 0 is Sunday
 */
export function supersededBy<Later extends Dated>(
  from: string,
  others: readonly Later[],
  workweekDay: number,
): Superseding<Later> | null {
  const later = others.filter(({ effective_from: day }) => day > from);
  const [by] = later.sort((a, b) => (a.effective_from < b.effective_from ? -1 : 1));
  if (!by) return null;
  const weekday = new Date(`${from}T00:00:00Z`).getUTCDay();
  const firstWeek = addDays(from, (workweekDay - weekday + 7) % 7);
  return { by, never: firstWeek >= by.effective_from };
}
