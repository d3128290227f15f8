import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import { StopRecallService } from '#libs/messaging';
import { changedColumns, FactBus, type Work, updateColumns } from '#libs/platform';
import { AltPhone } from './alt-phone.entity.js';
import { lockRequestsOfWorker } from './lock-requests.js';
import { readPhone } from './read-phone.js';
import { WorkerAccountService } from './worker-account.service.js';
import {
  AltPhoneAdded,
  AltPhoneChanged,
  AltPhoneDeleted,
  PrimaryPhoneSwapped,
  WorkerNumberChanged,
} from './worker.facts.js';
import { assertContactsReached } from './worker.policy.js';
import { WorkerQueries } from './worker.queries.js';
import type { AltPhoneRow } from './worker.rows.js';
import { writeWorker } from './write-worker.js';

export interface AltPhoneDraft {
  /** In any notation. */
  phoneNumber: string;
  label: string | null;
}

/**
 * Further numbers of workers: for look-up, never texted. Verbs lock the worker, and throw NotFound
 * where there is none.
 */
@Injectable()
export class AltPhoneService {
  constructor(
    private readonly workers: WorkerQueries,
    private readonly accounts: WorkerAccountService,
    private readonly stops: StopRecallService,
    private readonly facts: FactBus,
  ) {}

  /**
   * @returns the id of the alternate phone
   * @throws PhoneInvalid
   */
  async add(
    work: Work,
    companyId: number,
    workerId: number,
    draft: AltPhoneDraft,
  ): Promise<number> {
    await this.workers.lock(work, companyId, workerId, 'edit');
    const values = { phone_number: readPhone(draft.phoneNumber), label: draft.label };
    const { identifiers } = await work.tx.insert(AltPhone, {
      workerId,
      phoneNumber: values.phone_number,
      label: values.label,
    });
    const altId = identifiers[0]!['id'] as number;
    await this.facts.record(
      work,
      new AltPhoneAdded({ companyId, workerId, after: { alt_id: altId, ...values } }),
    );
    return altId;
  }

  /**
   * @param changes undefined: unchanged
   * @throws NotFound the worker has no such alternate phone
   * @throws PhoneInvalid
   */
  async edit(
    work: Work,
    companyId: number,
    workerId: number,
    altId: number,
    changes: Partial<AltPhoneDraft>,
  ): Promise<void> {
    const phone = await this.find(work, companyId, workerId, altId);
    const number =
      changes.phoneNumber === undefined
        ? undefined
        : readPhone(changes.phoneNumber, phone.phone_number);
    const changed = changedColumns(phone, { phone_number: number, label: changes.label });
    if (!changed) return;
    await updateColumns(work, 'alt_phones', altId, changed.after);
    const before = { alt_id: altId, ...changed.before };
    await this.facts.record(
      work,
      new AltPhoneChanged({
        companyId,
        workerId,
        before,
        after: { alt_id: altId, ...changed.after },
      }),
    );
  }

  /**
   * Makes the alternate number the primary one, which is texted, and the old primary an alternate
   * one without a label. Consent stays with each number.
   *
   * @throws NotFound the worker has no such alternate phone
   * @throws WorkerExists another contact has that number
   */
  async makePrimary(work: Work, companyId: number, workerId: number, altId: number): Promise<void> {
    assertContactsReached(work.actor, companyId);
    lockRequestsOfWorker(work, companyId, workerId);
    const worker = await this.workers.lock(work, companyId, workerId, 'edit');
    const { phone_number } = await this.ofWorker(work, workerId, altId);
    await writeWorker(work, workerId, { phone_number });
    await this.stops.recall(work, [phone_number]);
    await updateColumns(work, 'alt_phones', altId, {
      phone_number: worker.phone_number,
      label: '',
    });
    const before = { alt_id: altId, phone_number: worker.phone_number };
    await this.facts.record(
      work,
      new PrimaryPhoneSwapped({
        companyId,
        workerId,
        before,
        after: { alt_id: altId, phone_number },
      }),
    );
    await this.accounts.link(work, { ...worker, phone_number });
    await this.facts.record(work, new WorkerNumberChanged({ companyId, workerId }));
  }

  /** Deletes the number, not the worker. @throws NotFound the worker has no such alternate phone */
  async remove(work: Work, companyId: number, workerId: number, altId: number): Promise<void> {
    const { phone_number, label } = await this.find(work, companyId, workerId, altId);
    await work.tx.delete(AltPhone, altId);
    await this.facts.record(
      work,
      new AltPhoneDeleted({ companyId, workerId, before: { alt_id: altId, phone_number, label } }),
    );
  }

  private async find(
    work: Work,
    companyId: number,
    workerId: number,
    altId: number,
  ): Promise<AltPhoneRow> {
    await this.workers.lock(work, companyId, workerId, 'edit');
    return this.ofWorker(work, workerId, altId);
  }

  private async ofWorker(work: Work, workerId: number, altId: number): Promise<AltPhoneRow> {
    const phone = await work.row<AltPhoneRow>(
      'select id, phone_number, label from alt_phones where id = $1 and worker_id = $2',
      [altId, workerId],
    );
    if (!phone) throw new NotFound('AltPhone');
    return phone;
  }
}
