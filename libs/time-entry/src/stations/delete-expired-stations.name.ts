import { defineTask } from '#libs/platform';

/** Deletes the stations whose link opens nothing any more; recurring, without a payload of its own. */
export const DELETE_EXPIRED_STATIONS = defineTask<object>('time-entry.delete-expired-stations');
