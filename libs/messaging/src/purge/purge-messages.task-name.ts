import { defineTask } from '#libs/platform';

/** Blanks old messages; recurring, without a payload. */
export const PURGE_MESSAGES = defineTask<object>('messages.purge');
