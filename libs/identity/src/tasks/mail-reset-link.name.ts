import { defineTask } from '#libs/platform';

/** In a file of its own, so that those who ask for the task need not know how it is done. */
export interface MailResetLinkPayload {
  /** As it was typed; whose it is, if anybody's, the task finds out. */
  email: string;
  /** An allowed front end that the link leads to; null: the configured one. */
  origin: string | null;
  /** Of whoever asks, who is most likely the one who reads it. */
  language?: 'en' | 'es';
}

export const MAIL_RESET_LINK = defineTask<MailResetLinkPayload>('mail-reset-link');
