import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../work/unit-of-work.js';
import { defineTask, OnTask } from './task-queue.service.js';

/** Lets tasks with a high rank run that have waited for long; recurring, without a payload. */
export const LIFT_WAITING_TASKS = defineTask<object>('platform.lift-waiting-tasks');

/** Tasks of a run: a second or two of a process, of each minute. */
const MOST = 30;

@Injectable()
export class LiftWaitingTasksTask {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * While more tasks are added than run, those with a low rank would always run first. So those that have waited longest, half
   * an hour at least, get priority 0. May run twice.
   */
  @OnTask(LIFT_WAITING_TASKS)
  async lift(_payload: object): Promise<void> {
    await this.unitOfWork.asSystem((work) =>
      work.rows(
        `select count(*) from graphile_worker.reschedule_jobs(array(
           select j.id from graphile_worker._private_jobs j
            where j.is_available and j.priority > 0 and j.run_at < now() - interval '30 minutes'
            order by j.run_at limit ${MOST}), priority => 0)`,
      ),
    );
  }
}
