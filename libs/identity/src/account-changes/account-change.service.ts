import { Injectable } from '@nestjs/common';
import { Invalid } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { writeAccount, writePhone } from '../accounts/write-account.js';
import { AccountChangeAsked, UserSettingsChanged } from '../identity.facts.js';
import { AccountChange } from './account-change.entity.js';
import { AccountChangeMailService } from './account-change-mail.service.js';
import type { AccountContactRow, ChangedUserRow } from './account-change.rows.js';

/** So many mails a day about changes that somebody asks for, and no more: a mailbox is not filled with a stolen key. */
const ASKED_PER_DAY = 5;
const DAY = 24 * 3_600_000;

/**
 * Another address or number for an account. Whoever knows the password changes it at once; whoever has only a key or a
 * session asks, and the link in the mail to the old address decides. Callers hold the row of the user.
 */
@Injectable()
export class AccountChangeService {
  constructor(
    private readonly mails: AccountChangeMailService,
    private readonly facts: FactBus,
  ) {}

  /** It counts from now on; reset links and changes that were asked for before are void, and the old address is told. */
  async apply(work: Work, user: ChangedUserRow, wanted: AccountContactRow): Promise<void> {
    const changeId = await this.insert(work, user, wanted, work.now);
    await this.write(work, user, wanted);
    await this.mails.tell(work, changeId, user, wanted);
  }

  /**
   * It counts once the link in the mail to the old address is opened.
   *
   * @throws Invalid there were too many today
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

  /** Writes the values and ends what was mailed to the old address. */
  async write(work: Work, user: ChangedUserRow, wanted: AccountContactRow): Promise<void> {
    if (wanted.email !== user.email) await writeAccount(work, user.id, { email: wanted.email });
    if (wanted.phone_number !== user.phone_number)
      await writePhone(work, user.id, wanted.phone_number);
    await work.rows(
      'update password_reset_tokens set used_at = $2 where user_id = $1 and used_at is null',
      [user.id, work.now],
    );
    await this.facts.record(work, new UserSettingsChanged(user.id, differing(user, wanted)));
  }

  /** Of what was asked for and does not count yet, only the newest stays open. */
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
