import { Injectable } from '@nestjs/common';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { WrongCurrentPassword } from '../identity.errors.js';
import { PasswordHashingService } from './password-hashing.service.js';

/** An account whose current password was just checked. */
export interface ProvenUser {
  id: number;
  username: string;
  email: string;
  first_name: string;
  last_name: string;
  password_hash: string;
}

/** Checks the current password where a key or session is not enough. */
@Injectable()
export class CurrentPasswordService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: PasswordHashingService,
  ) {}

  /**
   * Call it before opening a transaction, since hashing takes long.
   *
   * @throws WrongCurrentPassword
   */
  async prove(caller: Caller, password: string): Promise<ProvenUser> {
    const user = await this.unitOfWork
      .reading(caller)
      .row<ProvenUser>(
        'select id, username, email, first_name, last_name, password_hash from users where id = $1 and is_active',
        [caller.actor.userId],
      );
    const { matches } = await this.passwords.check(password, user?.password_hash ?? null);
    if (!user || !matches) throw new WrongCurrentPassword();
    return user;
  }

  /**
   * Call it first in the transaction: locks the account, as every change of one does first.
   *
   * @throws WrongCurrentPassword the password was changed meanwhile
   */
  async hold(work: Work, { id, password_hash: hash }: ProvenUser): Promise<void> {
    const held = await work.row(
      'select id from users where id = $1 and is_active and password_hash = $2 for update',
      [id, hash],
    );
    if (!held) throw new WrongCurrentPassword();
  }
}
