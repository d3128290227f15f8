import { Injectable } from '@nestjs/common';
import { looksLikeEmail } from '#libs/company';
import { validatePhone, randomSlug } from '#libs/kernel';
import {
  changedColumns,
  FactBus,
  violatedConstraint,
  type Work,
  updateColumns,
} from '#libs/platform';
import { EmailInvalid, EmailTaken, ProfilePhoneInvalid } from '../identity.errors.js';
import { UserSettingsChanged } from '../identity.facts.js';

/** What people may know and change of their own account, named as the database names it. */
export interface UserSettingsRow {
  username: string;
  first_name: string;
  last_name: string;
  email: string;
  /** E.164; null without a profile or number. */
  phone_number: string | null;
}

/** What is undefined stays. */
export interface UserSettingsChanges {
  firstName?: string;
  lastName?: string;
  email?: string;
  /** As people write it; blank: none. */
  phoneNumber?: string;
}

/** Everybody's own name, address and number. */
@Injectable()
export class UserSettingsService {
  constructor(private readonly facts: FactBus) {}

  /** One statement. */
  async find(work: Work, userId: number): Promise<UserSettingsRow> {
    return (await this.read(work, userId, ''))!;
  }

  /**
   * A number that was typed is not proven: no contact is linked by it. A new address ends reset links mailed to the old one.
   *
   * @throws EmailInvalid, EmailTaken (in any case of letters), ProfilePhoneInvalid
   */
  async change(work: Work, userId: number, changes: UserSettingsChanges): Promise<UserSettingsRow> {
    const row = (await this.read(work, userId, 'for update of u'))!;
    const email = changes.email?.trim();
    if (email !== undefined && email !== row.email && !looksLikeEmail(email))
      throw new EmailInvalid();
    const changed = changedColumns(row, {
      first_name: changes.firstName?.trim(),
      last_name: changes.lastName?.trim(),
      email,
      phone_number: phoneIn(changes.phoneNumber, row.phone_number),
    });
    if (!changed) return row;

    const { phone_number: phoneNumber, ...account } = changed.after;
    if (Object.keys(account).length > 0) await this.writeAccount(work, userId, account);
    if (phoneNumber !== undefined) await this.writePhone(work, userId, phoneNumber);
    if (account.email !== undefined)
      await work.rows(
        'update password_reset_tokens set used_at = $2 where user_id = $1 and used_at is null',
        [userId, work.now],
      );
    await this.facts.record(work, new UserSettingsChanged(userId, changed));
    return { ...row, ...changed.after };
  }

  private read(work: Work, userId: number, lock: string): Promise<UserSettingsRow | null> {
    return work.row<UserSettingsRow>(
      `select u.username, u.first_name, u.last_name, u.email, p.phone_number
         from users u left join user_profiles p on p.user_id = u.id where u.id = $1 ${lock}`,
      [userId],
    );
  }

  private async writeAccount(
    work: Work,
    userId: number,
    columns: Partial<UserSettingsRow>,
  ): Promise<void> {
    try {
      await updateColumns(work, 'users', userId, columns);
    } catch (error) {
      if (violatedConstraint(error) === 'users_email_key') throw new EmailTaken();
      throw error;
    }
  }

  /** The slug of a new profile is drawn again when somebody has it. */
  private async writePhone(work: Work, userId: number, phoneNumber: string | null): Promise<void> {
    const changed = await work.execute(
      'update user_profiles set phone_number = $2, phone_verified_at = null where user_id = $1',
      [userId, phoneNumber],
    );
    for (let made = changed > 0; !made;) {
      made =
        (await work.row(
          `insert into user_profiles (user_id, phone_number, slug) values ($1, $2, $3) on conflict (slug) do nothing returning user_id`,
          [userId, phoneNumber, randomSlug()],
        )) !== null;
    }
  }
}

function phoneIn(text: string | undefined, stored: string | null): string | null | undefined {
  if (text === undefined) return undefined;
  if (text.trim() === '') return null;
  const phoneNumber = validatePhone(text, stored);
  if (phoneNumber === null) throw new ProfilePhoneInvalid();
  return phoneNumber;
}
