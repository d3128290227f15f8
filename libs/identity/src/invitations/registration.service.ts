import { Injectable } from '@nestjs/common';
import { CompanyService, looksLikeEmail } from '#libs/company';
import { type Grant, Invalid } from '#libs/kernel';
import { type Caller, FactBus, UnitOfWork, type Work } from '#libs/platform';
import { SignedIn } from '../identity.facts.js';
import { KeysService } from '../keys.service.js';
import { Passwords } from '../passwords.js';
import { PeopleService } from '../people.service.js';
import { type OpenedSession, SessionsService } from '../sessions.service.js';
import { WelcomeMails } from '../welcome-mails.js';
import type { Invitation } from './invitation.entity.js';
import { InvitationService, type OpenInvitation } from './invitation.service.js';
import { assertGoodPassword, type ChosenPassword } from './new-password.js';

export interface RegistrationForm extends ChosenPassword {
  username: string;
  firstName: string;
  lastName?: string;
  email: string;
}

export interface OwnerForm extends RegistrationForm {
  companyName: string;
  /** At most 10 characters. */
  companyShortName: string | null;
}

type Open<T> = (work: Work, userId: number) => Promise<T>;

/**
 * Makes an account of an invitation, and lets its owner in at once. Like signing in, these open their transaction
 * themselves: the password is hashed before. All throw InvitationGone, UsernameTaken, EmailTaken and Invalid naming a field.
 */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: InvitationService,
    private readonly companies: CompanyService,
    private readonly people: PeopleService,
    private readonly passwords: Passwords,
    private readonly keys: KeysService,
    private readonly sessions: SessionsService,
    private readonly welcomes: WelcomeMails,
    private readonly facts: FactBus,
  ) {}

  /** A company and its owner, who manages it too. @returns a key, told once */
  ownerWithKey(caller: Caller, token: string, form: OwnerForm, userAgent: string): Promise<string> {
    return this.owner(caller, token, form, async (work, userId) => {
      const { id: keyId, key } = await this.keys.issue(work, userId, userAgent);
      await this.facts.record(work, new SignedIn(userId, { keyId }));
      return key;
    });
  }

  /** A company and its owner, who manages it too. */
  ownerWithSession(
    caller: Caller,
    token: string,
    form: OwnerForm,
    userAgent: string,
  ): Promise<OpenedSession> {
    return this.owner(caller, token, form, (work, userId) =>
      this.openSession(work, userId, userAgent),
    );
  }

  /** A manager of the company that invited them. */
  managerWithSession(
    caller: Caller,
    token: string,
    form: RegistrationForm,
    userAgent: string,
  ): Promise<OpenedSession> {
    return this.register(
      { caller, kind: 'manager', token, form },
      async (_work, invitation) => [{ role: 'manager', companyId: invitation.company_id! }],
      (work, userId) => this.openSession(work, userId, userAgent),
    );
  }

  private owner<T>(caller: Caller, token: string, form: OwnerForm, open: Open<T>): Promise<T> {
    const found = async (
      work: Work,
      { phone_number: phoneNumber }: OpenInvitation,
    ): Promise<Omit<Grant, 'id'>[]> => {
      const { companyName: name, companyShortName: nameShort, email } = form;
      const { id: companyId } = await this.companies.found(work, {
        name,
        nameShort,
        phoneNumber,
        email,
      });
      return [
        { role: 'owner', companyId },
        { role: 'manager', companyId },
      ];
    };
    return this.register({ caller, kind: 'owner', token, form }, found, open);
  }

  private async register<T>(
    {
      caller,
      kind,
      token,
      form,
    }: { caller: Caller; kind: Invitation['kind']; token: string; form: RegistrationForm },
    grantsOf: (work: Work, invitation: OpenInvitation) => Promise<Omit<Grant, 'id'>[]>,
    open: Open<T>,
  ): Promise<T> {
    await this.invitations.open(this.unitOfWork.reading(caller), kind, token);
    if (!looksLikeEmail(form.email.trim()))
      throw Invalid.field('email', 'Enter a valid email address.');
    assertGoodPassword(form, form);
    const passwordHash = await this.passwords.hash(form.password);

    return this.unitOfWork.as(caller, async (work) => {
      const invitation = await this.invitations.use(work, kind, token);
      const grants = await grantsOf(work, invitation);
      const { username, firstName, lastName, email } = form;
      const { userId } = await this.people.create(work, {
        username,
        firstName,
        lastName,
        email,
        passwordHash,
        phoneNumber: invitation.phone_number,
        grants,
      });
      await this.invitations.accepted(work, invitation, kind, {
        userId,
        companyId: grants[0]!.companyId!,
      });
      await this.welcomes.write(work, {
        email,
        firstName,
        username,
        company: invitation.company_name ?? (form as Partial<OwnerForm>).companyName ?? null,
      });
      return open(work, userId);
    });
  }

  private async openSession(work: Work, userId: number, userAgent: string): Promise<OpenedSession> {
    const session = await this.sessions.open(work, userId, userAgent);
    await this.facts.record(work, new SignedIn(userId, { sessionId: session.id }));
    return session;
  }
}
