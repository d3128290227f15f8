import { defineTask } from '#libs/platform';

/** Sends one message. */
export const SEND_MESSAGE = defineTask<{ messageId: number }>('messages.send');
