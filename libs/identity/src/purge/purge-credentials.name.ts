import { defineTask } from '#libs/platform';

/** Deletes what signs nobody in any more; recurring, without a payload. */
export const PURGE_CREDENTIALS = defineTask<object>('identity.purge');
