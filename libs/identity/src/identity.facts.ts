import { maskPhone, type Role } from '#libs/kernel';
import { Fact } from '#libs/platform';

abstract class UserFact extends Fact {
  constructor(
    readonly userId: number | null,
    after: object | null = null,
    companyId: number | null = null,
  ) {
    super({ companyId, subject: 'user', subjectId: userId, after });
  }
}

/** A key was issued, or a session opened. */
export class UserSignedIn extends UserFact {
  readonly name = 'user.signed_in';
  constructor(userId: number, credential: { keyId: number } | { sessionId: number }) {
    super(
      userId,
      'keyId' in credential ? { key_id: credential.keyId } : { session_id: credential.sessionId },
    );
  }
}

export class UserSignedOut extends UserFact {
  readonly name = 'user.signed_out';
}

/** Without the user name when there is no such user: people also enter their password there. */
export class SignInFailed extends UserFact {
  readonly name = 'user.sign_in_failed';
  constructor(
    userId: number | null,
    where: { address: string; userAgent: string },
    failed: 'password' | 'second factor' = 'password',
  ) {
    super(userId, { address: where.address, user_agent: where.userAgent, failed });
  }
}

/** An imported or outdated hash was replaced; the password is the same. */
export class PasswordHashRenewed extends UserFact {
  readonly name = 'user.password_hash_renewed';
}

export class UserCreated extends UserFact {
  readonly name = 'user.created';
  constructor(userId: number, username: string) {
    super(userId, { username });
  }
}

/** The name equaled another one's except for spelling. */
export class UserRenamed extends Fact {
  readonly name = 'user.renamed';
  constructor(userId: number, before: string, after: string) {
    super({
      companyId: null,
      subject: 'user',
      subjectId: userId,
      before: { username: before },
      after: { username: after },
    });
  }
}

export class RoleGranted extends UserFact {
  readonly name = 'user.role_granted';
  constructor(
    userId: number,
    readonly grantId: number,
    readonly role: Exclude<Role, 'worker'>,
    companyId: number | null,
  ) {
    super(userId, { role }, companyId);
  }
}

/** A role ended: manager, owner or steward of a company, or administrator. */
export class RoleEnded extends Fact {
  readonly name = 'user.role_ended';
  constructor(
    readonly userId: number,
    readonly grantId: number,
    readonly role: Exclude<Role, 'worker'>,
    companyId: number | null,
  ) {
    super({ companyId, subject: 'user', subjectId: userId, before: { role, grant_id: grantId } });
  }
}

/** The account ended. Its roles have ended before, each with its own fact. */
export class AccountEnded extends UserFact {
  readonly name = 'user.account_ended';
}

/** Signing in needs a code from now on. */
export class SecondFactorEnabledFact extends UserFact {
  readonly name = 'user.second_factor_enabled';
}

export class SecondFactorDisabled extends UserFact {
  readonly name = 'user.second_factor_disabled';
}

export class RecoveryCodesRenewed extends UserFact {
  readonly name = 'user.recovery_codes_renewed';
}

/** A company started or stopped requiring a second factor. */
export class SecondFactorPolicyChanged extends Fact {
  readonly name = 'company.second_factor_policy_changed';
  constructor(companyId: number, required: boolean) {
    super({ companyId, subject: 'company', subjectId: companyId, after: { required } });
  }
}

/** Changed with the old password. Contains neither. */
export class PasswordChanged extends UserFact {
  readonly name = 'user.password_changed';
}

/** A link to choose a new password was mailed. */
export class PasswordResetAsked extends UserFact {
  readonly name = 'user.password_reset_asked';
}

/** Reset by a link. Every key and session ended. */
export class PasswordReset extends UserFact {
  readonly name = 'user.password_reset';
}

abstract class SettingsFact extends Fact {
  constructor(userId: number, changed: { before: SettingsColumns; after: SettingsColumns }) {
    super({
      companyId: null,
      subject: 'user',
      subjectId: userId,
      before: masked(changed.before),
      after: masked(changed.after),
    });
  }
}

/** `before` and `after` hold the changed columns; of phone numbers the last four digits. */
export class UserSettingsChanged extends SettingsFact {
  readonly name = 'user.settings_changed';
}

/** A change of address or number was requested, and waits for confirmation. */
export class AccountChangeAsked extends SettingsFact {
  readonly name = 'user.account_change_asked';
}

/** A change was undone by a link: later changes are void, and every key and session ended. */
export class AccountChangeUndone extends Fact {
  readonly name = 'user.account_change_undone';
  constructor(userId: number, changeId: number) {
    super({ companyId: null, subject: 'user', subjectId: userId, after: { change_id: changeId } });
  }
}

/** An administrator acts as the user from now on, for an hour at most; entries of what they do name both. */
export class ImpersonationBegun extends UserFact {
  readonly name = 'user.impersonation_begun';
}

/** The administrator went back to their own account; recorded by them as the user. */
export class ImpersonationEnded extends UserFact {
  readonly name = 'user.impersonation_ended';
}

/** Somebody read the list of people with a role in a company. */
export class PeopleRead extends Fact {
  readonly name = 'people.read';
  constructor(companyId: number) {
    super({ companyId, subject: 'company', subjectId: companyId });
  }
}

/** An administrator looked accounts up. */
export class UsersRead extends UserFact {
  readonly name = 'users.read';
  /** @param search as typed; blank: all accounts */
  constructor(search: string) {
    super(null, { search });
  }
}

interface SettingsColumns {
  first_name?: string;
  last_name?: string;
  email?: string;
  phone_number?: string | null;
}

function masked(columns: SettingsColumns): object {
  return columns.phone_number
    ? { ...columns, phone_number: maskPhone(columns.phone_number) }
    : columns;
}
