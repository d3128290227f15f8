import { writeFile } from 'node:fs/promises';
import type { WorkerEvents } from 'graphile-worker';
import type pg from 'pg';

export interface HeartbeatTimings {
  /** Milliseconds from one sign of life to the next. */
  intervalMs: number;
  /** Milliseconds without one, after which a runner counts as dead: several beats, because a busy machine may miss one. */
  deadAfterMs: number;
}
export const HEARTBEAT_TIMINGS: HeartbeatTimings = { intervalMs: 4_000, deadAfterMs: 15_000 };

/**
 * A worker process that was killed keeps its tasks locked for hours. Each one therefore writes a heartbeat for its
 * runners; whoever notices that a runner went silent gives its tasks free to be done again.
 */
export class RunnerHeartbeat {
  private readonly runnerIds = new Set<string>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly pool: pg.Pool,
    events: WorkerEvents,
    private readonly timings: HeartbeatTimings = HEARTBEAT_TIMINGS,
    /** Written at each beat, for whoever looks at this process from outside. */
    private readonly file: string | null = null,
  ) {
    // What is locked carries the id of the pool, not of the single worker in it.
    events.on('pool:create', ({ workerPool }) => this.runnerIds.add(workerPool.id));
    events.on('pool:release', ({ workerPool }) => this.runnerIds.delete(workerPool.id));
  }

  async start(): Promise<void> {
    await this.beat();
    this.timer = setInterval(
      () => void this.beat().catch(() => undefined),
      this.timings.intervalMs,
    );
    this.timer.unref();
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Gives free what our own runners still have in hand: for when we cannot wait for them. */
  async unlockOwnTasks(): Promise<void> {
    await this.pool.query('select graphile_worker.force_unlock_workers($1::text[])', [
      [...this.runnerIds],
    ]);
  }

  private async beat(): Promise<void> {
    await this.pool.query(
      `insert into task_heartbeats (runner_id, beat_at) select unnest($1::text[]), now()
         on conflict (runner_id) do update set beat_at = excluded.beat_at`,
      [[...this.runnerIds]],
    );
    await this.pool.query(
      `with silent as (
         select distinct j.locked_by as runner_id from graphile_worker._private_jobs j
           left join task_heartbeats h on h.runner_id = j.locked_by
          where j.locked_by is not null and j.locked_at < now() - $1 * interval '1 millisecond'
            and coalesce(h.beat_at, '-infinity') < now() - $1 * interval '1 millisecond')
       select graphile_worker.force_unlock_workers(array_agg(runner_id)) from silent having count(*) > 0`,
      [this.timings.deadAfterMs],
    );
    await this.pool.query(`delete from task_heartbeats where beat_at < now() - interval '1 day'`);
    if (this.file) await writeFile(this.file, '');
  }
}
