import type { Work } from '#libs/platform';
import { NOT_ARCHIVED, REQUESTS_IN_CONTEXT } from './request-in-context.rows.js';

/**
 * The company takes confirmed workers off calls that are not over: the one rule for all verbs that do. Call it before requests
 * are deleted. Who stays on the call in another role has lost nothing; who was taken off twice was so once.
 */
export function recordCancellations(work: Work, requestIds: readonly number[]): void {
  if (requestIds.length === 0) return;
  work.executeWithoutWaiting(
    `insert into cancellations (company_id, worker_id, labor_requirement_id, call_time_id, starts_at, date, time_zone, canceled_at, canceled_by_user_id)
     select w.company_id, w.id, q.id, ct.id, ct.starts_at, ct.date, coalesce(l.time_zone, c.time_zone), $2, $3
       from ${REQUESTS_IN_CONTEXT}
      where r.id = any($1::bigint[]) and not exists (
              select from labor_requests other join labor_requirements oq on oq.id = other.labor_requirement_id
               where other.worker_id = w.id and oq.call_time_id = ct.id and oq.archived_at is null
                 and other.state = 'confirmed' and other.id <> all($1::bigint[]))
      order by r.id
         on conflict (call_time_id, worker_id) where withdrawn_at is null do nothing`,
    [requestIds, work.now, work.actor.userId],
  );
}

const WITHDRAW = (column: 'r.id' | 'q.id'): string => `
  update cancellations can set withdrawn_at = $2
    from ${REQUESTS_IN_CONTEXT}
   where ${column} = any($1::bigint[]) and r.state = 'confirmed' and not e.canceled and ${NOT_ARCHIVED}
     and can.call_time_id = ct.id and can.worker_id = w.id and can.withdrawn_at is null`;

/** Workers are on calls again: those of the requests who are confirmed, where nothing is canceled or deleted. */
export function withdrawCancellations(work: Work, requestIds: readonly number[]): void {
  if (requestIds.length > 0) work.executeWithoutWaiting(WITHDRAW('r.id'), [requestIds, work.now]);
}

/** The same for all requests of requirements. */
export function withdrawCancellationsOf(work: Work, requirementIds: readonly number[]): void {
  if (requirementIds.length > 0)
    work.executeWithoutWaiting(WITHDRAW('q.id'), [requirementIds, work.now]);
}

/** Moves what one contact has to another, after their requests: of two for one call the keeper's stays, none of who is on it. */
export async function moveCancellations(
  work: Work,
  keeperId: number,
  otherId: number,
): Promise<void> {
  await work.rows(
    `update cancellations can set withdrawn_at = $3
      where can.worker_id = $2 and can.withdrawn_at is null and exists (
            select from cancellations own where own.worker_id = $1 and own.call_time_id = can.call_time_id and own.withdrawn_at is null)`,
    [keeperId, otherId, work.now],
  );
  await work.rows('update cancellations set worker_id = $1 where worker_id = $2', [
    keeperId,
    otherId,
  ]);
  await work.rows(
    `update cancellations can set withdrawn_at = $2
       from ${REQUESTS_IN_CONTEXT}
      where can.worker_id = $1 and can.withdrawn_at is null and w.id = $1 and ct.id = can.call_time_id
        and r.state = 'confirmed' and not e.canceled and ${NOT_ARCHIVED}`,
    [keeperId, work.now],
  );
}
