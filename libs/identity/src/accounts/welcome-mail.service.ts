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
  /** Nothing is mailed where it is blank. */
  email: string;
  firstName: string;
  username: string;
  /** Whose invitation they accepted. */
  company: string | null;
  /** Left out: what their browser asks for. */
  language?: Language;
}

/** Tells somebody who made an account that they have it: and, should it have been somebody else, that there is one. */
@Injectable()
export class WelcomeMailService {
  constructor(
    private readonly messages: MessageService,
    private readonly links: LinkService,
  ) {}

  /** In the transaction that makes the account. */
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
