import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Caller, FactBus, UnitOfWork, type Work } from '#libs/platform';
import { hashToken } from '../credentials/hash-token.js';
import {
  SecondFactorDisabled,
  SecondFactorEnabledFact,
  RecoveryCodesRenewed,
} from '../identity.facts.js';
import { ApiKeyService } from '../keys/api-key.service.js';
import { CurrentPasswordService } from '../passwords/current-password.service.js';
import { SessionService } from '../sessions/session.service.js';
import { SecondFactorCheckService } from './second-factor-check.service.js';
import {
  SecondFactorEnabled,
  SecondFactorNeeded,
  SecondFactorNotBegun,
  WrongOtp,
} from './second-factor.errors.js';
import { SecondFactorPolicyService } from './second-factor-policy.service.js';
import { SecretCipherService } from './secret-cipher.service.js';
import { type NewTotp, newTotp } from './totp.js';

const RECOVERY_CODES = 10;

export interface SecondFactorStatus {
  enabled: boolean;
  /** A company of theirs asks for it, or one that they administer. */
  required: boolean;
  recoveryCodesLeft: number;
}

/** An authenticator app beside the password, of one's own account. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: CurrentPasswordService,
    private readonly check: SecondFactorCheckService,
    private readonly policy: SecondFactorPolicyService,
    private readonly cipher: SecretCipherService,
    private readonly keys: ApiKeyService,
    private readonly sessions: SessionService,
    private readonly facts: FactBus,
  ) {}

  async status(work: Work, userId: number): Promise<SecondFactorStatus> {
    const row = await work.row<{ enabled: boolean; left: number }>(
      `select exists (select from second_factors sf where sf.user_id = $1 and sf.confirmed_at is not null) as enabled,
              (select count(*)::int from recovery_codes rc where rc.user_id = $1 and rc.used_at is null) as left`,
      [userId],
    );
    const required = await this.policy.isRequiredOf(work, userId);
    return { enabled: row!.enabled, required, recoveryCodesLeft: row!.left };
  }

  /**
   * Creates a secret for the app. It counts once a code has confirmed it; beginning again replaces it.
   *
   * @throws WrongCurrentPassword, SecondFactorEnabled
   */
  async begin(caller: Caller, password: string): Promise<NewTotp> {
    const user = await this.passwords.prove(caller, password);
    const made = newTotp(user.username);
    return this.unitOfWork.as(caller, async (work) => {
      await this.passwords.hold(work, user);
      const begun = await work.execute(
        `insert into second_factors (user_id, encrypted_secret, created_at) values ($1, $2, $3)
         on conflict (user_id) do update set encrypted_secret = $2, created_at = $3, last_step = null
           where second_factors.confirmed_at is null`,
        [user.id, this.cipher.encrypt(made.secret, String(user.id)), work.now],
      );
      if (begun === 0) throw new SecondFactorEnabled();
      return made;
    });
  }

  /**
   * From now on every sign-in requires a code. Other keys and sessions of the user end.
   *
   * @param credential the key or session of the call, which stays
   * @returns recovery codes, shown once
   * @throws SecondFactorNotBegun, WrongOtp
   */
  async confirm(
    work: Work,
    userId: number,
    otp: string,
    credential: { keyId: number | null; sessionId: number | null },
  ): Promise<string[]> {
    await work.rows('select id from users where id = $1 for update', [userId]);
    const begun = await work.row(
      'select 1 from second_factors where user_id = $1 and confirmed_at is null',
      [userId],
    );
    if (!begun) throw new SecondFactorNotBegun();
    if (!(await this.check.use(work, userId, otp, false))) throw new WrongOtp();
    await work.rows('update second_factors set confirmed_at = $2 where user_id = $1', [
      userId,
      work.now,
    ]);
    const codes = await this.makeRecoveryCodes(work, userId);
    await this.keys.revokeAllExcept(work, userId, credential.keyId ?? 0);
    await this.sessions.revokeAllExcept(work, userId, credential.sessionId ?? 0);
    work.hint({ topic: 'grants-changed', userId });
    await this.facts.record(work, new SecondFactorEnabledFact(userId));
    return codes;
  }

  /**
   * New recovery codes; the old ones are worth nothing any more.
   *
   * @throws WrongCurrentPassword, WrongOtp
   */
  renewRecoveryCodes(caller: Caller, password: string, otp: string): Promise<string[]> {
    return this.proven(caller, password, otp, async (work, userId) => {
      await this.facts.record(work, new RecoveryCodesRenewed(userId));
      return this.makeRecoveryCodes(work, userId);
    });
  }

  /** @throws WrongCurrentPassword, WrongOtp, SecondFactorNeeded */
  disable(caller: Caller, password: string, otp: string): Promise<void> {
    return this.proven(caller, password, otp, async (work, userId) => {
      if (await this.policy.isRequiredOf(work, userId)) throw new SecondFactorNeeded();
      await work.rows('delete from second_factors where user_id = $1', [userId]);
      await work.rows('delete from recovery_codes where user_id = $1', [userId]);
      await this.facts.record(work, new SecondFactorDisabled(userId));
    });
  }

  private async proven<T>(
    caller: Caller,
    password: string,
    otp: string,
    verb: (work: Work, userId: number) => Promise<T>,
  ): Promise<T> {
    const user = await this.passwords.prove(caller, password);
    return this.unitOfWork.as(caller, async (work) => {
      await this.passwords.hold(work, user);
      if (!(await this.check.use(work, user.id, otp))) throw new WrongOtp();
      return verb(work, user.id);
    });
  }

  private async makeRecoveryCodes(work: Work, userId: number): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, () => randomBytes(10).toString('hex'));
    await work.rows('delete from recovery_codes where user_id = $1', [userId]);
    await work.rows(
      'insert into recovery_codes (user_id, code_hash) select $1, unnest($2::text[])',
      [userId, codes.map(hashToken)],
    );
    return codes.map((code) => code.replace(/(.{5})(?=.)/g, '$1-'));
  }
}
