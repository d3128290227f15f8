import type { Work } from '#libs/platform';

/**
 * Locks the requests of a worker, and first the requirements of calls that may be running: in the same order as
 * answering, sending and confirming, and before the worker's own row.
 */
export function lockRequestsOfWorker(work: Work, companyId: number, workerId: number): void {
  work.executeWithoutWaiting(
    `select q.id from labor_requirements q
      where q.id in (select r.labor_requirement_id from labor_requests r join workers w on w.id = r.worker_id
                      where w.id = $1 and w.company_id = $2)
      order by q.id for no key update`,
    [workerId, companyId],
  );
  work.executeWithoutWaiting(
    `select r.id from labor_requests r where r.worker_id in (select w.id from workers w where w.id = $1 and w.company_id = $2)
      order by r.id for no key update`,
    [workerId, companyId],
  );
}
