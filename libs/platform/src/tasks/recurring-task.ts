import { parseCronItems, type ParsedCronItem } from 'graphile-worker';
import type { TaskDefinition } from './task-queue.service.js';

/** A start within this time makes up for one missed run, so that a machine that sleeps at night is served too. */
const BACKFILL_MS = 24 * 60 * 60_000;

/** A line of the schedule: a task that runs by the clock, once for all processes. */
export interface RecurringTask {
  /** Cron pattern in UTC: minute, hour, day of the month, month, day of the week. */
  when: string;
  task: TaskDefinition<object>;
}

/**
 * @param taskNames what this process can do
 * @throws Error a line names a task that nobody here does, or its pattern is not understood
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
      // A run that is still waiting is enough: many starts after a quiet month make one, not many.
      options: { backfillPeriod: BACKFILL_MS, jobKey: task.name, maxAttempts: 5 },
    })),
  );
}
