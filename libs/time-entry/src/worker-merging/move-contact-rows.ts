import { moveCancellations } from '#libs/labor';
import type { Work } from '#libs/platform';
import { mergeClockInTokens, mergeOffers, mergeRequests } from './merge-requests.js';

/**
 * Moves all that one contact has to another of its company, which keeps its own name and number, and deletes it.
 * Counters are added up, notes are put below each other.
 */
export async function moveContactRows(
  work: Work,
  keeperId: number,
  otherId: number,
): Promise<void> {
  const ids = [keeperId, otherId];
  await mergeRequests(work, keeperId, otherId);
  await moveCancellations(work, keeperId, otherId);
  await mergeOffers(work, keeperId, otherId);
  await mergeClockInTokens(work, keeperId, otherId);
  await work.rows(
    'insert into worker_skills (worker_id, labor_type_id) select $1, labor_type_id from worker_skills where worker_id = $2 on conflict do nothing',
    ids,
  );
  await work.rows(
    `update alt_phones ap set worker_id = $1 where ap.worker_id = $2 and not exists (select 1 from alt_phones own where own.worker_id = $1 and own.phone_number = ap.phone_number)`,
    ids,
  );
  await work.rows(
    `insert into former_numbers (worker_id, phone_number, ended_at)
       select $1, number, max(at) from (
         select fn.phone_number, fn.ended_at from former_numbers fn where fn.worker_id = $2
          union all select w.phone_number, now() from workers w where w.id = $2) as had(number, at) group by number
         on conflict do nothing`,
    ids,
  );
  await work.rows('update scans set worker_id = $1 where worker_id = $2', ids);
  await work.rows('update registration_tokens set worker_id = $1 where worker_id = $2', ids);
  await work.rows(
    `update workers w set user_id = coalesce(w.user_id, o.user_id), no_show_count = w.no_show_count + o.no_show_count,
            canceled_count = w.canceled_count + o.canceled_count, is_steward = w.is_steward or o.is_steward,
            primary_skill_id = coalesce(w.primary_skill_id, o.primary_skill_id), secondary_skill_id = coalesce(w.secondary_skill_id, o.secondary_skill_id),
            name = case when w.name in ('', 'Unnamed') then o.name else w.name end, notes = nullif(concat_ws(E'\\n', nullif(w.notes, ''), nullif(o.notes, '')), '')
       from workers o where w.id = $1 and o.id = $2`,
    ids,
  );
  await work.rows('delete from workers where id = $1', [otherId]);
}
