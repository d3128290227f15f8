import { Injectable } from '@nestjs/common';
import { looksLikeEmail } from '#libs/company';
import {
  PasswordPolicyService,
  EmailInvalid,
  hashToken,
  type OpenedSession,
  PasswordHashingService,
  PasswordsDiffer,
  SessionService,
  UserService,
  UserSignedIn,
  WelcomeMailService,
} from '#libs/identity';
import { Actor } from '#libs/kernel';
import { type Caller, FactBus, type RowOf, UnitOfWork, type Work } from '#libs/platform';
import type { Worker } from '../worker.entity.js';
import { WorkerLinked } from '../worker.facts.js';
import { RegistrationClosed } from './registration.errors.js';
import { WorkerRegistrationQueries } from './worker-registration.queries.js';
import { VerificationCodeService } from './verification-code.service.js';

/** What a worker enters to make an account. The phone is the invited one. */
export interface NewAccount {
  /** UUID of the invitation. */
  token: string;
  /** Six digits. */
  code: string;
  username: string;
  email: string;
  password: string;
  firstName: string;
  lastName: string;
}

type LinkedRow = Pick<RowOf<Worker>, 'id' | 'company_id' | 'is_steward'>;

/**
 * Makes accounts for workers. Opens its transactions itself, since hashing a password must hold no
 * lock.
 */
@Injectable()
export class WorkerRegistrationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registrations: WorkerRegistrationQueries,
    private readonly codes: VerificationCodeService,
    private readonly passwords: PasswordHashingService,
    private readonly policy: PasswordPolicyService,
    private readonly people: UserService,
    private readonly welcomes: WelcomeMailService,
    private readonly sessions: SessionService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Makes the account with the proven number, and links every unlinked contact of that number;
   * contacts that were chosen as stewards get the role. On errors the link stays valid.
   *
   * @returns the user's id
   * @throws UnknownRegistration, RegistrationClosed, WrongCode, CodeNoLongerValid
   * @throws EmailInvalid, EmailTaken, UsernameTaken, PasswordRefused, Invalid (user name)
   */
  register(caller: Caller, given: NewAccount): Promise<number> {
    return this.make(caller, given, (_, userId) => Promise.resolve(userId));
  }

  /**
   * The same, and signs the browser in.
   *
   * @throws PasswordsDiffer, and as `register`
   */
  async registerWithSession(
    caller: Caller,
    { confirmPassword, ...given }: NewAccount & { confirmPassword: string },
    userAgent: string,
  ): Promise<OpenedSession> {
    if (given.password !== confirmPassword) throw new PasswordsDiffer();
    return this.make(caller, given, async (work, userId) => {
      const session = await this.sessions.open(work, userId, userAgent);
      await this.facts.record(work, new UserSignedIn(userId, { sessionId: session.id }));
      return session;
    });
  }

  private async make<T>(
    caller: Caller,
    given: NewAccount,
    then: (work: Work, userId: number) => Promise<T>,
  ): Promise<T> {
    const by: Caller = { ...caller, actor: Actor.withCapability('registration-token') };
    const refusal = await this.unitOfWork.as(by, (work) =>
      this.codes.check(work, given.token, given.code),
    );
    if (refusal) throw refusal;
    if (!looksLikeEmail(given.email.trim())) throw new EmailInvalid();
    const { company_id: companyId, phone_number: phoneNumber } =
      await this.registrations.openInvitation(this.unitOfWork.reading(by), given.token);
    const owner = { userId: null, companyIds: [companyId] };
    await this.policy.assertAcceptable(by, 'password', given.password, given, owner);

    const passwordHash = await this.passwords.hash(given.password);
    return this.unitOfWork.as(by, async (work) => {
      await this.registrations.lockNumber(work, phoneNumber);
      return then(work, await this.create(work, given, passwordHash));
    });
  }

  private async create(work: Work, given: NewAccount, passwordHash: string): Promise<number> {
    const invited = await this.registrations.openInvitation(work, given.token);
    const refusal = await this.codes.check(work, given.token, given.code);
    if (refusal) throw refusal;
    const used = await work.execute(
      'update registration_tokens set used_at = $2 where token_hash = $1 and used_at is null',
      [hashToken(given.token), work.now],
    );
    if (used === 0) throw new RegistrationClosed('used');

    const { username, email, firstName, lastName } = given;
    const person = {
      username,
      email,
      firstName: firstName.trim(),
      lastName: lastName.trim(),
      passwordHash,
    };
    const { userId } = await this.people.create(work, {
      ...person,
      phoneNumber: invited.phone_number,
      phoneVerifiedAt: work.now,
    });
    await this.link(work, userId, invited.phone_number);
    await this.welcomes.queue(work, {
      email,
      firstName: firstName.trim(),
      username,
      company: invited.company,
      language: invited.language,
    });
    return userId;
  }

  private async link(work: Work, userId: number, phoneNumber: string): Promise<void> {
    const linked = await work.rows<LinkedRow>(
      `with linked as (
         update workers set user_id = $1 where phone_number = $2 and user_id is null returning id, company_id, is_steward
       ), closed as (
         update registration_tokens rt set used_at = $3 from linked where rt.worker_id = linked.id and rt.used_at is null
       ) select id, company_id, is_steward from linked order by id`,
      [userId, phoneNumber, work.now],
    );
    for (const { id: workerId, company_id: companyId, is_steward: isSteward } of linked) {
      await this.facts.record(
        work,
        new WorkerLinked({ companyId, workerId, after: { user_id: userId } }),
      );
      if (isSteward) await this.people.grant(work, userId, 'steward', companyId);
    }
  }
}
