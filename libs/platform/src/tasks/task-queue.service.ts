import { Injectable } from '@nestjs/common';
import { withTrace } from './task-trace.js';
import type { Work } from '../work/work.js';

/**
 * Work for later: a row written in the transaction that causes it, so that the task exists exactly
 * when the change does. Tasks are retried and may run twice, so they have to be idempotent.
 */
export interface TaskDefinition<Payload extends object> {
  readonly name: string;
  /** For the compiler only: the type of the payload. Ids, not rows. */
  readonly payload?: Payload;
}

export function defineTask<Payload extends object>(name: string): TaskDefinition<Payload> {
  return { name };
}

/** A task that takes seconds or more; its kind runs in few slots of a process, and one at a time for each company. */
export interface HeavyTaskDefinition<Payload extends object> extends TaskDefinition<Payload> {
  readonly isHeavy: true;
}

/** Names a task that `addHeavy` adds. */
export function defineHeavyTask<Payload extends object>(
  name: string,
): HeavyTaskDefinition<Payload> {
  return { name, isHeavy: true };
}

export interface TaskOptions {
  /** Not before this instant. */
  runAt?: Date;
  /** At most one waiting task for each key; a second one replaces the first. */
  key?: string;
  /** Number of tries, with growing delays. Default 25, about three days. */
  maxAttempts?: number;
  /** Smaller runs first. Default 0. */
  priority?: number;
}

export interface HeavyTaskOptions extends Omit<TaskOptions, 'runAt'> {
  companyId: number;
}

/** Tasks with this flag run in few slots of a process. */
export const HEAVY_FLAG = 'heavy';
/**
 * Companies share this many queues, which the library locks while it looks for a task: few enough to lock, enough that few
 * companies wait for another.
 */
const HEAVY_QUEUES = 256;

/** Whoever has more waiting than this gains nothing by counting further; the library's priority is a smallint. */
export const HIGHEST_RANK = 10_000;

export const TASK_HANDLERS = Symbol('tasks done here');

export interface TaskHandler {
  name: string;
  method: string;
}

/** Marks the method that runs a task: `(payload) => Promise<void>`. */
export function OnTask<Payload extends object>(taskName: TaskDefinition<Payload>) {
  return (
    prototype: object,
    method: string,
    _descriptor: TypedPropertyDescriptor<(payload: Payload) => Promise<void>>,
  ): void => {
    const earlier = (Reflect.getMetadata(TASK_HANDLERS, prototype.constructor) ??
      []) as TaskHandler[];
    Reflect.defineMetadata(
      TASK_HANDLERS,
      [...earlier, { name: taskName.name, method }],
      prototype.constructor,
    );
  };
}

/** Writes tasks; runners start them within milliseconds of the commit. */
@Injectable()
export class TaskQueueService {
  add<Payload extends object>(
    work: Work,
    taskName: TaskDefinition<Payload> & { isHeavy?: never },
    payload: Payload,
    options: TaskOptions = {},
  ): void {
    work.executeWithoutWaiting(
      `select graphile_worker.add_job($1, payload => $2::json, run_at => $3, job_key => $4, max_attempts => $5, priority => $6)`,
      [
        taskName.name,
        JSON.stringify(withTrace(payload)),
        options.runAt ?? null,
        options.key ?? null,
        options.maxAttempts ?? 25,
        options.priority ?? 0,
      ],
    );
  }

  /**
   * A heavy task of a company: the library runs one of its queue at a time, in all processes together. Without a key its
   * priority grows with what waits in the queue, so that companies take turns; with one, nothing of it waits.
   */
  addHeavy<Payload extends object>(
    work: Work,
    { name }: HeavyTaskDefinition<Payload>,
    payload: Payload,
    { companyId, key, maxAttempts = 25, priority = 0 }: HeavyTaskOptions,
  ): void {
    work.executeWithoutWaiting(
      `select graphile_worker.add_job($1, payload => $2::json, queue_name => $3, job_key => $4, max_attempts => $5, flags => array['${HEAVY_FLAG}'],
         priority => $6 + case when $4::text is null then (
           select count(*)::integer from (
             select from graphile_worker.jobs where queue_name = $3 and attempts < max_attempts limit ${HIGHEST_RANK}) waiting) else 0 end)`,
      [
        name,
        JSON.stringify(withTrace(payload)),
        `${HEAVY_FLAG} ${companyId % HEAVY_QUEUES}`,
        key ?? null,
        maxAttempts,
        priority,
      ],
    );
  }

  /**
   * Sets the time of tasks by key, replacing a waiting task with the key; null removes it. A
   * running task goes on. At most two statements.
   */
  scheduleByKey<Payload extends object>(
    work: Work,
    taskName: TaskDefinition<Payload>,
    planned: readonly { key: string; payload: Payload; runAt: Date | null }[],
  ): void {
    const [coming, gone] = [
      planned.filter(({ runAt }) => runAt !== null),
      planned.filter(({ runAt }) => runAt === null),
    ];
    if (coming.length > 0) {
      work.executeWithoutWaiting(
        `select count(graphile_worker.add_job($1, payload => (p.value->'payload')::json, run_at => (p.value->>'runAt')::timestamptz, job_key => p.value->>'key'))
           from jsonb_array_elements($2::jsonb) as p(value)`,
        [taskName.name, JSON.stringify(coming.map(withCauses))],
      );
    }
    if (gone.length > 0)
      work.executeWithoutWaiting(
        `select count(graphile_worker.remove_job(key)) from unnest($1::text[]) as key`,
        [gone.map(({ key }) => key)],
      );
  }

  /** Removes waiting tasks whose payload a regular expression of PostgreSQL finds something in. */
  async removeMentions(work: Work, pattern: string): Promise<void> {
    await work.rows(
      `select count(*) from graphile_worker.complete_jobs(array(
         select id from graphile_worker._private_jobs where payload::text ~ $1 and locked_at is null))`,
      [pattern],
    );
  }

  /** The same for tasks that differ in time (null: at once). */
  addEach<Payload extends object>(
    work: Work,
    taskName: TaskDefinition<Payload>,
    planned: readonly { payload: Payload; runAt: Date | null }[],
  ): void {
    if (planned.length === 0) return;
    work.executeWithoutWaiting(
      `select count(graphile_worker.add_job($1, payload => (p.value->'payload')::json, run_at => (p.value->>'runAt')::timestamptz))
         from jsonb_array_elements($2::jsonb) as p(value)`,
      [taskName.name, JSON.stringify(planned.map(withCauses))],
    );
  }

  /**
   * Tasks that stand in a queue of their company: each gets its priority plus its rank there, so that the first of one company
   * runs before the thousandth of another (docs/decisions/0064). One statement.
   *
   * @param ranks SQL with the columns `n` and `rank`, which reads `planned`, with the columns `n` and `value` (as JSON);
   * a task without a row there has rank 0
   */
  addRanked<Payload extends object>(
    work: Work,
    taskName: TaskDefinition<Payload>,
    planned: readonly { payload: Payload; runAt: Date | null; priority: number }[],
    ranks: string,
  ): void {
    if (planned.length === 0) return;
    work.executeWithoutWaiting(
      `with planned as materialized (select p.n, p.value from jsonb_array_elements($2::jsonb) with ordinality as p(value, n)),
            ranked as (${ranks})
       select count(graphile_worker.add_job($1, payload => (p.value->'payload')::json, run_at => (p.value->>'runAt')::timestamptz,
                                            priority => (p.value->>'priority')::integer + least(coalesce(r.rank, 0), ${HIGHEST_RANK})::integer))
         from planned p left join ranked r on r.n = p.n`,
      [taskName.name, JSON.stringify(planned.map(withCauses))],
    );
  }
}

function withCauses<Planned extends { payload: object }>(planned: Planned): Planned {
  return { ...planned, payload: withTrace(planned.payload) };
}
