import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration, type Work } from '#libs/platform';
import type { ComposedMail } from '../mail/compose-mail.js';
import { MessageService } from '../outgoing/message.service.js';
import {
  type ContactMessage,
  CONTACT_REPLY_SUBJECTS,
  contactReplyMail,
  salesMail,
} from './rules/contact-mails.js';

const REPLIES_A_DAY = 2;
const DAY = 24 * 60 * 60_000;

/** Handles the public contact form; the mails are sent by tasks. */
@Injectable()
export class ContactFormService {
  constructor(
    private readonly messages: MessageService,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /**
   * Mails sales, and confirms to the sender. At most two confirmations a day go to an address, so
   * that nobody can be flooded; sales gets every message.
   */
  async submit(work: Work, contact: ContactMessage): Promise<void> {
    const { salesEmail } = this.configuration;
    const isNews =
      contact.email.toLowerCase() !== salesEmail.toLowerCase() &&
      !(await this.isReplyLimitReached(work, contact.email));
    await this.mail(work, salesEmail, salesMail(contact));
    if (isNews)
      await this.mail(
        work,
        contact.email.toLowerCase(),
        contactReplyMail(contact, work.caller.language ?? 'en'),
      );
  }

  private mail(work: Work, to: string, mail: ComposedMail): Promise<void> {
    return this.messages.sendMail(work, { companyId: null, to, ...mail });
  }

  /** Serializes simultaneous messages of one address. */
  private async isReplyLimitReached(work: Work, address: string): Promise<boolean> {
    const to = address.toLowerCase();
    await work.rows(`select pg_advisory_xact_lock(hashtextextended('contact ' || $1, 0))`, [to]);
    const sent = await work.row<{ replies: number }>(
      `select count(*)::int as replies from outgoing_messages where recipient = $1 and channel = 'mail' and company_id is null and subject = any($2) and created_at > $3`,
      [to, CONTACT_REPLY_SUBJECTS, new Date(work.now.getTime() - DAY)],
    );
    return sent!.replies >= REPLIES_A_DAY;
  }
}
