import { defineTask } from '#libs/platform';

/** Deletes expired stations; recurring, without a payload. */
export const DELETE_EXPIRED_STATIONS = defineTask<object>('time-entry.delete-expired-stations');
