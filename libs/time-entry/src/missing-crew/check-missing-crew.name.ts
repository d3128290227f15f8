import { defineTask } from '#libs/platform';

/** Tells who runs a call that somebody has not clocked in. */
export const CHECK_MISSING_CREW = defineTask<{ callTimeId: number }>('time-entry.look-for-crew');
