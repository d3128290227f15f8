import { defineTask } from '#libs/platform';

/** Deletes expired credentials; recurring, without a payload. */
export const PURGE_CREDENTIALS = defineTask<object>('identity.purge');
