import { Injectable } from '@nestjs/common';
import { Invalid } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { writeAccount, writePhone } from '../accounts/write-account.js';
import { AccountChangeAsked, UserSettingsChanged } from '../identity.facts.js';
import { AccountChange } from './account-change.entity.js';
import { AccountChangeMailService } from './account-change-mail.service.js';
import type { AccountContactRow, ChangedUserRow } from './account-change.rows.js';
import { endResetLinks } from '../passwords/end-reset-links.js';

/**
 * Mails a day about requested changes of one account, so that a stolen key cannot flood a mailbox.
 */
const ASKED_PER_DAY = 5;
const DAY = 24 * 3_600_000;

/**
 * Changes the address or number of an account. With the password a change takes effect at once;
 * with only a key or session it has to be confirmed by a link in a mail to the old address. Callers
 * have locked the user.
 */
@Injectable()
export class AccountChangeService {
  constructor(
    private readonly mails: AccountChangeMailService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Applies a change at once. Voids reset links and requested changes, and mails the old address.
   *
   * @param phoneVerifiedAt when a code proved the number; null: unproven
   */
  async apply(
    work: Work,
    user: ChangedUserRow,
    wanted: AccountContactRow,
    phoneVerifiedAt: Date | null = null,
  ): Promise<void> {
    const changeId = await this.insert(work, user, wanted, work.now);
    await this.write(work, user, wanted, phoneVerifiedAt);
    await this.mails.tell(work, changeId, user, wanted);
  }

  /**
   * Requests a change, to be confirmed by the link in a mail to the old address.
   *
   * @throws Invalid too many today
   */
  async ask(work: Work, user: ChangedUserRow, wanted: AccountContactRow): Promise<void> {
    const asked = await work.row<{ count: number }>(
      'select count(*)::int as count from account_changes where user_id = $1 and applied_at is null and created_at > $2',
      [user.id, new Date(work.now.getTime() - DAY)],
    );
    if (asked!.count >= ASKED_PER_DAY)
      throw new Invalid(
        'user.too_many_changes',
        'We mailed several links today already. Open the newest one, or come back tomorrow.',
      );
    const changeId = await this.insert(work, user, wanted, null);
    await this.mails.ask(work, changeId, user, wanted);
    await this.facts.record(work, new AccountChangeAsked(user.id, differing(user, wanted)));
  }

  /** Writes the values and voids the links mailed to the old address. */
  async write(
    work: Work,
    user: ChangedUserRow,
    wanted: AccountContactRow,
    phoneVerifiedAt: Date | null = null,
  ): Promise<void> {
    if (wanted.email !== user.email) await writeAccount(work, user.id, { email: wanted.email });
    if (wanted.phone_number !== user.phone_number)
      await writePhone(work, user.id, wanted.phone_number, phoneVerifiedAt);
    await endResetLinks(work, user.id);
    await this.facts.record(work, new UserSettingsChanged(user.id, differing(user, wanted)));
  }

  /** Only the latest request stays open. */
  private async insert(
    work: Work,
    user: ChangedUserRow,
    wanted: AccountContactRow,
    appliedAt: Date | null,
  ): Promise<number> {
    await work.rows(
      'update account_changes set ended_at = $2 where user_id = $1 and applied_at is null and ended_at is null',
      [user.id, work.now],
    );
    const { identifiers } = await work.tx.insert(AccountChange, {
      userId: user.id,
      oldEmail: user.email,
      newEmail: wanted.email,
      oldPhoneNumber: user.phone_number,
      newPhoneNumber: wanted.phone_number,
      oldPhoneVerifiedAt: user.phone_verified_at,
      createdAt: work.now,
      appliedAt,
    });
    return identifiers[0]!['id'] as number;
  }
}

/** The changed columns, before and after. */
function differing(
  user: AccountContactRow,
  wanted: AccountContactRow,
): { before: Partial<AccountContactRow>; after: Partial<AccountContactRow> } {
  const columns = (['email', 'phone_number'] as const).filter(
    (column) => user[column] !== wanted[column],
  );
  const pick = (row: AccountContactRow): Partial<AccountContactRow> =>
    Object.fromEntries(columns.map((column) => [column, row[column]]));
  return { before: pick(user), after: pick(wanted) };
}
