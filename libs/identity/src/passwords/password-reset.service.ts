import { Injectable } from '@nestjs/common';
import { looksLikeUuid } from '#libs/kernel';
import {
  type Caller,
  FactBus,
  type RowOf,
  TaskQueueService,
  UnitOfWork,
  type Work,
} from '#libs/platform';
import { User } from '../accounts/user.entity.js';
import { hashToken } from '../credentials/hash-token.js';
import { PasswordReset } from '../identity.facts.js';
import { PasswordRefused, PasswordsDiffer, ResetLinkGone } from '../identity.errors.js';
import { ApiKeyService } from '../keys/api-key.service.js';
import { PasswordHashingService } from './password-hashing.service.js';
import { SAME_PASSWORD } from '../rules/password-policy.js';
import { PasswordPolicyService } from './password-policy.service.js';
import { SessionService } from '../sessions/session.service.js';
import { MAIL_RESET_LINK } from '../tasks/mail-reset-link.task-name.js';
import { endResetLinks } from './end-reset-links.js';

type ResettingUser = Pick<
  RowOf<User>,
  'id' | 'username' | 'email' | 'first_name' | 'last_name' | 'password_hash'
>;

const USABLE = 'used_at is null and expires_at > $2';

/** Resets passwords by a link that is mailed to the account's address. */
@Injectable()
export class PasswordResetService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: TaskQueueService,
    private readonly passwords: PasswordHashingService,
    private readonly policy: PasswordPolicyService,
    private readonly keys: ApiKeyService,
    private readonly sessions: SessionService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Queues a mail with a link. The task finds out whether there is an account, so that known and
   * unknown addresses are answered alike.
   */
  requestLink(work: Work, email: string): void {
    this.tasks.add(work, MAIL_RESET_LINK, {
      email: email.trim(),
      origin: work.caller.origin,
      language: work.caller.language,
    });
  }

  /** Whether the link is still valid. One statement. */
  async isLinkValid(work: Work, token: string): Promise<boolean> {
    return (await this.find(work, token)) !== null;
  }

  /**
   * Sets the new password, once for each link. Ends every key and session, and voids other links.
   * Opens its transaction itself, since hashing must hold no lock.
   *
   * @throws ResetLinkGone checked first: unknown, expired or used
   * @throws PasswordsDiffer, PasswordRefused the link stays valid
   */
  async reset(
    caller: Caller,
    token: string,
    given: { newPassword: string; confirmPassword: string },
  ): Promise<void> {
    const found = await this.find(this.unitOfWork.reading(caller), token);
    if (!found) throw new ResetLinkGone();
    if (given.newPassword !== given.confirmPassword) throw new PasswordsDiffer();
    const { id: userId, username, email, first_name: firstName, last_name: lastName } = found;
    const details = { username, email, firstName, lastName };
    const owner = { userId, companyIds: [] };
    await this.policy.assertAcceptable(caller, 'new_password', given.newPassword, details, owner);
    if ((await this.passwords.check(given.newPassword, found.password_hash)).matches)
      throw new PasswordRefused('new_password', SAME_PASSWORD);

    const hash = await this.passwords.hash(given.newPassword);
    await this.unitOfWork.as(caller, async (work) => {
      // Locks the account before its links, for simultaneous uses of several links.
      await work.rows('select id from users where id = $1 for update', [userId]);
      const used = await work.execute(
        `update password_reset_tokens set used_at = $2 where token_hash = $1 and ${USABLE}`,
        [hashToken(token), work.now],
      );
      if (used === 0) throw new ResetLinkGone();
      await work.tx.update(User, userId, { passwordHash: hash });
      await endResetLinks(work, userId);
      await this.keys.revokeAll(work, userId);
      await this.sessions.revokeAll(work, userId);
      await this.facts.record(work, new PasswordReset(userId));
    });
  }

  private async find(work: Work, token: string): Promise<ResettingUser | null> {
    if (!looksLikeUuid(token)) return null;
    return work.row<ResettingUser>(
      `select u.id, u.username, u.email, u.first_name, u.last_name, u.password_hash
         from password_reset_tokens pr join users u on u.id = pr.user_id
        where pr.token_hash = $1 and pr.${USABLE} and u.is_active`,
      [hashToken(token), work.now],
    );
  }
}
