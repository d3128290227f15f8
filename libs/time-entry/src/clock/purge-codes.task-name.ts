import { defineTask } from '#libs/platform';

/** Deletes clock-in codes of events that are long over; recurring, without a payload. */
export const PURGE_CLOCK_IN_CODES = defineTask<object>('time-entry.purge-codes');
