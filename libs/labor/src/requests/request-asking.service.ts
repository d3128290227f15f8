import { Injectable } from '@nestjs/common';
import { drawUntilFree, Invalid, NotFound, randomShortToken } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import type { RequirementIds } from '../requirements/labor-requirement.queries.js';
import { lockRequirements } from '../requirements/requirement-lock.js';
import { RequestReserved, WorkerRequested } from './labor-request.facts.js';

/** What became of the workers of a bulk request; each worker id occurs once. */
export interface AskedWorkers {
  /** The new requests, by worker. */
  added: ReadonlyMap<number, number>;
  /** The requests of workers who were on the list already, by worker. */
  listed: ReadonlyMap<number, number>;
  /** Ids that are no workers of the company. */
  unknown: readonly number[];
}

interface InsertedRow {
  worker_id: number;
  known: boolean;
  added_id: number | null;
  listed_id: number | null;
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
    const { unknown, listed } = await this.askAll(work, ids, [workerId], reserve);
    if (unknown.length > 0) throw new NotFound('Worker');
    if (listed.size > 0 && !reserve)
      throw new Invalid('request.exists', 'This worker is already requested.');
  }

  /**
   * Adds workers, with or without reserved positions. Those who are on the list already are only reserved. One statement,
   * two more where somebody is reserved.
   */
  async askAll(
    work: Work,
    ids: RequirementIds,
    workerIds: readonly number[],
    reserve: boolean,
  ): Promise<AskedWorkers> {
    const asked = await this.insert(work, ids, [...new Set(workerIds)], reserve);
    const after = { state: 'pending', reserved: reserve };
    for (const [workerId, requestId] of asked.added)
      await this.facts.record(
        work,
        new WorkerRequested({ ...ids, requestId, workerId }, null, after),
      );
    if (reserve && asked.listed.size > 0) await this.reserve(work, ids, [...asked.listed.values()]);
    return asked;
  }

  /** The unique index decides between simultaneous calls; a second look then finds the other's rows. */
  private async insert(
    work: Work,
    { companyId, requirementId }: RequirementIds,
    workerIds: readonly number[],
    reserved: boolean,
  ): Promise<AskedWorkers> {
    const added = new Map<number, number>();
    const listed = new Map<number, number>();
    const unknown: number[] = [];
    let left = [...workerIds];
    await drawUntilFree(async () => {
      const rows = await work.rows<InsertedRow>(
        `with wanted as (select * from unnest($2::bigint[], $3::text[]) as n(worker_id, token)),
              known as (select w.id, wanted.token from wanted join workers w on w.id = wanted.worker_id where w.company_id = $6 and w.erased_at is null),
              made as (insert into labor_requests (labor_requirement_id, worker_id, token_short, reserved, requested_at)
                       select $1, id, token, $4, $5 from known order by id on conflict do nothing returning id, worker_id)
         select wanted.worker_id, known.id is not null as known, made.id as added_id, r.id as listed_id
           from wanted
           left join known on known.id = wanted.worker_id
           left join made on made.worker_id = wanted.worker_id
           left join labor_requests r on r.labor_requirement_id = $1 and r.worker_id = wanted.worker_id`,
        [requirementId, left, left.map(() => randomShortToken()), reserved, work.now, companyId],
      );
      for (const { worker_id: workerId, known, added_id, listed_id } of rows) {
        if (!known) unknown.push(workerId);
        else if (added_id !== null) added.set(workerId, added_id);
        else if (listed_id !== null) listed.set(workerId, listed_id);
      }
      left = left.filter((id) => !added.has(id) && !listed.has(id) && !unknown.includes(id));
      return left.length === 0 ? true : null;
    });
    return { added, listed, unknown };
  }

  /** Under the lock, because a reservation takes a position. */
  private async reserve(
    work: Work,
    ids: RequirementIds,
    requestIds: readonly number[],
  ): Promise<void> {
    await lockRequirements(work, [ids.requirementId]);
    const reserved = await work.rows<{ id: number; worker_id: number }>(
      `update labor_requests set reserved = true where id = any($1::bigint[]) and not reserved returning id, worker_id`,
      [requestIds],
    );
    for (const { id: requestId, worker_id: workerId } of reserved)
      await this.facts.record(
        work,
        new RequestReserved(
          { ...ids, requestId, workerId },
          { reserved: false },
          { reserved: true },
        ),
      );
  }
}
