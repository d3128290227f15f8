import { defineHeavyTask, defineTask } from '#libs/platform';

/** Writes the file of an export. */
export const BUILD_PAY_EXPORT = defineHeavyTask<{ exportId: number }>('pay.build-export');

/** Deletes files of exports that are older than a month; recurring, without a payload. */
export const PURGE_PAY_EXPORTS = defineTask<object>('pay.purge-exports');
