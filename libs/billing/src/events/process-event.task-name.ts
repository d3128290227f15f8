import { defineTask } from '#libs/platform';

/** Works off one kept event of Stripe. Its key is `stripe event <id>`. */
export const PROCESS_EVENT = defineTask<{ eventId: number }>('billing.work_off_event');
