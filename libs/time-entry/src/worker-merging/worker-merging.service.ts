import { Injectable } from '@nestjs/common';
import { normalizePhone } from '#libs/kernel';
import { WorkerMerged } from '#libs/labor';
import { FactBus, type Work } from '#libs/platform';
import { haveHoursOnOneCall } from './merge-requests.js';
import { moveContactRows } from './move-contact-rows.js';

export interface MergeReport {
  /** Contacts that were (or would be) merged: the kept one and the other. */
  merged: { keptId: number; mergedId: number; companyId: number }[];
  /** Contacts that a person has to look at. */
  left: {
    keptId: number;
    otherId: number;
    because: 'two accounts' | 'hours of both on one call';
  }[];
}

interface Contact {
  id: number;
  company_id: number;
  user_id: number | null;
  phone_number: string;
}

/**
 * Merges contacts of a company that have the same number in different notations. The verb lives in
 * this lib because hours and clock-in tokens are merged too.
 */
@Injectable()
export class WorkerMergingService {
  constructor(private readonly facts: FactBus) {}

  /**
   * Merges contacts of one company with one number: the oldest stays and gets the requests,
   * numbers, skills, counters and account of the others.
   *
   * @param dryRun only reports
   */
  async merge(work: Work, { dryRun }: { dryRun: boolean }): Promise<MergeReport> {
    const report: MergeReport = { merged: [], left: [] };
    for (const [keeper, ...others] of await this.duplicates(work)) {
      let kept = keeper!;
      for (const other of others) {
        const because = await reasonAgainst(work, kept, other);
        if (because) {
          report.left.push({ keptId: kept.id, otherId: other.id, because });
          continue;
        }
        report.merged.push({ keptId: kept.id, mergedId: other.id, companyId: kept.company_id });
        if (!dryRun) await this.mergeInto(work, kept, other);
        kept = { ...kept, user_id: kept.user_id ?? other.user_id };
      }
    }
    return report;
  }

  /** Groups of two or more, each oldest first. */
  private async duplicates(work: Work): Promise<Contact[][]> {
    const contacts = await work.rows<Contact>(
      'select id, company_id, user_id, phone_number from workers order by created_at, id for update',
    );
    const groups = new Map<string, Contact[]>();
    for (const contact of contacts) {
      const phoneNumber = normalizePhone(contact.phone_number);
      if (phoneNumber === null) continue;
      const key = `${contact.company_id} ${phoneNumber}`;
      groups.set(key, [...(groups.get(key) ?? []), contact]);
    }
    return [...groups.values()].filter((group) => group.length > 1);
  }

  private async mergeInto(work: Work, keeper: Contact, other: Contact): Promise<void> {
    const before = { merged_worker_id: other.id, phone_number: other.phone_number };
    await this.facts.record(
      work,
      new WorkerMerged({
        companyId: keeper.company_id,
        workerId: keeper.id,
        mergedId: other.id,
        before,
      }),
    );
    await moveContactRows(work, keeper.id, other.id);
    await work.rows(
      `update workers w set phone_number = $2 where id = $1 and not exists (select 1 from workers o where o.company_id = w.company_id and o.phone_number = $2 and o.id <> w.id)`,
      [keeper.id, normalizePhone(keeper.phone_number)],
    );
  }
}

async function reasonAgainst(
  work: Work,
  keeper: Contact,
  other: Contact,
): Promise<MergeReport['left'][number]['because'] | null> {
  if (keeper.user_id !== null && other.user_id !== null && keeper.user_id !== other.user_id)
    return 'two accounts';
  return (await haveHoursOnOneCall(work, keeper.id, other.id)) ? 'hours of both on one call' : null;
}
