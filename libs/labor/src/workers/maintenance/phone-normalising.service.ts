import { Injectable } from '@nestjs/common';
import { normalizePhone } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { Worker } from '../worker.entity.js';
import { WorkerChanged } from '../worker.facts.js';

export interface NormalisedPhones {
  /** Contacts whose number was normalized (or would be). */
  workers: number;
  altPhones: number;
  /** Contacts whose number is invalid; a person has to correct it. */
  unreadable: number[];
  /** Contacts whose number another contact of the company has; another command merges those. */
  duplicates: number[];
}

interface UnnormalisedNumber {
  id: number;
  company_id: number;
  phone_number: string;
}

const NOT_E164 = `phone_number !~ '^\\+[1-9][0-9]{6,14}$'`;

/** Normalizes imported numbers to E.164, the form in which they are looked up. */
@Injectable()
export class PhoneNormalisingService {
  constructor(private readonly facts: FactBus) {}

  /** @param dryRun only reports */
  async normalise(work: Work, { dryRun }: { dryRun: boolean }): Promise<NormalisedPhones> {
    const report: NormalisedPhones = { workers: 0, altPhones: 0, unreadable: [], duplicates: [] };
    const odd = await work.rows<UnnormalisedNumber>(
      `select id, company_id, phone_number from workers where erased_at is null and ${NOT_E164} order by id for no key update`,
    );
    const taken = new Set<string>();
    for (const worker of odd) {
      const phoneNumber = normalizePhone(worker.phone_number);
      const key = `${worker.company_id} ${phoneNumber}`;
      if (phoneNumber === null) report.unreadable.push(worker.id);
      else if (taken.has(key) || (await this.isTaken(work, worker.company_id, phoneNumber)))
        report.duplicates.push(worker.id);
      else {
        taken.add(key);
        report.workers++;
        if (!dryRun) await this.write(work, worker, phoneNumber);
      }
    }
    report.altPhones = await this.normaliseAltPhones(work, dryRun);
    return report;
  }

  private async isTaken(work: Work, companyId: number, phoneNumber: string): Promise<boolean> {
    return (
      (await work.row('select 1 from workers where company_id = $1 and phone_number = $2', [
        companyId,
        phoneNumber,
      ])) !== null
    );
  }

  private async write(
    work: Work,
    { id, company_id: companyId, phone_number }: UnnormalisedNumber,
    phoneNumber: string,
  ): Promise<void> {
    await work.tx.update(Worker, id, { phoneNumber });
    await this.facts.record(
      work,
      new WorkerChanged({
        companyId,
        workerId: id,
        before: { phone_number },
        after: { phone_number: phoneNumber },
      }),
    );
  }

  private async normaliseAltPhones(work: Work, dryRun: boolean): Promise<number> {
    const odd = await work.rows<{ id: number; phone_number: string }>(
      `select id, phone_number from alt_phones where ${NOT_E164} order by id for update`,
    );
    const readable = odd.flatMap(({ id, phone_number }) => {
      const phoneNumber = normalizePhone(phone_number);
      return phoneNumber === null ? [] : [{ id, phoneNumber }];
    });
    if (dryRun || readable.length === 0) return readable.length;
    await work.rows(
      `update alt_phones set phone_number = given.phone_number from unnest($1::bigint[], $2::text[]) as given(id, phone_number) where alt_phones.id = given.id`,
      [readable.map(({ id }) => id), readable.map(({ phoneNumber }) => phoneNumber)],
    );
    return readable.length;
  }
}
