import { defineTask } from '#libs/platform';

/** Works off one kept event of Stripe. Its key is `stripe event <id>`. */
export const WORK_OFF_EVENT = defineTask<{ eventId: number }>('billing.work_off_event');
