import { Injectable } from '@nestjs/common';
import { CompanyService, looksLikeEmail } from '#libs/company';
import { type Grant, Invalid } from '#libs/kernel';
import { type Caller, FactBus, UnitOfWork, type Work } from '#libs/platform';
import { UserSignedIn } from '../identity.facts.js';
import { ApiKeyService } from '../keys/api-key.service.js';
import { PasswordHashingService } from '../passwords/password-hashing.service.js';
import { UserService } from '../accounts/user.service.js';
import { type OpenedSession, SessionService } from '../sessions/session.service.js';
import { WelcomeMailService } from '../accounts/welcome-mail.service.js';
import type { Invitation } from './invitation.entity.js';
import { InvitationService, type OpenInvitation } from './invitation.service.js';
import { PasswordPolicyService } from '../passwords/password-policy.service.js';
import { PasswordsDiffer } from '../identity.errors.js';

export interface AccountRegistrationForm {
  password: string;
  confirmPassword: string;
  username: string;
  firstName: string;
  lastName?: string;
  email: string;
}

export interface OwnerRegistrationForm extends AccountRegistrationForm {
  companyName: string;
  /** At most 10 characters. */
  companyShortName: string | null;
  /** An IANA name; absent: the usual one. */
  timeZone?: string;
}

type IssueCredential<T> = (work: Work, userId: number) => Promise<T>;

/**
 * Makes accounts from invitations and signs them in. Opens its transactions itself, since the
 * password is hashed first. All verbs throw InvitationGone, UsernameTaken, EmailTaken and Invalid
 * naming a field.
 */
@Injectable()
export class AccountRegistrationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: InvitationService,
    private readonly companies: CompanyService,
    private readonly users: UserService,
    private readonly passwords: PasswordHashingService,
    private readonly policy: PasswordPolicyService,
    private readonly keys: ApiKeyService,
    private readonly sessions: SessionService,
    private readonly welcomeMails: WelcomeMailService,
    private readonly facts: FactBus,
  ) {}

  /** A company and its owner, who also becomes a manager. @returns a key, shown once */
  ownerWithKey(
    caller: Caller,
    token: string,
    form: OwnerRegistrationForm,
    userAgent: string,
  ): Promise<string> {
    return this.owner(caller, token, form, async (work, userId) => {
      const { id: keyId, key } = await this.keys.issue(work, userId, userAgent);
      await this.facts.record(work, new UserSignedIn(userId, { keyId }));
      return key;
    });
  }

  /** A company and its owner, who also becomes a manager. */
  ownerWithSession(
    caller: Caller,
    token: string,
    form: OwnerRegistrationForm,
    userAgent: string,
  ): Promise<OpenedSession> {
    return this.owner(caller, token, form, (work, userId) =>
      this.openSession(work, userId, userAgent),
    );
  }

  /** A manager of the inviting company. */
  managerWithSession(
    caller: Caller,
    token: string,
    form: AccountRegistrationForm,
    userAgent: string,
  ): Promise<OpenedSession> {
    return this.register(
      { caller, kind: 'manager', token, form },
      async (_work, invitation) => [{ role: 'manager', companyId: invitation.company_id! }],
      (work, userId) => this.openSession(work, userId, userAgent),
    );
  }

  private owner<T>(
    caller: Caller,
    token: string,
    form: OwnerRegistrationForm,
    open: IssueCredential<T>,
  ): Promise<T> {
    const createCompany = async (
      work: Work,
      { phone_number: phoneNumber }: OpenInvitation,
    ): Promise<Omit<Grant, 'id'>[]> => {
      const { companyName: name, companyShortName: nameShort, email } = form;
      const { id: companyId } = await this.companies.create(work, {
        name,
        nameShort,
        phoneNumber,
        email,
      });
      if (form.timeZone) await this.companies.edit(work, companyId, { timeZone: form.timeZone });
      return [
        { role: 'owner', companyId },
        { role: 'manager', companyId },
      ];
    };
    return this.register({ caller, kind: 'owner', token, form }, createCompany, open);
  }

  private async register<T>(
    {
      caller,
      kind,
      token,
      form,
    }: { caller: Caller; kind: Invitation['kind']; token: string; form: AccountRegistrationForm },
    grantsOf: (work: Work, invitation: OpenInvitation) => Promise<Omit<Grant, 'id'>[]>,
    open: IssueCredential<T>,
  ): Promise<T> {
    const { company_id: companyId } = await this.invitations.findOpen(
      this.unitOfWork.reading(caller),
      kind,
      token,
    );
    if (!looksLikeEmail(form.email.trim()))
      throw Invalid.field('email', 'Enter a valid email address.');
    if (form.password !== form.confirmPassword) throw new PasswordsDiffer();
    const { companyName = '', companyShortName } = form as Partial<OwnerRegistrationForm>;
    await this.policy.assertAcceptable(
      caller,
      'password',
      form.password,
      { ...form, ownNames: [companyName, companyShortName ?? ''] },
      { userId: null, companyIds: companyId === null ? [] : [companyId] },
    );
    const passwordHash = await this.passwords.hash(form.password);

    return this.unitOfWork.as(caller, async (work) => {
      const invitation = await this.invitations.redeem(work, kind, token);
      const grants = await grantsOf(work, invitation);
      const { username, firstName, lastName, email } = form;
      const { userId } = await this.users.create(work, {
        username,
        firstName,
        lastName,
        email,
        passwordHash,
        phoneNumber: invitation.phone_number,
        grants,
      });
      await this.invitations.recordAcceptance(work, invitation, kind, {
        userId,
        companyId: grants[0]!.companyId!,
      });
      await this.welcomeMails.queue(work, {
        email,
        firstName,
        username,
        company:
          invitation.company_name ?? (form as Partial<OwnerRegistrationForm>).companyName ?? null,
      });
      return open(work, userId);
    });
  }

  private async openSession(work: Work, userId: number, userAgent: string): Promise<OpenedSession> {
    const session = await this.sessions.open(work, userId, userAgent);
    await this.facts.record(work, new UserSignedIn(userId, { sessionId: session.id }));
    return session;
  }
}
