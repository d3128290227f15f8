import { Injectable } from '@nestjs/common';
import {
  composeMail,
  type Language,
  LinkService,
  MAIL_TEMPLATES,
  MessageService,
} from '#libs/messaging';
import type { Work } from '#libs/platform';

export interface WelcomeMailRecipient {
  /** Blank: no mail. */
  email: string;
  firstName: string;
  username: string;
  /** The company of the invitation. */
  company: string | null;
  /** Absent: the language of their browser. */
  language?: Language;
}

/** Mails the owner of a new account, who may not have made it. */
@Injectable()
export class WelcomeMailService {
  constructor(
    private readonly messages: MessageService,
    private readonly links: LinkService,
  ) {}

  /** Call it in the transaction that makes the account. */
  async queue(
    work: Work,
    {
      email,
      firstName,
      username,
      company,
      language = work.caller.language ?? 'en',
    }: WelcomeMailRecipient,
  ): Promise<void> {
    const to = email.trim();
    if (!to) return;
    const words = MAIL_TEMPLATES[language].welcome({
      name: firstName,
      username,
      company,
      link: this.links.login(work),
    });
    await this.messages.sendMail(work, { companyId: null, to, ...composeMail(words, language) });
  }
}
