import { defineTask } from '#libs/platform';

/** Asks further people in place of a missing worker. */
export const LOOK_FOR_REPLACEMENT = defineTask<{ requestId: number }>('labor.look-for-replacement');
