import { defineTask } from '#libs/platform';

/** Tells managers and steward that workers of a call have not clocked in. */
export const CHECK_MISSING_CREW = defineTask<{ callTimeId: number }>('time-entry.look-for-crew');
