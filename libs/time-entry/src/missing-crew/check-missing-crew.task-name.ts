import { defineTask } from '#libs/platform';

/** Makes screens read again who has not clocked in. */
export const CHECK_MISSING_CREW = defineTask<{ callTimeId: number }>('time-entry.look-for-crew');
