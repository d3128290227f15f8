import type { Pool } from 'pg';

/**
 * Has tasks run as they did before companies took turns: no ranks, no queues, no slots that are kept. A trigger takes away what
 * the application writes, so that both orders are measured with the same program, in one run.
 */
export async function useFormerOrder(pool: Pool, isFormer: boolean): Promise<void> {
  await pool.query(
    'drop trigger if exists former_order on graphile_worker._private_jobs; drop function if exists former_order()',
  );
  if (!isFormer) return;
  await pool.query(
    `create function former_order() returns trigger language plpgsql as $$ begin
       new.priority := least(new.priority, 0); new.flags := null; new.job_queue_id := null; return new;
     end $$;
     create trigger former_order before insert on graphile_worker._private_jobs for each row execute function former_order()`,
  );
}

/** What the noisy company left is no burden of the next turn. */
export async function forgetBacklog(pool: Pool, companyId: number): Promise<void> {
  await pool.query('truncate graphile_worker._private_jobs');
  await pool.query(
    `update outgoing_messages set status = 'dropped' where company_id = $1 and status in ('queued', 'held', 'sending')`,
    [companyId],
  );
  await pool.query(`delete from contact_imports where company_id = $1 and state = 'running'`, [
    companyId,
  ]);
}
