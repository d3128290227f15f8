import { Injectable } from '@nestjs/common';
import { type Caller, FactBus, UnitOfWork } from '#libs/platform';
import { User } from '../accounts/user.entity.js';
import { PasswordChanged } from '../identity.facts.js';
import { PasswordRefused, PasswordsDiffer } from '../identity.errors.js';
import { ApiKeyService } from '../keys/api-key.service.js';
import { CurrentPasswordService } from './current-password.service.js';
import { PasswordHashingService } from './password-hashing.service.js';
import { SAME_PASSWORD } from '../rules/password-policy.js';
import { PasswordPolicyService } from './password-policy.service.js';
import { SessionService } from '../sessions/session.service.js';
import { endResetLinks } from './end-reset-links.js';

/** The form for another password. */
export interface PasswordChange {
  currentPassword: string;
  newPassword: string;
  confirmPassword: string;
}

/**
 * Changes a password with the old one. Opens its transaction itself, since hashing must hold no
 * lock.
 */
@Injectable()
export class PasswordChangeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly currentPasswords: CurrentPasswordService,
    private readonly passwords: PasswordHashingService,
    private readonly policy: PasswordPolicyService,
    private readonly keys: ApiKeyService,
    private readonly sessions: SessionService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Ends every key, session and reset link but the credential of the call.
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
    const user = await this.currentPasswords.prove(caller, given.currentPassword);
    const { id: userId, username, email, first_name: firstName, last_name: lastName } = user;
    if (given.newPassword.normalize('NFKC') === given.currentPassword.normalize('NFKC'))
      throw new PasswordRefused('new_password', SAME_PASSWORD);
    const details = { username, email, firstName, lastName };
    const owner = { userId, companyIds: [] };
    await this.policy.assertAcceptable(caller, 'new_password', given.newPassword, details, owner);

    const hash = await this.passwords.hash(given.newPassword);
    await this.unitOfWork.as(caller, async (work) => {
      await this.currentPasswords.hold(work, user);
      await work.tx.update(User, userId, { passwordHash: hash });
      await this.keys.revokeAllExcept(work, userId, credential.keyId ?? 0);
      await this.sessions.revokeAllExcept(work, userId, credential.sessionId ?? 0);
      await endResetLinks(work, userId);
      await this.facts.record(work, new PasswordChanged(userId));
    });
  }
}
