import { Injectable } from '@nestjs/common';
import { drawUntilFree, Invalid, NotFound, randomShortToken } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import type { RequirementIds } from '../requirements/labor-requirement.queries.js';
import { lockRequirements } from '../requirements/requirement-lock.js';
import { RequestReserved, WorkerRequested } from './labor-request.facts.js';

interface NewRequest {
  companyId: number;
  requirementId: number;
  workerId: number;
  reserved: boolean;
}

/** Adds workers to a requirement. Sends nothing. */
@Injectable()
export class RequestAskingService {
  constructor(private readonly facts: FactBus) {}

  /**
   * Adds one worker, with or without a reserved position. For a worker who is on the list already,
   * it only reserves.
   *
   * @throws NotFound (Worker) no such worker in the company of the event
   * @throws Invalid the worker is on the list already
   */
  async ask(work: Work, ids: RequirementIds, workerId: number, reserve: boolean): Promise<void> {
    const { companyId, requirementId } = ids;
    const requestId = await this.insert(work, {
      companyId,
      requirementId,
      workerId,
      reserved: reserve,
    });
    if (requestId === null && !reserve)
      throw new Invalid('request.exists', 'This worker is already requested.');
    if (requestId === null) return this.reserve(work, ids, workerId);
    const after = { state: 'pending', reserved: reserve };
    await this.facts.record(
      work,
      new WorkerRequested({ ...ids, requestId, workerId }, null, after),
    );
  }

  /**
   * Null when the worker is on the list already; the unique index decides between simultaneous
   * calls. @throws NotFound
   */
  private async insert(
    work: Work,
    { companyId, requirementId, workerId, reserved }: NewRequest,
  ): Promise<number | null> {
    const { id } = await drawUntilFree<{ id: number | null }>(async () => {
      const row = await work.row<{ known: boolean; id: number | null }>(
        `with worker as (select id from workers where id = $2 and company_id = $6 and erased_at is null),
              made as (insert into labor_requests (labor_requirement_id, worker_id, token_short, reserved, requested_at)
                       select $1, id, $3, $4, $5 from worker on conflict do nothing returning id)
         select exists (select from worker) as known, (select id from made) as id`,
        [requirementId, workerId, randomShortToken(), reserved, work.now, companyId],
      );
      if (!row!.known) throw new NotFound('Worker');
      if (row!.id !== null) return { id: row!.id };
      const asked = await work.row(
        'select 1 from labor_requests where labor_requirement_id = $1 and worker_id = $2',
        [requirementId, workerId],
      );
      return asked ? { id: null } : null;
    });
    return id;
  }

  /** Under the lock, because a reservation takes a position. */
  private async reserve(work: Work, ids: RequirementIds, workerId: number): Promise<void> {
    await lockRequirements(work, [ids.requirementId]);
    const reserved = await work.row<{ id: number }>(
      `with kept as (update labor_requests set reserved = true
                      where labor_requirement_id = $1 and worker_id = $2 and not reserved returning id) select id from kept`,
      [ids.requirementId, workerId],
    );
    if (!reserved) return;
    await this.facts.record(
      work,
      new RequestReserved(
        { ...ids, requestId: reserved.id, workerId },
        { reserved: false },
        { reserved: true },
      ),
    );
  }
}
