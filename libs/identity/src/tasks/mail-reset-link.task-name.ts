import { defineTask } from '#libs/platform';

/** In a file of its own, so that callers do not import the task. */
export interface MailResetLinkPayload {
  /** As entered; the task looks the account up. */
  email: string;
  /** An allowed front end for the link; null: the configured one. */
  origin: string | null;
  /** Language of the caller, who most likely reads the mail. */
  language?: 'en' | 'es';
}

export const MAIL_RESET_LINK = defineTask<MailResetLinkPayload>('mail-reset-link');
