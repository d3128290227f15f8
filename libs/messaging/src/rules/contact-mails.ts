import { type ComposedMail, composeMail } from '../mails/compose-mail.js';
import { oneLine } from '../mails/greeted-name.js';
import { MAILS } from '../mails/mails.js';
import type { Language } from './templates.js';

/** What a visitor of the public site wrote. */
export interface ContactMessage {
  name: string;
  email: string;
  company: string;
  message: string;
  /** As they typed it; blank where they did not. */
  phone: string;
}

/** For the people who sell: everything that was typed, and nothing of it as markup. */
export function salesMail(contact: ContactMessage): ComposedMail {
  const company = oneLine(contact.company);
  const words = {
    subject: `Contact form: ${company.slice(0, 80)}`,
    greeting: null,
    facts: [
      ['Name', oneLine(contact.name)],
      ['Email', contact.email],
      ['Company', company],
      ['Phone', oneLine(contact.phone) || 'not given'],
    ] as const,
    paragraphs: [],
    quotation: contact.message,
  };
  return composeMail(words, 'en');
}

/**
 * For the sender, who may be somebody else than the one who typed the address: nothing of what was typed is repeated but
 * the name, and that only where it looks like one.
 */
export function replyMail(
  { name }: Pick<ContactMessage, 'name'>,
  language: Language,
): ComposedMail {
  return composeMail(MAILS[language].contactReply({ name }), language);
}

/** The subjects of all such replies. */
export const REPLY_SUBJECTS = Object.values(MAILS).map(
  ({ contactReply }) => contactReply({ name: '' }).subject,
);
