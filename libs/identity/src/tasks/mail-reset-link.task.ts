import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Actor } from '#libs/kernel';
import { composeMail, LinkService, MAIL_TEMPLATES, MessageService } from '#libs/messaging';
import { OnTask, FactBus, type RowOf, UnitOfWork, type Work } from '#libs/platform';
import type { User } from '../accounts/user.entity.js';
import { hashToken } from '../credentials/hash-token.js';
import { PasswordResetAsked } from '../identity.facts.js';
import { MAIL_RESET_LINK, type MailResetLinkPayload } from './mail-reset-link.task-name.js';

const MINUTES_VALID = 60;
/** Valid links of an account at most, so that nobody can flood a mailbox. */
const LINKS_AT_ONCE = 5;

type UserRow = Pick<RowOf<User>, 'id' | 'username' | 'first_name' | 'email'>;

/** Mails a link to choose a new password; does nothing where no account has the address. */
@Injectable()
export class MailResetLinkTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messages: MessageService,
    private readonly links: LinkService,
    private readonly facts: FactBus,
  ) {}

  @OnTask(MAIL_RESET_LINK)
  mail({ email, origin, language = 'en' }: MailResetLinkPayload): Promise<void> {
    return this.unitOfWork.as(
      { actor: Actor.system(), httpRequestId: null, origin, language },
      async (work) => {
        const user = await work.row<UserRow>(
          `select u.id, u.username, u.first_name, u.email from users u where lower(u.email) = lower($1) and u.email <> '' and u.is_active
            and (select count(*) from password_reset_tokens pr where pr.user_id = u.id and pr.expires_at > $2) < $3`,
          [email, work.now, LINKS_AT_ONCE],
        );
        if (user) await this.write(work, user);
      },
    );
  }

  private async write(work: Work, user: UserRow): Promise<void> {
    const token = randomUUID();
    await work.rows(
      'insert into password_reset_tokens (user_id, token_hash, created_at, expires_at) values ($1, $2, $3, $4)',
      [user.id, hashToken(token), work.now, new Date(work.now.getTime() + MINUTES_VALID * 60_000)],
    );
    const link = this.links.resetPassword(work, token);
    const { language = 'en' } = work.caller;
    const words = MAIL_TEMPLATES[language].resetPassword({
      name: user.first_name || user.username,
      username: user.username,
      link,
    });
    await this.messages.sendMail(work, {
      companyId: null,
      to: user.email,
      secrets: [token],
      ...composeMail(words, language),
    });
    await this.facts.record(work, new PasswordResetAsked(user.id));
  }
}
