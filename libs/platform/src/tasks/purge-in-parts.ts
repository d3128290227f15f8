import type { UnitOfWork } from '../work/unit-of-work.js';
import type { Work } from '../work/work.js';

/** Rows of a part: some milliseconds under lock. */
const ROWS_AT_ONCE = 1000;
/** What is left waits for the next run. */
const MOST_PARTS = 2000;

/**
 * Deletes or blanks at most so many rows. Of large tables the number stands in the statement itself: a plan for any number reads
 * them as a whole.
 *
 * @returns how many there were
 */
export type PurgePart = (work: Work, limit: number) => Promise<number>;

/** Purges part by part, each in a transaction of its own, so that nobody waits for long. */
export async function purgeInParts(unitOfWork: UnitOfWork, purge: PurgePart): Promise<void> {
  for (let part = 0; part < MOST_PARTS; part++) {
    const count = await unitOfWork.asSystem((work) => purge(work, ROWS_AT_ONCE));
    if (count < ROWS_AT_ONCE) return;
  }
}
