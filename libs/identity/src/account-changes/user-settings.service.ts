import { Injectable } from '@nestjs/common';
import { looksLikeEmail } from '#libs/company';
import { type PageSize, validatePhone } from '#libs/kernel';
import {
  type Caller,
  changedColumns,
  FactBus,
  type RowOf,
  UnitOfWork,
  type Work,
} from '#libs/platform';
import { AccountChangeService } from './account-change.service.js';
import type { AccountContactRow, ChangedUserRow } from './account-change.rows.js';
import { EmailInvalid, EmailTaken, ProfilePhoneInvalid } from '../identity.errors.js';
import { UserSettingsChanged } from '../identity.facts.js';
import { CurrentPasswordService } from '../passwords/current-password.service.js';
import type { User } from '../accounts/user.entity.js';
import { isEmailTaken, writeAccount, writePhone } from '../accounts/write-account.js';

/** What users may read and change of their own account, by database name. */
export type UserSettingsRow = AccountContactRow &
  Pick<RowOf<User>, 'username' | 'first_name' | 'last_name'>;

/** Undefined: unchanged. */
export interface UserSettingsChanges {
  firstName?: string;
  lastName?: string;
  email?: string;
  /** In any notation; blank: none. */
  phoneNumber?: string;
  /** Makes another address or number take effect at once. */
  currentPassword?: string;
}

/**
 * `saved`: everything is in effect. `mailed`: address and number wait for the link in a mail to the
 * old address. `password_needed`: they are unchanged, because there is no old address.
 */
export type SettingsOutcome = 'saved' | 'mailed' | 'password_needed';

export interface ChangedSettings {
  settings: UserSettingsRow;
  outcome: SettingsOutcome;
}

type FullRow = UserSettingsRow & ChangedUserRow;

/** Users' own name, address and number. */
@Injectable()
export class UserSettingsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: CurrentPasswordService,
    private readonly changes: AccountChangeService,
    private readonly facts: FactBus,
  ) {}

  /** One statement. */
  find(work: Work, userId: number): Promise<UserSettingsRow> {
    return work.row<UserSettingsRow>(
      `select u.username, u.first_name, u.last_name, u.email, up.phone_number
         from users u left join user_profiles up on up.user_id = u.id where u.id = $1`,
      [userId],
    ) as Promise<UserSettingsRow>;
  }

  /**
   * Names change at once; address and number only with the current password, or by a link mailed to
   * the old address. A new number is unproven: no contact is linked by it. Opens its transaction
   * itself, since checking a password must hold no lock.
   *
   * @throws WrongCurrentPassword, EmailInvalid, EmailTaken (ignoring case), ProfilePhoneInvalid
   */
  async change(caller: Caller, changes: UserSettingsChanges): Promise<ChangedSettings> {
    const { currentPassword } = changes;
    const proven = currentPassword ? await this.passwords.prove(caller, currentPassword) : null;
    return this.unitOfWork.as(caller, async (work) => {
      if (proven) await this.passwords.hold(work, proven);
      const row = await this.hold(work, caller.actor.userId!);
      const wanted = wantedContact(row, changes);
      if (wanted.email !== row.email && (await isEmailTaken(work, wanted.email, row.id)))
        throw new EmailTaken();

      await this.changeNames(work, row, changes);
      const outcome = await this.changeContact(work, row, wanted, proven !== null);
      return { settings: await this.find(work, row.id), outcome };
    });
  }

  /** The actor's number, which a code has just proven. The old address is told, and can undo it for 72 hours. */
  async setProvenPhone(work: Work, phoneNumber: string): Promise<void> {
    const row = await this.hold(work, work.actor.userId!);
    if (row.phone_number === phoneNumber) await writePhone(work, row.id, phoneNumber, work.now);
    else
      await this.changes.apply(
        work,
        row,
        { email: row.email, phone_number: phoneNumber },
        work.now,
      );
  }

  /** @param language null: pages follow the browser again */
  async chooseLanguage(work: Work, language: 'en' | 'es' | null): Promise<void> {
    await work.execute('update users set language = $2 where id = $1', [
      work.actor.userId,
      language,
    ]);
    // The next page of the same browser is read at once; the trigger's word arrives a moment later.
    work.hint({ topic: 'grants-changed', userId: work.actor.userId! });
  }

  /** Remembers how many rows a page of a list has. */
  async choosePageSize(work: Work, rows: PageSize): Promise<void> {
    await work.execute('update users set rows_per_page = $2 where id = $1', [
      work.actor.userId,
      rows,
    ]);
    work.hint({ topic: 'grants-changed', userId: work.actor.userId! });
  }

  private hold(work: Work, userId: number): Promise<FullRow> {
    return work.row<FullRow>(
      `select u.id, u.username, u.first_name, u.last_name, u.email, up.phone_number, up.phone_verified_at
         from users u left join user_profiles up on up.user_id = u.id where u.id = $1 for update of u`,
      [userId],
    ) as Promise<FullRow>;
  }

  private async changeNames(
    work: Work,
    row: FullRow,
    { firstName, lastName }: UserSettingsChanges,
  ): Promise<void> {
    const names = { first_name: firstName?.trim(), last_name: lastName?.trim() };
    const changed = changedColumns<Pick<UserSettingsRow, 'first_name' | 'last_name'>>(row, names);
    if (!changed) return;
    await writeAccount(work, row.id, changed.after);
    await this.facts.record(work, new UserSettingsChanged(row.id, changed));
  }

  private async changeContact(
    work: Work,
    row: FullRow,
    wanted: AccountContactRow,
    isProven: boolean,
  ): Promise<SettingsOutcome> {
    if (wanted.email === row.email && wanted.phone_number === row.phone_number) return 'saved';
    if (isProven) {
      await this.changes.apply(work, row, wanted);
      return 'saved';
    }
    if (!row.email) return 'password_needed';
    await this.changes.ask(work, row, wanted);
    return 'mailed';
  }
}

/** @throws EmailInvalid, ProfilePhoneInvalid */
function wantedContact(row: FullRow, changes: UserSettingsChanges): AccountContactRow {
  const email = changes.email?.trim() ?? row.email;
  if (email !== row.email && !looksLikeEmail(email)) throw new EmailInvalid();
  return { email, phone_number: phoneIn(changes.phoneNumber, row.phone_number) };
}

function phoneIn(text: string | undefined, before: string | null): string | null {
  if (text === undefined) return before;
  if (text.trim() === '') return null;
  const phoneNumber = validatePhone(text, before);
  if (phoneNumber === null) throw new ProfilePhoneInvalid();
  return phoneNumber;
}
