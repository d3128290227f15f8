import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { User } from '../accounts/user.entity.js';
import { AccountEnded } from '../identity.facts.js';
import { ApiKeyService } from '../keys/api-key.service.js';
import { SessionService } from '../sessions/session.service.js';
import { RoleEndingService } from './role-ending.service.js';

/** Lets somebody go altogether: nobody signs in to the account any more. What they did stays; erasing is another verb. */
@Injectable()
export class AccountEndingService {
  constructor(
    private readonly roles: RoleEndingService,
    private readonly keys: ApiKeyService,
    private readonly sessions: SessionService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Ends roles, keys, sessions and their sockets, and every link that was mailed, at once. Administrators only, as the table
   * of grants says.
   *
   * @throws NotFound there is no such account, or it has ended
   * @throws LastOwner, LastAdministrator
   */
  async end(work: Work, userId: number): Promise<void> {
    const user = await work.row('select id from users where id = $1 and is_active for update', [
      userId,
    ]);
    if (!user) throw new NotFound('User');
    await this.roles.endAll(work, userId);
    await work.tx.update(User, userId, { isActive: false });
    await this.endLinks(work, userId);
    await this.keys.revokeAll(work, userId);
    await this.sessions.revokeAll(work, userId);
    await this.facts.record(work, new AccountEnded(userId));
  }

  private async endLinks(work: Work, userId: number): Promise<void> {
    await work.rows(
      'update password_reset_tokens set used_at = $2 where user_id = $1 and used_at is null',
      [userId, work.now],
    );
    await work.rows(
      'update account_changes set ended_at = $2 where user_id = $1 and ended_at is null',
      [userId, work.now],
    );
  }
}
