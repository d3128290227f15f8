import { type ComposedMail, composeMail } from '../../mail/compose-mail.js';
import { oneLine } from '../../mail/greeting-name.js';
import { MAIL_TEMPLATES } from '../../mail/mail-templates.js';
import type { Language } from '../../templates/text-templates.js';

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
 * For the sender, who may be somebody else than the one who typed the address: nothing of what was typed is repeated but
 * the name, and that only where it looks like one.
 */
export function contactReplyMail(
  { name }: Pick<ContactMessage, 'name'>,
  language: Language,
): ComposedMail {
  return composeMail(MAIL_TEMPLATES[language].contactReply({ name }), language);
}

/** The subjects of all such replies. */
export const CONTACT_REPLY_SUBJECTS = Object.values(MAIL_TEMPLATES).map(
  ({ contactReply }) => contactReply({ name: '' }).subject,
);
