import { Injectable } from '@nestjs/common';
import type { RowOf, Work } from '#libs/platform';
import type { User } from '../accounts/user.entity.js';
import type { UserProfile } from '../accounts/user-profile.entity.js';
import { AccountEndingService } from './account-ending.service.js';

/** The personal data of an account. */
export type AccountOfPerson = Pick<
  RowOf<User>,
  'id' | 'username' | 'first_name' | 'last_name' | 'email' | 'is_active'
> &
  Pick<RowOf<UserProfile>, 'phone_number'> & {
    /** Addresses and numbers the account had, or was to get. */
    former_emails: string[];
    former_phone_numbers: string[];
    company_ids: number[];
  };

/** Tables with nothing but credentials and invitations of an account. */
const SIGN_IN = [
  'delete from sign_in_networks where user_id = any($1::bigint[])',
  'delete from second_factors where user_id = any($1::bigint[])',
  'delete from recovery_codes where user_id = any($1::bigint[])',
  'delete from password_reset_tokens where user_id = any($1::bigint[])',
  'delete from account_changes where user_id = any($1::bigint[])',
];

/** Erases personal data of accounts. Their actions stay, under their ids. */
@Injectable()
export class AccountErasingService {
  constructor(private readonly ending: AccountEndingService) {}

  /** Locks these accounts and those with one of these numbers; ended ones too. */
  async lock(
    work: Work,
    userIds: readonly number[],
    phoneNumbers: readonly string[],
  ): Promise<AccountOfPerson[]> {
    return work.rows<AccountOfPerson>(
      `select u.id, u.username, u.first_name, u.last_name, u.email, u.is_active, up.phone_number,
              array(select ac.old_email from account_changes ac where ac.user_id = u.id union select ac.new_email from account_changes ac where ac.user_id = u.id) as former_emails,
              array(select ac.old_phone_number from account_changes ac where ac.user_id = u.id and ac.old_phone_number is not null
                     union select ac.new_phone_number from account_changes ac where ac.user_id = u.id and ac.new_phone_number is not null) as former_phone_numbers,
              array(select g.company_id from role_grants g where g.user_id = u.id and g.company_id is not null) as company_ids
         from users u left join user_profiles up on up.user_id = u.id
        where u.id = any($1::bigint[]) or up.phone_number = any($2::text[]) and up.phone_verified_at is not null
        order by u.id for update of u`,
      [userIds, phoneNumbers],
    );
  }

  /**
   * Ends the accounts and erases their personal data: afterwards they are named `erased-<id>`.
   *
   * @param phoneNumbers invitations to them are erased too
   * @throws LastOwner, LastAdministrator
   */
  async erase(
    work: Work,
    accounts: readonly AccountOfPerson[],
    phoneNumbers: readonly string[],
  ): Promise<void> {
    for (const { id } of accounts.filter(({ is_active: isActive }) => isActive))
      await this.ending.end(work, id);
    const userIds = accounts.map(({ id }) => id);
    for (const statement of SIGN_IN) await work.rows(statement, [userIds]);
    await work.rows(
      `update users set username = 'erased-' || id, username_key = 'erased-' || id, password_hash = '!', first_name = '', last_name = '', email = ''
        where id = any($1::bigint[])`,
      [userIds],
    );
    await work.rows(
      'update user_profiles set phone_number = null, phone_verified_at = null where user_id = any($1::bigint[])',
      [userIds],
    );
    await work.rows(
      `update invitations set phone_number = 'erased', expires_at = least(expires_at, $3)
        where phone_number = any($2::text[]) or accepted_by_id = any($1::bigint[])`,
      [userIds, phoneNumbers, work.now],
    );
  }
}
