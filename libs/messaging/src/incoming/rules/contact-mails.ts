import { oneLine } from '#libs/kernel';
import { type ComposedMail, composeMail } from '../../mail/compose-mail.js';
import { MAIL_TEMPLATES } from '../../mail/mail-templates.js';
import type { Language } from '../../templates/text-templates.js';

/** What somebody entered into the contact form. */
export interface ContactMessage {
  name: string;
  email: string;
  company: string;
  message: string;
  /** As entered; may be blank. */
  phone: string;
}

/** The mail to sales, with everything that was entered, as plain text. */
export function salesMail(contact: ContactMessage): ComposedMail {
  const company = oneLine(contact.company);
  const words = {
    subject: `Contact form: ${company.slice(0, 80)}`,
    greeting: null,
    details: [
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
 * The confirmation to the sender. Anybody may have entered the address, so it repeats nothing but
 * the name, and that only if it looks like one.
 */
export function contactReplyMail(
  { name }: Pick<ContactMessage, 'name'>,
  language: Language,
): ComposedMail {
  return composeMail(MAIL_TEMPLATES[language].contactReply({ name }), language);
}

/** The subjects of all confirmations. */
export const CONTACT_REPLY_SUBJECTS = Object.values(MAIL_TEMPLATES).map(
  ({ contactReply }) => contactReply({ name: '' }).subject,
);
