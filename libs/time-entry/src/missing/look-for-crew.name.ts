import { task } from '#libs/platform';

/** Tells who runs a call that somebody has not clocked in. */
export const LOOK_FOR_CREW = task<{ callTimeId: number }>('time-entry.look-for-crew');
