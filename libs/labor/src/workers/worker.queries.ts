import { Injectable } from '@nestjs/common';
import { LaborTypeQueries, type LaborTypeRow } from '#libs/company';
import { Missing } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { assertContactsReached } from './worker.policy.js';
import { type AltPhoneRow, WORKER_COLUMNS, WORKER_JOINS, type WorkerRow } from './worker.rows.js';

/** A worker with every number. */
export interface ContactRow extends WorkerRow {
  /** In the order they were added. */
  alt_phones: AltPhoneRow[];
}

/** Everything the contacts screen shows. */
export interface Contacts {
  /** By name, upper and lower case alike. */
  workers: ContactRow[];
  /** All skills of the company, by name. */
  laborTypes: LaborTypeRow[];
}

/** A worker's own columns, kept for this transaction. */
export interface HeldWorker {
  id: number;
  company_id: number;
  user_id: number | null;
  name: string;
  phone_number: string;
  notes: string | null;
  primary_skill_id: number | null;
  secondary_skill_id: number | null;
}

/** Keeping a worker to edit it does not make those wait who request the worker meanwhile; keeping it to delete it does. */
const LOCKS = { edit: 'for no key update', delete: 'for update' } as const;

@Injectable()
export class WorkerQueries {
  constructor(private readonly skills: LaborTypeQueries) {}

  /**
   * Two statements, however many workers.
   *
   * @throws Missing the actor does not reach the company's contacts
   */
  async contacts(work: Work, companyId: number): Promise<Contacts> {
    assertContactsReached(work.actor, companyId);
    const workers = await work.rows<ContactRow>(
      `select ${WORKER_COLUMNS},
              (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'phone_number', a.phone_number, 'label', a.label) order by a.id), '[]')
                 from alt_phones a where a.worker_id = w.id) as alt_phones
         from ${WORKER_JOINS} where w.company_id = $1 order by lower(w.name), w.name, w.id`,
      [companyId],
    );
    return { workers, laborTypes: await this.skills.ofCompany(work, companyId) };
  }

  /**
   * One statement.
   *
   * @throws Missing no such worker in the company, or the actor does not reach its contacts
   */
  async held(work: Work, companyId: number, id: number, purpose: keyof typeof LOCKS): Promise<HeldWorker> {
    assertContactsReached(work.actor, companyId);
    const worker = await work.row<HeldWorker>(
      `select id, company_id, user_id, name, phone_number, notes, primary_skill_id, secondary_skill_id
         from workers where id = $1 and company_id = $2 ${LOCKS[purpose]}`,
      [id, companyId],
    );
    if (!worker) throw new Missing('Worker');
    return worker;
  }
}
