import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import { WorkerSkillUnknown } from './worker.errors.js';
import { WorkerSkillsChanged } from './worker.facts.js';
import { assertContactsReached } from './worker.policy.js';

interface SkilledWorker {
  id: number;
  company_id: number;
}

/** The skills of workers, from the company's own list. */
@Injectable()
export class WorkerSkillService {
  constructor(private readonly facts: FactBus) {}

  /**
   * Replaces the skills of a locked worker.
   *
   * @param laborTypeIds unknown ones and those of other companies are ignored
   */
  async replace(work: Work, worker: SkilledWorker, laborTypeIds: readonly number[]): Promise<void> {
    const before = await this.skillIdsOfWorker(work, worker.id);
    const after = await this.skillIdsOfCompany(work, worker.company_id, laborTypeIds);
    if (before.join() === after.join()) return;

    await work.rows(
      'delete from worker_skills where worker_id = $1 and labor_type_id <> all($2::bigint[])',
      [worker.id, after],
    );
    await work.rows(
      'insert into worker_skills (worker_id, labor_type_id) select $1, unnest($2::bigint[]) on conflict do nothing',
      [worker.id, after],
    );
    const values = { before: { labor_type_ids: before }, after: { labor_type_ids: after } };
    await this.facts.record(
      work,
      new WorkerSkillsChanged({ companyId: worker.company_id, workerId: worker.id, ...values }),
    );
  }

  /**
   * Gives workers one more skill of their company. Who has it already, and ids of other companies, are left out.
   *
   * @returns the workers who got it
   * @throws NotFound the actor does not reach the company's contacts
   */
  async give(
    work: Work,
    companyId: number,
    workerIds: readonly number[],
    laborTypeId: number,
  ): Promise<number[]> {
    assertContactsReached(work.actor, companyId);
    return this.giveUnchecked(work, companyId, workerIds, laborTypeId);
  }

  /** The same for contacts that the caller has just added. */
  giveUnchecked(
    work: Work,
    companyId: number,
    workerIds: readonly number[],
    laborTypeId: number,
  ): Promise<number[]> {
    return this.giveEachUnchecked(
      work,
      companyId,
      new Map(workerIds.map((id) => [id, [laborTypeId]])),
    );
  }

  /** The same where each contact gets skills of their own. Two statements, however many. @param skillIds by worker */
  async giveEachUnchecked(
    work: Work,
    companyId: number,
    skillIds: ReadonlyMap<number, readonly number[]>,
  ): Promise<number[]> {
    const wanted = [...new Set([...skillIds.values()].flat())];
    const ours = new Set(await this.skillIdsOfCompany(work, companyId, wanted));
    if (ours.size === 0) return [];
    const pairs = [...skillIds].flatMap(([workerId, ids]) =>
      ids.filter((id) => ours.has(id)).map((id) => ({ workerId, id })),
    );
    const given = await work.rows<{ worker_id: number; added: number[]; before: number[] }>(
      `with given as (
         insert into worker_skills (worker_id, labor_type_id)
         select w.id, pair.labor_type_id from unnest($2::bigint[], $3::bigint[]) as pair(worker_id, labor_type_id)
           join workers w on w.id = pair.worker_id and w.company_id = $1 and w.erased_at is null order by 1, 2
             on conflict do nothing returning worker_id, labor_type_id)
       select worker_id, array_agg(labor_type_id) as added,
              array(select ws.labor_type_id from worker_skills ws where ws.worker_id = given.worker_id order by 1) as before
         from given group by worker_id order by worker_id`,
      [companyId, pairs.map(({ workerId }) => workerId), pairs.map(({ id }) => id)],
    );
    for (const { worker_id: workerId, added, before } of given) {
      const after = [...before, ...added].sort((a, b) => a - b);
      const values = { before: { labor_type_ids: before }, after: { labor_type_ids: after } };
      await this.facts.record(work, new WorkerSkillsChanged({ companyId, workerId, ...values }));
    }
    return given.map(({ worker_id }) => worker_id);
  }

  /**
   * Checks that preferred skills are the company's; null and undefined pass.
   *
   * @throws WorkerSkillUnknown naming the field
   */
  async assertSkillsOfCompany(
    work: Work,
    companyId: number,
    preferred: Record<'primary_skill' | 'secondary_skill', number | null | undefined>,
  ): Promise<void> {
    const given = Object.entries(preferred) as [
      'primary_skill' | 'secondary_skill',
      number | null | undefined,
    ][];
    const ids = given.flatMap(([, id]) => id ?? []);
    if (ids.length === 0) return;
    const ours = await this.skillIdsOfCompany(work, companyId, ids);
    for (const [field, id] of given)
      if (id != null && !ours.includes(id)) throw new WorkerSkillUnknown(field);
  }

  private async skillIdsOfWorker(work: Work, workerId: number): Promise<number[]> {
    const rows = await work.rows<{ id: number }>(
      'select labor_type_id as id from worker_skills where worker_id = $1 order by 1',
      [workerId],
    );
    return rows.map(({ id }) => id);
  }

  /** Locked, so that no skill is deleted while it is given to a worker. */
  private async skillIdsOfCompany(
    work: Work,
    companyId: number,
    ids: readonly number[],
  ): Promise<number[]> {
    const rows = await work.rows<{ id: number }>(
      'select id from labor_types where company_id = $1 and id = any($2::bigint[]) order by id for key share',
      [companyId, ids],
    );
    return rows.map(({ id }) => id);
  }
}
