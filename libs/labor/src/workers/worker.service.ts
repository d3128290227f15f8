import { Injectable } from '@nestjs/common';
import { drawUntilFree, randomWorkerSlug } from '#libs/kernel';
import { ConsentService, type Language, StopRecallService } from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { lockRequestsOfWorker } from './lock-requests.js';
import { readPhone } from './read-phone.js';
import { WorkerAccountService } from './worker-account.service.js';
import { WorkerSkillService } from './worker-skill.service.js';
import { Worker } from './worker.entity.js';
import { WorkerExists, WorkerHasRequests } from './worker.errors.js';
import { WorkerAdded, WorkerDeleted } from './worker.facts.js';
import { assertContactsReached } from './worker.policy.js';
import { WorkerQueries } from './worker.queries.js';
import { WorkerWritingService } from './worker-writing.service.js';
import { writeWorker } from './write-worker.js';

export interface WorkerDraft {
  name: string;
  /** In any notation. */
  phoneNumber: string;
}

/** A contact that is to be added. */
export interface NewWorkerDraft extends WorkerDraft {
  /** Ids of other companies are ignored. */
  laborTypeIds?: readonly number[];
  /** The actor has the person's consent to texts, spoken or on paper: the ledger says who and when. */
  consents?: boolean;
  language?: Language;
}

/** Undefined: unchanged. */
export interface WorkerChanges extends Partial<WorkerDraft> {
  notes?: string | null;
  language?: Language;
  primarySkillId?: number | null;
  secondarySkillId?: number | null;
  /** Replaces all; ids of other companies are ignored. */
  laborTypeIds?: readonly number[];
}

/**
 * A company's contacts. A unique index keeps primary numbers unique within the company. Consent
 * belongs to the number, so a new number starts without it, and unanswered offers are queued again.
 * All verbs throw NotFound where the actor does not reach the company's contacts.
 */
@Injectable()
export class WorkerService {
  constructor(
    private readonly workers: WorkerQueries,
    private readonly skills: WorkerSkillService,
    private readonly accounts: WorkerAccountService,
    private readonly writing: WorkerWritingService,
    private readonly stops: StopRecallService,
    private readonly consents: ConsentService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Adds a contact, linked to the account with this verified number, else invited to make one.
   *
   * @returns the worker's id
   * @throws PhoneInvalid
   * @throws WorkerExists
   */
  async add(work: Work, companyId: number, draft: NewWorkerDraft): Promise<number> {
    assertContactsReached(work.actor, companyId);
    const id = await this.addUnchecked(work, companyId, draft);
    if (draft.consents)
      await this.consents.grantByHand(work, companyId, [readPhone(draft.phoneNumber)]);
    return id;
  }

  /**
   * The same for a crew, since who fills a requirement adds whom they need, stewards too, and for people who add
   * themselves. Callers have checked reach.
   *
   * @throws PhoneInvalid
   * @throws WorkerExists
   */
  async addUnchecked(
    work: Work,
    companyId: number,
    { name, phoneNumber, language, laborTypeIds }: Omit<NewWorkerDraft, 'consents'>,
  ): Promise<number> {
    const values = { name, phone_number: readPhone(phoneNumber) };
    const id = await this.insert(work, companyId, values);
    await this.stops.recall(work, [values.phone_number]);
    await this.facts.record(work, new WorkerAdded({ companyId, workerId: id, after: values }));
    if (language && language !== 'en') await writeWorker(work, id, { language });
    if (laborTypeIds && laborTypeIds.length > 0)
      await this.skills.replace(work, { id, company_id: companyId }, laborTypeIds);
    await this.accounts.linkOrInvite(work, {
      id,
      company_id: companyId,
      phone_number: values.phone_number,
    });
    return id;
  }

  /**
   * Changes the given fields. A contact without an account is linked when the new number is
   * verified.
   *
   * @throws NotFound no such worker in the company
   * @throws PhoneInvalid
   * @throws WorkerExists
   * @throws WorkerSkillUnknown a preferred skill is another company's
   */
  async edit(work: Work, companyId: number, id: number, changes: WorkerChanges): Promise<void> {
    assertContactsReached(work.actor, companyId);
    if (changes.phoneNumber !== undefined) lockRequestsOfWorker(work, companyId, id);
    const worker = await this.workers.lock(work, companyId, id, 'edit');
    const { name, notes, language, primarySkillId: primary, secondarySkillId: secondary } = changes;
    await this.skills.assertSkillsOfCompany(work, companyId, {
      primary_skill: primary,
      secondary_skill: secondary,
    });
    await this.writing.write(work, worker, {
      name,
      notes,
      language,
      phone_number:
        changes.phoneNumber === undefined
          ? undefined
          : readPhone(changes.phoneNumber, worker.phone_number),
      primary_skill_id: primary,
      secondary_skill_id: secondary,
    });
    if (changes.laborTypeIds) await this.skills.replace(work, worker, changes.laborTypeIds);
  }

  /**
   * Deletes a contact without requests and cancellations.
   *
   * @throws NotFound no such worker in the company
   * @throws WorkerHasRequests also for archived requests, and for cancellations, which are paid
   */
  async remove(work: Work, companyId: number, id: number): Promise<void> {
    const { name, phone_number } = await this.workers.lock(work, companyId, id, 'delete');
    const used = await work.row(
      `select 1 where exists (select 1 from labor_requests r where r.worker_id = $1)
          or exists (select 1 from cancellations can where can.worker_id = $1)`,
      [id],
    );
    if (used) throw new WorkerHasRequests();
    await work.tx.delete(Worker, id);
    await this.facts.record(
      work,
      new WorkerDeleted({ companyId, workerId: id, before: { name, phone_number } }),
    );
  }

  /** The unique index decides between simultaneous calls. @throws WorkerExists */
  private async insert(
    work: Work,
    companyId: number,
    { name, phone_number }: { name: string; phone_number: string },
  ): Promise<number> {
    return drawUntilFree(async () => {
      const made = await work.row<{ id: number }>(
        `insert into workers (company_id, slug, name, phone_number, created_at) values ($1, $2, $3, $4, $5)
         on conflict do nothing returning id`,
        [companyId, randomWorkerSlug(), name, phone_number, work.now],
      );
      if (made) return made.id;
      const known = await work.row(
        'select 1 from workers where company_id = $1 and phone_number = $2',
        [companyId, phone_number],
      );
      if (known) throw new WorkerExists();
      return null;
    });
  }
}
