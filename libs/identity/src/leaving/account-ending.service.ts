import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { User } from '../accounts/user.entity.js';
import { AccountEnded } from '../identity.facts.js';
import { ApiKeyService } from '../keys/api-key.service.js';
import { SessionService } from '../sessions/session.service.js';
import { RoleEndingService } from './role-ending.service.js';
import { endResetLinks } from '../passwords/end-reset-links.js';

/** Ends accounts, so that nobody can sign in with them. Their data stays. */
@Injectable()
export class AccountEndingService {
  constructor(
    private readonly roles: RoleEndingService,
    private readonly keys: ApiKeyService,
    private readonly sessions: SessionService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Ends roles, keys, sessions with their sockets, and mailed links at once. Administrators only,
   * by the grants.
   *
   * @throws NotFound unknown, or ended before
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
    await endResetLinks(work, userId);
    await work.rows(
      'update account_changes set ended_at = $2 where user_id = $1 and ended_at is null',
      [userId, work.now],
    );
  }
}
