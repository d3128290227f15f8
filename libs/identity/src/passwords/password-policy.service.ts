import { Injectable } from '@nestjs/common';
import { type Caller, UnitOfWork } from '#libs/platform';
import { PasswordRefused } from '../identity.errors.js';
import { loadCommonPasswords } from '../rules/load-common-passwords.js';
import { passwordProblem, type PersonalDetails } from '../rules/password-policy.js';
import { OwnNamesService, type PasswordOwner } from './own-names.service.js';

/** Applies the password policy with everything that is known of the owner. */
@Injectable()
export class PasswordPolicyService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ownNames: OwnNamesService,
  ) {}

  /**
   * Call it before opening a transaction.
   *
   * @param field its name in the API
   * @throws PasswordRefused
   */
  async assertAcceptable(
    caller: Caller,
    field: 'password' | 'new_password',
    password: string,
    details: PersonalDetails,
    owner: PasswordOwner,
  ): Promise<void> {
    const known = {
      username: details.username,
      email: details.email,
      firstName: details.firstName,
      lastName: details.lastName,
      ownNames: [
        ...(details.ownNames ?? []),
        ...(await this.ownNames.of(this.unitOfWork.reading(caller), owner)),
      ],
    };
    const problem = passwordProblem(password, known, await loadCommonPasswords());
    if (problem) throw new PasswordRefused(field, problem);
  }
}
