import { Injectable } from '@nestjs/common';
import { looksLikeUuid } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { writeAccount, writePhone } from '../accounts/write-account.js';
import { hashToken } from '../credentials/hash-token.js';
import { AccountChangeLinkGone } from '../identity.errors.js';
import { AccountChangeUndone } from '../identity.facts.js';
import { ApiKeyService } from '../keys/api-key.service.js';
import { SessionService } from '../sessions/session.service.js';
import { AccountChangeMailService } from './account-change-mail.service.js';
import { AccountChange } from './account-change.entity.js';
import { AccountChangeService } from './account-change.service.js';
import type { AccountChangeRow } from './account-change.rows.js';
import { endResetLinks } from '../passwords/end-reset-links.js';

/** Confirms or undoes changes by the links in mails to the old address. */
@Injectable()
export class AccountChangeLinkService {
  constructor(
    private readonly changes: AccountChangeService,
    private readonly mails: AccountChangeMailService,
    private readonly keys: ApiKeyService,
    private readonly sessions: SessionService,
    private readonly facts: FactBus,
  ) {}

  /**
   * One statement.
   *
   * @throws AccountChangeLinkGone unknown, expired or used
   */
  async find(work: Work, token: string): Promise<AccountChangeRow> {
    const change =
      looksLikeUuid(token) &&
      (await work.row<AccountChangeRow>(
        `select ac.id, acl.kind, ac.user_id, u.username, u.first_name, ac.old_email, ac.new_email, ac.old_phone_number, ac.new_phone_number,
                ac.old_phone_verified_at, ac.applied_at
           from account_change_links acl join account_changes ac on ac.id = acl.account_change_id join users u on u.id = ac.user_id
          where acl.token_hash = $1 and acl.expires_at > $2 and ac.ended_at is null and (acl.kind = 'undo' or ac.applied_at is null)
            and u.is_active`,
        [hashToken(token), work.now],
      ));
    if (!change) throw new AccountChangeLinkGone();
    return change;
  }

  /**
   * @returns what was done
   * @throws AccountChangeLinkGone
   * @throws EmailTaken somebody else has the new address meanwhile
   */
  async follow(work: Work, token: string): Promise<AccountChangeRow['kind']> {
    const { user_id: userId } = await this.find(work, token);
    await work.row('select id from users where id = $1 for update', [userId]);
    const change = await this.find(work, token);
    if (change.kind === 'confirm') await this.confirm(work, change);
    else await this.undo(work, change);
    return change.kind;
  }

  private async confirm(work: Work, change: AccountChangeRow): Promise<void> {
    const user = {
      id: change.user_id,
      username: change.username,
      first_name: change.first_name,
      email: change.old_email,
      phone_number: change.old_phone_number,
      phone_verified_at: change.old_phone_verified_at,
    };
    const wanted = { email: change.new_email, phone_number: change.new_phone_number };
    await work.tx.update(AccountChange, change.id, { appliedAt: work.now });
    await this.changes.write(work, user, wanted);
    await this.mails.tell(work, change.id, user, wanted);
  }

  /** Voids later changes too, and ends every key and session. */
  private async undo(work: Work, { id, user_id: userId }: AccountChangeRow): Promise<void> {
    const undone = await work.rows<
      Omit<AccountChangeRow, 'user_id' | 'kind' | 'username' | 'first_name'>
    >(
      `update account_changes set ended_at = $3 where user_id = $1 and id >= $2 and ended_at is null
       returning id, old_email, new_email, old_phone_number, new_phone_number, old_phone_verified_at, applied_at`,
      [userId, id, work.now],
    );
    const counted = undone
      .filter(({ applied_at: appliedAt }) => appliedAt !== null)
      .sort((one, other) => one.id - other.id);
    const firstEmail = counted.find((each) => each.old_email !== each.new_email);
    const firstPhone = counted.find((each) => each.old_phone_number !== each.new_phone_number);
    if (firstEmail) await writeAccount(work, userId, { email: firstEmail.old_email });
    if (firstPhone)
      await writePhone(work, userId, firstPhone.old_phone_number, firstPhone.old_phone_verified_at);
    await endResetLinks(work, userId);
    await this.keys.revokeAll(work, userId);
    await this.sessions.revokeAll(work, userId);
    await this.facts.record(work, new AccountChangeUndone(userId, id));
  }
}
