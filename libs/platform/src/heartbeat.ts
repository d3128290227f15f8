import type { WorkerEvents } from 'graphile-worker';
import type pg from 'pg';

const BEAT_MS = 4_000;
const SILENT_AFTER = '15 seconds';

/**
 * A worker process that was killed keeps its tasks locked for hours. Each one therefore writes a heartbeat for its
 * runners; whoever notices that a runner went silent gives its tasks free to be done again.
 */
export class Heartbeat {
  private readonly runners = new Set<string>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly pool: pg.Pool,
    events: WorkerEvents,
  ) {
    events.on('worker:create', ({ worker }) => this.runners.add(worker.workerId));
    events.on('worker:release', ({ worker }) => this.runners.delete(worker.workerId));
    events.on('job:start', ({ worker }) => this.runners.add(worker.workerId));
  }

  async start(): Promise<void> {
    await this.beat();
    this.timer = setInterval(() => void this.beat().catch(() => undefined), BEAT_MS);
    this.timer.unref();
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private async beat(): Promise<void> {
    await this.pool.query(
      `insert into task_heartbeats (runner_id, beat_at) select unnest($1::text[]), now()
         on conflict (runner_id) do update set beat_at = excluded.beat_at`,
      [[...this.runners]],
    );
    await this.pool.query(
      `with silent as (
         select distinct j.locked_by as runner_id from graphile_worker._private_jobs j
           left join task_heartbeats h on h.runner_id = j.locked_by
          where j.locked_by is not null and j.locked_at < now() - interval '${SILENT_AFTER}'
            and coalesce(h.beat_at, '-infinity') < now() - interval '${SILENT_AFTER}')
       select graphile_worker.force_unlock_workers(array_agg(runner_id)) from silent having count(*) > 0`,
    );
    await this.pool.query(`delete from task_heartbeats where beat_at < now() - interval '1 day'`);
  }
}
