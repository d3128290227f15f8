import { defineTask } from '#libs/platform';

/**
 * Writes the reminders of one call that are due since `at` (ISO), the instant for which the task
 * was planned.
 */
export const REMIND_CREW = defineTask<{ callTimeId: number; at: string }>('labor.remind-crew');
