import { Injectable } from '@nestjs/common';
import { NotFound, Unauthorized } from '#libs/kernel';
import { FactBus, type RowOf, type Work } from '#libs/platform';
import type { User } from '../accounts/user.entity.js';
import { ImpersonationBegun, ImpersonationEnded } from '../identity.facts.js';
import { ApiKeyService, type IssuedKey } from '../keys/api-key.service.js';
import { type OpenedSession, SessionService } from '../sessions/session.service.js';
import { NoImpersonation, NotToBeImpersonated } from './impersonation.errors.js';

/**
 * Lets an administrator act as somebody else for an hour. The audit trail names both; the session or key ends with the
 * administrator's own one, and with their role.
 */
@Injectable()
export class ImpersonationService {
  constructor(
    private readonly sessions: SessionService,
    private readonly keys: ApiKeyService,
    private readonly facts: FactBus,
  ) {}

  /**
   * @param sessionId the administrator's own session
   * @throws NotFound unknown, or the account has ended
   * @throws NotToBeImpersonated an administrator, oneself included
   */
  async beginWithSession(
    work: Work,
    userId: number,
    sessionId: number,
    userAgent: string,
  ): Promise<OpenedSession> {
    const impersonatorId = await this.begin(work, userId);
    return this.sessions.open(work, userId, userAgent, {
      impersonatorId,
      openedFromId: sessionId,
    });
  }

  /** @param keyId the administrator's own key. @throws NotFound, NotToBeImpersonated */
  async beginWithKey(
    work: Work,
    userId: number,
    keyId: number,
    userAgent: string,
  ): Promise<IssuedKey> {
    const impersonatorId = await this.begin(work, userId);
    return this.keys.issue(work, userId, userAgent, { impersonatorId, openedFromId: keyId });
  }

  /**
   * Back to the administrator's own session, with a new cookie.
   *
   * @throws NoImpersonation
   */
  async end(work: Work, sessionId: number): Promise<OpenedSession> {
    const { userId, impersonatorId } = work.actor;
    const own = impersonatorId === null ? null : await this.sessions.returnToOwn(work, sessionId);
    if (!own) throw new NoImpersonation();
    await this.facts.record(work, new ImpersonationEnded(userId));
    return own;
  }

  /** @returns the administrator's user id */
  private async begin(work: Work, userId: number): Promise<number> {
    const { userId: impersonatorId, isAdministrator } = work.actor;
    if (impersonatorId === null || !isAdministrator) throw new Unauthorized();
    const user = await work.row<Pick<RowOf<User>, 'id'> & { is_administrator: boolean }>(
      `select u.id, exists (select from role_grants g where g.user_id = u.id and g.role = 'administrator') as is_administrator
         from users u where u.id = $1 and u.is_active for share of u`,
      [userId],
    );
    if (!user) throw new NotFound('User');
    if (user.is_administrator || user.id === impersonatorId) throw new NotToBeImpersonated();
    await this.facts.record(work, new ImpersonationBegun(userId));
    return impersonatorId;
  }
}
