import { defineTask } from '#libs/platform';

/** Lets one written message leave the house. */
export const SEND_MESSAGE = defineTask<{ messageId: number }>('messages.send');
