import { defineTask } from '#libs/platform';

/** Blanks links of calls that ended long ago; recurring, without a payload. */
export const PURGE_LINKS = defineTask<object>('labor.purge');
