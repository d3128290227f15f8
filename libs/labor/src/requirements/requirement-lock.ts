import type { Work } from '#libs/platform';

/** What may change under somebody who waits for the lock. */
export interface LockedRequirement {
  id: number;
  call_time_id: number;
  labor_type_id: number;
  needed_labor: number;
  fcfs_positions: number;
  minimum_minutes: number | null;
}

/**
 * The lock under which places are given away: until the transaction ends, nobody else moves a request of these
 * requirements. Taken in the order of their ids, so that two callers never wait for each other, and before anything is
 * counted, because a statement sees what was committed when it began. Inserting a request does not wait for it.
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

/** The same by requests: a request never changes its requirement. Nobody waits here: what is asked next is answered under the lock. */
export function lockRequirementsOfRequests(work: Work, requestIds: readonly number[]): void {
  work.executeWithoutWaiting(
    `select q.id from labor_requirements q
      where q.id in (select r.labor_requirement_id from labor_requests r where r.id = any($1))
      order by q.id for no key update`,
    [requestIds],
  );
}
