import { Injectable, Logger } from '@nestjs/common';
import { Actor } from '#libs/kernel';
import { type Caller, FactBus, type RowOf, UnitOfWork, type Work } from '#libs/platform';
import { User } from '../accounts/user.entity.js';
import {
  UserSignedIn,
  UserSignedOut,
  SignInFailed,
  PasswordHashRenewed,
} from '../identity.facts.js';
import { WrongCredentials } from '../identity.errors.js';
import { type IssuedKey, ApiKeyService } from '../keys/api-key.service.js';
import { usernameKey } from '../rules/username-key.js';
import { PasswordHashingService } from '../passwords/password-hashing.service.js';
import { type OpenedSession, SessionService } from '../sessions/session.service.js';
import { SecondFactorCheckService } from '../second-factor/second-factor-check.service.js';
import { SecondFactorRequired, WrongSecondFactor } from '../second-factor/second-factor.errors.js';
import { SignInNetworkService } from './sign-in-network.service.js';
import { shortUserAgent } from '../credentials/short-user-agent.js';

/** User name and password, and the client. */
export interface SignInAttempt {
  username: string;
  password: string;
  /** A code of an authenticator app, or a recovery code; null: none, or appended to the password. */
  otp?: string | null;
  /** The client's address, for the log, the audit trail, and the list of known networks. */
  address: string;
  userAgent: string;
}

export type SignedInUser = Pick<User, 'id' | 'username' | 'email'>;

type UserRow = Pick<
  RowOf<User>,
  'id' | 'username' | 'first_name' | 'email' | 'password_hash' | 'is_active'
> & { has_second_factor: boolean };

interface CheckedUser {
  user: UserRow;
  /** The code to mark as used; null: the account needs none, or none was given. */
  otp: string | null;
  /** A new hash to store, made while the password is known. */
  newHash: string | null;
}

/**
 * Signs users in and out. Opens its transactions itself, because the password is checked first:
 * hashing takes long and must hold neither a connection nor a lock.
 */
@Injectable()
export class SignInService {
  private readonly log = new Logger(SignInService.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: PasswordHashingService,
    private readonly keys: ApiKeyService,
    private readonly sessions: SessionService,
    private readonly secondFactor: SecondFactorCheckService,
    private readonly networks: SignInNetworkService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Makes a key for this sign-in.
   *
   * @throws WrongCredentials
   * @throws SecondFactorRequired, WrongSecondFactor the password is right
   */
  withKey(caller: Caller, attempt: SignInAttempt): Promise<{ key: string; user: SignedInUser }> {
    return this.signIn(caller, attempt, async (work, user) => {
      const issued: IssuedKey = await this.keys.issue(work, user.id, attempt.userAgent);
      await this.facts.record(work, new UserSignedIn(user.id, { keyId: issued.id }));
      return { key: issued.key, user };
    });
  }

  /**
   * Opens a session for this sign-in, for the pages under `/app/`.
   *
   * @throws WrongCredentials
   * @throws SecondFactorRequired, WrongSecondFactor the password is right
   */
  withSession(
    caller: Caller,
    attempt: SignInAttempt,
  ): Promise<{ session: OpenedSession; user: SignedInUser }> {
    return this.signIn(caller, attempt, async (work, user) => {
      const session = await this.sessions.open(work, user.id, attempt.userAgent);
      await this.facts.record(work, new UserSignedIn(user.id, { sessionId: session.id }));
      return { session, user };
    });
  }

  /** Ends the key or session of the call, and no other. */
  async signOut(
    work: Work,
    { keyId, sessionId }: { keyId?: number | null; sessionId?: number | null },
  ): Promise<void> {
    if (keyId != null) await this.keys.revoke(work, keyId);
    if (sessionId != null) await this.sessions.revoke(work, sessionId);
    await this.facts.record(work, new UserSignedOut(work.actor.userId));
  }

  /**
   * Repeats the check once when the stored hash changed meanwhile (a reset, or a sign-in that
   * renewed it).
   */
  private async signIn<T extends object>(
    caller: Caller,
    attempt: SignInAttempt,
    open: (work: Work, user: SignedInUser) => Promise<T>,
  ): Promise<T> {
    for (let look = 1; look <= 2; look++) {
      const proof = await this.checkPassword(caller, attempt);
      if (proof.user.has_second_factor && !proof.otp) throw new SecondFactorRequired();
      const { id, username, email, first_name: firstName } = proof.user;
      const opened = await this.unitOfWork.as(
        { ...caller, actor: new Actor({ userId: id, username, firstName }) },
        async (work) => {
          if (!(await this.isStillValid(work, proof))) return null;
          if (proof.otp && !(await this.secondFactor.use(work, id, proof.otp))) return 'wrong otp';
          this.networks.remember(work, id, attempt.address);
          return open(work, { id, username, email });
        },
      );
      if (opened === 'wrong otp') {
        await this.recordFailure(caller, attempt, proof.user, 'second factor');
        throw new WrongSecondFactor();
      }
      if (opened) return opened;
    }
    throw new WrongCredentials();
  }

  private async checkPassword(caller: Caller, attempt: SignInAttempt): Promise<CheckedUser> {
    const user = await this.unitOfWork.reading(caller).row<UserRow>(
      `select id, username, first_name, email, password_hash, is_active,
                exists (select from second_factors sf where sf.user_id = users.id and sf.confirmed_at is not null) as has_second_factor
           from users where username = $1 or username_key = $2 order by username = $1 desc limit 1`,
      [attempt.username, usernameKey(attempt.username)],
    );
    const { password, otp, needsNewHash } = await this.matching(attempt, user);
    if (!user?.is_active || password === null) {
      await this.recordFailure(caller, attempt, user, 'password');
      throw new WrongCredentials();
    }
    return {
      user,
      otp: user.has_second_factor ? otp : null,
      newHash: needsNewHash ? await this.passwords.hash(password) : null,
    };
  }

  /** Somebody whose client has no field for a code types its six digits at the end. All users cost the same here. */
  private async matching(
    { password, otp = null }: SignInAttempt,
    user: UserRow | null,
  ): Promise<{ password: string | null; otp: string | null; needsNewHash: boolean }> {
    const stored = user?.password_hash ?? null;
    const { matches, needsNewHash } = await this.passwords.check(password, stored);
    if (matches) return { password, otp, needsNewHash };
    const [, front, digits] = /^(.+)(\d{6})$/s.exec(password) ?? [];
    if (otp || front === undefined || digits === undefined)
      return { password: null, otp, needsNewHash: false };
    const checked = await this.passwords.check(front, stored);
    const counts = checked.matches && user?.has_second_factor === true;
    return {
      password: counts ? front : null,
      otp: digits,
      needsNewHash: checked.needsNewHash,
    };
  }

  private async recordFailure(
    caller: Caller,
    attempt: SignInAttempt,
    user: UserRow | null,
    failed: 'password' | 'second factor',
  ): Promise<void> {
    const where = { address: attempt.address, userAgent: shortUserAgent(attempt.userAgent) };
    this.log.warn({
      msg: 'sign-in failed',
      username: user?.username ?? null,
      address: where.address,
      user_agent: where.userAgent,
    });
    await this.unitOfWork.as(caller, (work) =>
      this.facts.record(work, new SignInFailed(user?.id ?? null, where, failed)),
    );
  }

  /**
   * The account may have ended, or its password may have been reset, since the check. Locked until
   * the commit, so that a later reset finds the new key or session and ends it.
   */
  private async isStillValid(work: Work, { user, newHash }: CheckedUser): Promise<boolean> {
    const held = await work.row(
      `select id from users where id = $1 and is_active and password_hash = $2 for ${newHash ? 'no key update' : 'share'}`,
      [user.id, user.password_hash],
    );
    if (held && newHash) {
      await work.tx.update(User, user.id, { passwordHash: newHash });
      await this.facts.record(work, new PasswordHashRenewed(user.id));
    }
    return held !== null;
  }
}
