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
    taskName: TaskDefinition<Payload>,
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

  /** The same for tasks that differ in time (null: at once) or priority. */
  addEach<Payload extends object>(
    work: Work,
    taskName: TaskDefinition<Payload>,
    planned: readonly { payload: Payload; runAt: Date | null; priority?: number }[],
  ): void {
    if (planned.length === 0) return;
    work.executeWithoutWaiting(
      `select count(graphile_worker.add_job($1, payload => (p.value->'payload')::json, run_at => (p.value->>'runAt')::timestamptz,
                                            priority => (p.value->>'priority')::integer))
         from jsonb_array_elements($2::jsonb) as p(value)`,
      [taskName.name, JSON.stringify(planned.map(withCauses))],
    );
  }
}

function withCauses<Planned extends { payload: object }>(planned: Planned): Planned {
  return { ...planned, payload: withTrace(planned.payload) };
}
