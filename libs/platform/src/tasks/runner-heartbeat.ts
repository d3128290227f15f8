import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerEvents } from 'graphile-worker';
import type pg from 'pg';

export interface HeartbeatTimings {
  /** Milliseconds between two heartbeats. */
  intervalMs: number;
  /**
   * Milliseconds without a heartbeat after which a runner counts as dead: several beats, because a
   * busy machine may miss one.
   */
  deadAfterMs: number;
}
export const HEARTBEAT_TIMINGS: HeartbeatTimings = { intervalMs: 4_000, deadAfterMs: 15_000 };

const LOOK_AGAIN_MS = 20;

/** Tasks, and the queues of those that have one. */
const UNLOCK = `
  with unlocked as (
    update graphile_worker._private_jobs set locked_at = null, locked_by = null, run_at = greatest(run_at, now())
     where id = any($1::bigint[]) and locked_by = any($2::text[]) returning job_queue_id)
  update graphile_worker._private_job_queues q set locked_at = null, locked_by = null
    from unlocked where q.id = unlocked.job_queue_id and q.locked_by = any($2::text[])`;

/**
 * Tasks of a killed process stay locked for hours. Each process therefore writes heartbeats for its runners, and unlocks the
 * tasks of runners without one. It also unlocks tasks that its own runners hold and do not run: the connection broke when
 * PostgreSQL had locked the task, before the runner heard of it.
 */
export class RunnerHeartbeat {
  private readonly running = new Set<string>();
  /** Ids of the tasks that run now. */
  private readonly active = new Set<string>();
  /** Ids of locked tasks that did not run at the last beat; the answer that names one may have been on its way. */
  private suspected = new Set<string>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly pool: pg.Pool,
    events: WorkerEvents,
    private readonly timings: HeartbeatTimings = HEARTBEAT_TIMINGS,
    /** Touched at each beat, for health checks. */
    private readonly file: string | null = null,
  ) {
    // Locks carry the id of the pool, not of its workers.
    events.on('pool:create', ({ workerPool }) => this.running.add(workerPool.id));
    events.on('pool:release', ({ workerPool }) => this.running.delete(workerPool.id));
    events.on('job:start', ({ job }) => this.active.add(String(job.id)));
    events.on('job:complete', ({ job }) => this.active.delete(String(job.id)));
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

  get runnerIds(): readonly string[] {
    return [...this.running];
  }

  /**
   * Waits until these runners lock no task. The library calls itself stopped as soon as their last tasks have ended,
   * while it is still writing down that they have.
   */
  async untilNothingIsLockedBy(runnerIds: readonly string[]): Promise<void> {
    for (;;) {
      const { rowCount } = await this.pool.query(
        'select from graphile_worker._private_jobs where locked_by = any($1::text[]) limit 1',
        [runnerIds],
      );
      if (rowCount === 0) return;
      await sleep(LOOK_AGAIN_MS);
    }
  }

  /** Unlocks the tasks of runners of ours, when we cannot wait for them. */
  async unlockTasksOf(runnerIds: readonly string[]): Promise<void> {
    await this.pool.query('select graphile_worker.force_unlock_workers($1::text[])', [runnerIds]);
  }

  private async beat(): Promise<void> {
    await this.pool.query(
      `insert into task_heartbeats (runner_id, beat_at) select unnest($1::text[]), now()
         on conflict (runner_id) do update set beat_at = excluded.beat_at`,
      [this.runnerIds],
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
    await this.unlockLostTasks();
    await this.pool.query(`delete from task_heartbeats where beat_at < now() - interval '1 day'`);
    if (this.file) await writeFile(this.file, '');
  }

  private async unlockLostTasks(): Promise<void> {
    const { rows } = await this.pool.query<{ id: string }>(
      `select id::text from graphile_worker._private_jobs
        where locked_by = any($1::text[]) and locked_at < now() - $2 * interval '1 millisecond'`,
      [this.runnerIds, this.timings.deadAfterMs],
    );
    const idle = rows.map(({ id }) => id).filter((id) => !this.active.has(id));
    const lost = idle.filter((id) => this.suspected.has(id));
    this.suspected = new Set(idle);
    if (lost.length > 0) await this.pool.query(UNLOCK, [lost, this.runnerIds]);
  }
}
