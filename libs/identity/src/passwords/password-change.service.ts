import { Injectable } from '@nestjs/common';
import { type Caller, FactBus, UnitOfWork } from '#libs/platform';
import { PasswordChanged } from '../identity.facts.js';
import { PasswordRefused, PasswordsDiffer, WrongCurrentPassword } from '../identity.errors.js';
import { ApiKeyService } from '../keys/api-key.service.js';
import { PasswordHashingService } from './password-hashing.service.js';
import { passwordProblem } from '../rules/password-policy.js';
import { SessionService } from '../sessions/session.service.js';

/** What somebody types who wants another password. */
export interface PasswordChange {
  currentPassword: string;
  newPassword: string;
  confirmPassword: string;
}

interface UserRow {
  username: string;
  email: string;
  first_name: string;
  last_name: string;
  password_hash: string;
}

/** A new password for somebody who knows the old one. Opens its transaction itself, since hashing must hold no lock. */
@Injectable()
export class PasswordChangeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: PasswordHashingService,
    private readonly keys: ApiKeyService,
    private readonly sessions: SessionService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Whoever made the call stays signed in; every other key, every other session and every reset link ends.
   *
   * @param credential the key or session of the call
   * @throws PasswordsDiffer, WrongCurrentPassword, PasswordRefused
   */
  async change(
    caller: Caller,
    given: PasswordChange,
    credential: { keyId: number | null; sessionId: number | null },
  ): Promise<void> {
    if (given.newPassword !== given.confirmPassword) throw new PasswordsDiffer();
    const userId = caller.actor.userId!;
    const user = await this.unitOfWork
      .reading(caller)
      .row<UserRow>(
        'select username, email, first_name, last_name, password_hash from users where id = $1',
        [userId],
      );
    const { matches } = await this.passwords.check(
      given.currentPassword,
      user?.password_hash ?? null,
    );
    if (!user || !matches) throw new WrongCurrentPassword();

    const { username, email, first_name: firstName, last_name: lastName } = user;
    const complaint = passwordProblem(given.newPassword, { username, email, firstName, lastName });
    if (complaint) throw new PasswordRefused('new_password', complaint);

    const hash = await this.passwords.hash(given.newPassword);
    await this.unitOfWork.as(caller, async (work) => {
      const changed = await work.execute(
        'update users set password_hash = $2 where id = $1 and password_hash = $3',
        [userId, hash, user.password_hash],
      );
      if (changed === 0) throw new WrongCurrentPassword();
      await this.keys.revokeAllExcept(work, userId, credential.keyId ?? 0);
      await this.sessions.revokeAllExcept(work, userId, credential.sessionId ?? 0);
      await work.rows(
        'update password_reset_tokens set used_at = $2 where user_id = $1 and used_at is null',
        [userId, work.now],
      );
      await this.facts.record(work, new PasswordChanged(userId));
    });
  }
}
