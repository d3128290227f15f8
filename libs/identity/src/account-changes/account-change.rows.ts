import type { RowOf } from '#libs/platform';
import type { User } from '../accounts/user.entity.js';
import type { UserProfile } from '../accounts/user-profile.entity.js';
import type { AccountChange } from './account-change.entity.js';
import type { AccountChangeLink } from './account-change-link.entity.js';

/** The contact data that decide who owns an account. */
export type AccountContactRow = Pick<RowOf<User>, 'email'> & {
  /** Null: no profile or number. */
  phone_number: RowOf<UserProfile>['phone_number'];
};

/** A user whose account is changed. */
export type ChangedUserRow = AccountContactRow &
  Pick<RowOf<User>, 'id' | 'username' | 'first_name'> &
  Pick<RowOf<UserProfile>, 'phone_verified_at'>;

/** A change with its link. */
export type AccountChangeRow = Omit<RowOf<AccountChange>, 'created_at' | 'ended_at'> &
  Pick<RowOf<AccountChangeLink>, 'kind'> &
  Pick<RowOf<User>, 'username' | 'first_name'>;
