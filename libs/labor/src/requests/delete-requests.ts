import type { Work } from '#libs/platform';

/**
 * Deletes requests for good. Calendars that hold their calls are told for a while: what a worker may have a link to, or was
 * confirmed for, is remembered in `deleted_requests`.
 */
export async function deleteRequests(work: Work, requestIds: readonly number[]): Promise<void> {
  await work.rows(
    `with gone as (
       delete from labor_requests r where r.id = any($1::bigint[])
       returning r.id, r.labor_requirement_id, r.worker_id, r.token_short, r.sent_at, r.confirmed_at, r.revision
     )
     insert into deleted_requests (id, labor_requirement_id, worker_id, token_short, confirmed_at, revision, deleted_at)
       select gone.id, gone.labor_requirement_id, gone.worker_id, gone.token_short, gone.confirmed_at, gone.revision + 1, $2::timestamptz
         from gone where gone.sent_at is not null or gone.confirmed_at is not null`,
    [requestIds, work.now],
  );
}
