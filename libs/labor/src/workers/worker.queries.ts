import { Injectable } from '@nestjs/common';
import { LaborTypeQueries, type LaborTypeRow } from '#libs/company';
import { extendObject, NotFound } from '#libs/kernel';
import {
  pageClauses,
  type PageClauses,
  type KeysetPage,
  type RowOf,
  type SortOrder,
  type Work,
} from '#libs/platform';
import type { Worker } from './worker.entity.js';
import { assertContactsReached } from './worker.policy.js';
import {
  altPhonesOf,
  type AltPhoneRow,
  LISTED_WORKER_COLUMNS,
  type ListedWorkerRow,
  workerJoins,
  type WorkerRow,
} from './worker.rows.js';

/** A worker with all numbers. */
export type ContactRow = ListedWorkerRow & {
  /** In the order they were added. */
  alt_phones: AltPhoneRow[];
};

/** What the contacts screen shows. */
export interface Contacts {
  /** By name, ignoring case. */
  workers: ContactRow[];
  /** All skills of the company, by name. */
  laborTypes: LaborTypeRow[];
}

/** The columns of a locked worker. */
export type LockedWorker = Pick<
  RowOf<Worker>,
  | 'id'
  | 'company_id'
  | 'user_id'
  | 'name'
  | 'phone_number'
  | 'notes'
  | 'language'
  | 'primary_skill_id'
  | 'secondary_skill_id'
>;

/**
 * Locking for an edit lets others request the worker meanwhile; locking for a deletion does not.
 */
const LOCKS = { edit: 'for no key update', delete: 'for update' } as const;

/** Ignores case. */
export const CONTACTS_BY_NAME: SortOrder<Pick<WorkerRow, 'name' | 'id'>> = {
  columns: [
    {
      sql: 'w.name',
      type: 'text',
      valueIn: (worker) => worker.name,
      expression: (name) => `lower(${name})`,
    },
    { sql: 'w.name', type: 'text', valueIn: (worker) => worker.name },
    { sql: 'w.id', type: 'bigint', valueIn: (worker) => worker.id },
  ],
  direction: 'asc',
};

/**
 * Skills and numbers are read for all workers at once; the names of skills come from the company's
 * list.
 */
const contactsWithin = ({ where, orderByAndLimit, orderBy }: PageClauses): string => `
  with those as materialized (select w.* from workers w where w.company_id = $1 and w.erased_at is null and ${where} ${orderByAndLimit})
  select ${LISTED_WORKER_COLUMNS},
         coalesce(skills.ids, '[]') as labor_type_ids, coalesce(alts.phones, '[]') as alt_phones
    from ${workerJoins('those')}
    left join (select worker_id, json_agg(labor_type_id) as ids from worker_skills
                where worker_id in (select id from those) group by worker_id) skills on skills.worker_id = w.id
    left join (${altPhonesOf('those')}) alts on alts.worker_id = w.id
   ${orderBy}`;

@Injectable()
export class WorkerQueries {
  constructor(private readonly skills: LaborTypeQueries) {}

  /**
   * Two statements, however many workers.
   *
   * @param page of the workers, by `CONTACTS_BY_NAME`; null: all of them
   * @throws NotFound the actor does not reach the company's contacts
   */
  async contacts(work: Work, companyId: number, page: KeysetPage | null = null): Promise<Contacts> {
    assertContactsReached(work.actor, companyId);
    const part = pageClauses(CONTACTS_BY_NAME, page, [companyId]);
    const rows = await work.jsonRows<
      Omit<ContactRow, 'labor_types'> & { labor_type_ids: number[] }
    >(contactsWithin(part), part.parameters);
    const laborTypes = await this.skills.ofCompany(work, companyId);
    const workers = rows.map((row) =>
      extendObject(row, {
        labor_types: laborTypes.filter(({ id }) => row.labor_type_ids.includes(id)),
      }),
    );
    return { workers, laborTypes };
  }

  /**
   * One statement.
   *
   * @throws NotFound no such worker, or the actor does not reach the contacts of its company
   */
  async reached(
    work: Work,
    slug: string,
  ): Promise<Pick<LockedWorker, 'id' | 'company_id' | 'phone_number'>> {
    const worker = await work.row<Pick<LockedWorker, 'id' | 'company_id' | 'phone_number'>>(
      'select id, company_id, phone_number from workers where slug = $1 and erased_at is null',
      [slug],
    );
    if (!worker) throw new NotFound('Worker');
    assertContactsReached(work.actor, worker.company_id);
    return worker;
  }

  /**
   * One statement.
   *
   * @throws NotFound no such worker in the company, or the actor does not reach its contacts
   */
  async lock(
    work: Work,
    companyId: number,
    id: number,
    purpose: keyof typeof LOCKS,
  ): Promise<LockedWorker> {
    assertContactsReached(work.actor, companyId);
    const worker = await work.row<LockedWorker>(
      `select id, company_id, user_id, name, phone_number, notes, language, primary_skill_id, secondary_skill_id
         from workers where id = $1 and company_id = $2 and erased_at is null ${LOCKS[purpose]}`,
      [id, companyId],
    );
    if (!worker) throw new NotFound('Worker');
    return worker;
  }
}
