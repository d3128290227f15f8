import { columnsOf, type RowOf, type Work } from '#libs/platform';
import { LaborRequirement } from './labor-requirement.entity.js';

/** Columns that may have changed while the caller waited for the lock. */
export type LockedRequirement = Omit<RowOf<LaborRequirement>, 'slug' | 'archived_at' | 'revision'>;

const COLUMNS = columnsOf(LaborRequirement, 'q', ['slug', 'archived_at', 'revision']);

/**
 * Locks requirements until the transaction ends; nobody else changes the state of their requests.
 * Ordered by id, so that two callers never block each other. Lock before counting: a statement sees
 * what was committed when it began.
 *
 * @returns the requirements as they are now; unknown ids are left out
 */
export function lockRequirements(work: Work, ids: readonly number[]): Promise<LockedRequirement[]> {
  return work.rows<LockedRequirement>(
    `select ${COLUMNS}
       from labor_requirements q where q.id = any($1) order by q.id for no key update`,
    [ids],
  );
}

/**
 * The same by requests, whose requirement never changes. Does not wait: later statements run under
 * the lock.
 */
export function lockRequirementsOfRequests(work: Work, requestIds: readonly number[]): void {
  work.executeWithoutWaiting(
    `select q.id from labor_requirements q
      where q.id in (select r.labor_requirement_id from labor_requests r where r.id = any($1))
      order by q.id for no key update`,
    [requestIds],
  );
}
