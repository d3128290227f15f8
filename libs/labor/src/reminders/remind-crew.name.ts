import { defineTask } from '#libs/platform';

/** Reminds the crew of one call of what fell due at the instant (ISO) it was planned for. */
export const REMIND_CREW = defineTask<{ callTimeId: number; at: string }>('labor.remind-crew');
