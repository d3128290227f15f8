import { Injectable } from '@nestjs/common';
import { composeMail, type Language, Links, MAILS, Messages } from '#libs/messaging';
import type { Work } from '#libs/platform';

export interface Newcomer {
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
export class WelcomeMails {
  constructor(
    private readonly messages: Messages,
    private readonly links: Links,
  ) {}

  /** In the transaction that makes the account. */
  async write(
    work: Work,
    { email, firstName, username, company, language = work.caller.language ?? 'en' }: Newcomer,
  ): Promise<void> {
    const to = email.trim();
    if (!to) return;
    const words = MAILS[language].welcome({
      name: firstName,
      username,
      company,
      link: this.links.login(work),
    });
    await this.messages.mail(work, { companyId: null, to, ...composeMail(words, language) });
  }
}
