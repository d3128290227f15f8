import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import { forEachYielding } from './contact-import/for-each-yielding.js';
import { WorkerDeleted } from './worker.facts.js';
import { assertContactsReached } from './worker.policy.js';

/** Never requested, without an account, not a steward. */
const UNUSED = `w.user_id is null and not w.is_steward and not exists (select 1 from labor_requests r where r.worker_id = w.id)
  and not exists (select 1 from cancellations can where can.worker_id = w.id)`;

/** Deletes contacts that were imported and never used. */
@Injectable()
export class UnusedWorkerService {
  constructor(private readonly facts: FactBus) {}

  /**
   * How many contacts `deleteUnused` would delete now. One statement.
   *
   * @throws NotFound the actor does not reach the company's contacts
   */
  async countUnused(work: Work, companyId: number): Promise<number> {
    assertContactsReached(work.actor, companyId);
    const found = await work.row<{ count: number }>(
      `select count(*)::int as count from workers w where w.company_id = $1 and ${UNUSED}`,
      [companyId],
    );
    return found!.count;
  }

  /**
   * Deletes the company's unused contacts. Locks and checks them again first, so that a contact
   * requested meanwhile stays.
   *
   * @returns how many there were
   * @throws NotFound the actor does not reach the company's contacts
   */
  async deleteUnused(work: Work, companyId: number): Promise<number> {
    assertContactsReached(work.actor, companyId);
    const held = await work.rows<{ id: number }>(
      `select w.id from workers w where w.company_id = $1 and ${UNUSED} order by w.id for update`,
      [companyId],
    );
    if (held.length === 0) return 0;
    const deleted = await work.rows<{ id: number; name: string; phone_number: string }>(
      `delete from workers w where w.id = any($1::bigint[]) and ${UNUSED} returning w.id, w.name, w.phone_number`,
      [held.map(({ id }) => id)],
    );
    await forEachYielding(deleted, ({ id, ...before }) =>
      this.facts.record(work, new WorkerDeleted({ companyId, workerId: id, before })),
    );
    return deleted.length;
  }
}
