import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { lockRequestsOfWorker } from '../lock-requests.js';
import { WorkerAccountService } from '../worker-account.service.js';
import { WorkerWritingService } from '../worker-writing.service.js';

/** What became of an account's contacts. */
export interface MovedContacts {
  /** Companies that have the new number now. */
  moved: number;
  /** Names of companies that have another contact with the new number; there the old one stays. */
  left: string[];
}

interface ContactRow {
  id: number;
  company_id: number;
  company_name: string;
  phone_number: string;
  user_id: number | null;
}

/** Gives the contacts of an account another number. Consent is the number's, so it is not carried over. */
@Injectable()
export class OwnContactMovingService {
  constructor(
    private readonly accounts: WorkerAccountService,
    private readonly writing: WorkerWritingService,
  ) {}

  /**
   * Moves all contacts of the account to the proven number, and links those that have it and belong to nobody. Links and
   * texts to the old number stop working, and unanswered offers are queued again.
   *
   * @param phoneNumber E.164, which a code has proven
   */
  async move(work: Work, userId: number, phoneNumber: string): Promise<MovedContacts> {
    const known = await this.contacts(work, userId, phoneNumber);
    const own = known.filter((contact) => contact.user_id === userId);
    for (const { id, company_id: companyId } of own) lockRequestsOfWorker(work, companyId, id);
    await work.rows('select id from workers where id = any($1::bigint[]) order by id for update', [
      known.map(({ id }) => id),
    ]);
    const holders = new Map(
      known
        .filter((each) => each.phone_number === phoneNumber)
        .map((each) => [each.company_id, each]),
    );
    const result: MovedContacts = { moved: 0, left: [] };
    for (const contact of own) {
      const holder = holders.get(contact.company_id);
      if (holder && holder.id !== contact.id) result.left.push(contact.company_name);
      else {
        if (!holder) await this.writing.write(work, contact, { phone_number: phoneNumber });
        result.moved++;
      }
    }
    await this.accounts.linkTo(
      work,
      userId,
      [...holders.values()].map(({ id }) => id),
    );
    return result;
  }

  /** Gives contacts that got a number by a change that was undone the one back that the account has again. */
  async moveBack(work: Work, userId: number): Promise<void> {
    const contacts = await work.rows<ContactRow & { restored: string }>(
      `select w.id, w.company_id, c.name as company_name, w.phone_number, w.user_id, fn.phone_number as restored
         from workers w join companies c on c.id = w.company_id
         join user_profiles up on up.user_id = w.user_id and up.phone_verified_at is not null
         join former_numbers fn on fn.worker_id = w.id and fn.phone_number = up.phone_number
        where w.user_id = $1 and w.phone_number in (
                select ac.new_phone_number from account_changes ac where ac.user_id = $1 and ac.ended_at = $2 and ac.applied_at is not null)
          and not exists (select from workers other where other.company_id = w.company_id and other.phone_number = up.phone_number)
        order by w.id`,
      [userId, work.now],
    );
    for (const { id, company_id: companyId } of contacts) lockRequestsOfWorker(work, companyId, id);
    for (const contact of contacts)
      await this.writing.write(work, contact, { phone_number: contact.restored });
  }

  /** The account's contacts, and whoever has the number. */
  private contacts(work: Work, userId: number, phoneNumber: string): Promise<ContactRow[]> {
    return work.rows<ContactRow>(
      `select w.id, w.company_id, c.name as company_name, w.phone_number, w.user_id
         from workers w join companies c on c.id = w.company_id
        where (w.user_id = $1 or w.phone_number = $2) and w.erased_at is null order by c.name, w.id`,
      [userId, phoneNumber],
    );
  }
}
