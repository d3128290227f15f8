import { parseCronItems, type ParsedCronItem } from 'graphile-worker';
import type { TaskDefinition } from './task-queue.service.js';

/** A start within this time runs a missed task once, for machines that are off at night. */
const BACKFILL_MS = 24 * 60 * 60_000;

/** A line of the schedule: a recurring task, run once for all processes. */
export interface RecurringTask {
  /** Cron pattern in UTC: minute, hour, day of the month, month, day of the week. */
  when: string;
  task: TaskDefinition<object>;
}

/**
 * @param taskNames the tasks of this process
 * @throws Error an unknown task, or an invalid pattern
 */
export function cronItemsOf(
  schedule: readonly RecurringTask[],
  taskNames: readonly string[],
): ParsedCronItem[] {
  const unknown = schedule.find(({ task }) => !taskNames.includes(task.name));
  if (unknown) throw new Error(`The schedule names ${unknown.task.name}, which no handler does.`);
  return parseCronItems(
    schedule.map(({ when, task }) => ({
      match: when,
      task: task.name,
      // One waiting run is enough: several starts after a long pause make one.
      options: { backfillPeriod: BACKFILL_MS, jobKey: task.name, maxAttempts: 5 },
    })),
  );
}
