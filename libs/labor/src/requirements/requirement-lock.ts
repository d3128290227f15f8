import type { Work } from '#libs/platform';

/** Columns that may have changed while the caller waited for the lock. */
export interface LockedRequirement {
  id: number;
  call_time_id: number;
  labor_type_id: number;
  needed_labor: number;
  fcfs_positions: number;
  minimum_minutes: number | null;
}

/**
 * Locks requirements until the transaction ends; nobody else changes the state of their requests.
 * Ordered by id, so that two callers never block each other. Lock before counting: a statement sees
 * what was committed when it began.
 *
 * @returns the requirements as they are now; unknown ids are left out
 */
export function lockRequirements(work: Work, ids: readonly number[]): Promise<LockedRequirement[]> {
  return work.rows<LockedRequirement>(
    `select q.id, q.call_time_id, q.labor_type_id, q.needed_labor, q.fcfs_positions, q.minimum_minutes
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
