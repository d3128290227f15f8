import { task } from '#libs/platform';

/** Lets one written message leave the house. */
export const SEND_MESSAGE = task<{ messageId: number }>('messages.send');
