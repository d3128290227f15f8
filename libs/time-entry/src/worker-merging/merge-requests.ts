import { deleteRequests, type RequestState } from '#libs/labor';
import type { Work } from '#libs/platform';

/** Whether both have hours for one requirement; then a person has to decide which of them count. */
export async function haveHoursOnOneCall(
  work: Work,
  oneId: number,
  otherId: number,
): Promise<boolean> {
  const found = await work.row(
    `select 1 from labor_requests a join labor_requests b on b.labor_requirement_id = a.labor_requirement_id
      where a.worker_id = $1 and b.worker_id = $2
        and exists (select 1 from time_entries te where te.labor_request_id = a.id) and exists (select 1 from time_entries te where te.labor_request_id = b.id)
      limit 1`,
    [oneId, otherId],
  );
  return found !== null;
}

/**
 * The requests r of workers $1 and $2 ranked within each requirement as `position`: the one with hours, else the more
 * advanced one, else the request of worker $1 is first.
 */
const RANKED = `
  select r.id, r.labor_requirement_id, r.worker_id, r.state,
         exists (select 1 from time_entries te where te.labor_request_id = r.id) as has_hours,
         row_number() over (partition by r.labor_requirement_id order by
           exists (select 1 from time_entries te where te.labor_request_id = r.id) desc,
           array_position(array['confirmed', 'no_show', 'available', 'declined', 'canceled', 'pending'], r.state),
           r.worker_id <> $1) as position
    from labor_requests r where r.worker_id in ($1, $2)`;

/** Two requests for one requirement: the first stays, the second goes. */
export interface RankedPair {
  stays_id: number;
  goes_id: number;
  /** Whose request stays. */
  worker_id: number;
  stays_state: RequestState;
  goes_state: RequestState;
  has_hours: boolean;
  event_name: string;
  call_name: string;
  skill: string;
}

/** The requirements for which both workers have a request. */
export function rankedPairs(work: Work, keeperId: number, otherId: number): Promise<RankedPair[]> {
  return work.rows<RankedPair>(
    `with ranked as (${RANKED})
     select a.id as stays_id, b.id as goes_id, a.worker_id, a.state as stays_state, b.state as goes_state, a.has_hours,
            e.event_name, ct.name as call_name, t.name as skill
       from ranked a join ranked b on b.labor_requirement_id = a.labor_requirement_id and b.position = 2
       join labor_requirements q on q.id = a.labor_requirement_id
       join labor_types t on t.id = q.labor_type_id
       join call_times ct on ct.id = q.call_time_id
       join events e on e.id = ct.event_id
      where a.position = 1 order by ct.starts_at, a.id`,
    [keeperId, otherId],
  );
}

/**
 * Moves the requests of one worker to another. Where both have a request for one requirement, keeps
 * the one with hours, else the more advanced one, else the keeper's, and what was said about either.
 */
export async function mergeRequests(work: Work, keeperId: number, otherId: number): Promise<void> {
  const ids = [keeperId, otherId];
  const pairs = await rankedPairs(work, keeperId, otherId);
  await mergeRemarks(work, pairs);
  await deleteRequests(
    work,
    pairs.map(({ goes_id: id }) => id),
  );
  await work.rows('update labor_requests set worker_id = $1 where worker_id = $2', ids);
  await work.rows('update deleted_requests set worker_id = $1 where worker_id = $2', ids);
}

/** Moves adjustments and disputes to the requests that stay; where both have an open dispute, that of the one that stays is kept. */
async function mergeRemarks(work: Work, pairs: readonly RankedPair[]): Promise<void> {
  if (pairs.length === 0) return;
  const given = [pairs.map((pair) => pair.stays_id), pairs.map((pair) => pair.goes_id)];
  await work.rows(
    `update time_entry_adjustments tea set labor_request_id = pair.stays_id
       from unnest($1::bigint[], $2::bigint[]) as pair(stays_id, goes_id) where tea.labor_request_id = pair.goes_id`,
    given,
  );
  await work.rows(
    `update time_entry_disputes ted set labor_request_id = pair.stays_id
       from unnest($1::bigint[], $2::bigint[]) as pair(stays_id, goes_id)
      where ted.labor_request_id = pair.goes_id and (ted.answered_at is not null or not exists (
              select from time_entry_disputes own where own.labor_request_id = pair.stays_id and own.answered_at is null))`,
    given,
  );
}

/**
 * Moves the clock-in tokens of one worker to another; for events where both have one, keeps the
 * keeper's.
 */
export async function mergeClockInTokens(
  work: Work,
  keeperId: number,
  otherId: number,
): Promise<void> {
  await work.rows(
    `update clock_in_tokens cit set worker_id = $1
      where cit.worker_id = $2 and not exists (select 1 from clock_in_tokens own where own.worker_id = $1 and own.event_id = cit.event_id)`,
    [keeperId, otherId],
  );
}

/**
 * Moves what one worker was asked as a replacement to another, after their requests. Where both were asked, the offer whose
 * request stays is kept; the rows left behind go with the worker.
 */
export async function mergeOffers(work: Work, keeperId: number, otherId: number): Promise<void> {
  await work.rows(
    `insert into replacement_offers as ro (replacement_id, worker_id, labor_request_id, asked_at, withdrawn_at)
       select ro.replacement_id, $1, ro.labor_request_id, ro.asked_at, ro.withdrawn_at from replacement_offers ro where ro.worker_id = $2
         on conflict (replacement_id, worker_id) do update
            set labor_request_id = excluded.labor_request_id, asked_at = excluded.asked_at, withdrawn_at = excluded.withdrawn_at
          where ro.labor_request_id is null and excluded.labor_request_id is not null`,
    [keeperId, otherId],
  );
}
