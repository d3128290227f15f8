import { defineTask } from '#libs/platform';

/** Blanks links of calls that are long over; recurring, without a payload. */
export const PURGE_LINKS = defineTask<object>('labor.purge');
