import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import { WorkerChanged } from './worker.facts.js';
import { WorkerQueries } from './worker.queries.js';

export type WorkerCounter = 'no_show_count' | 'canceled_count';

/** Counts of no-shows and cancellations, which managers may correct. */
@Injectable()
export class WorkerCounterService {
  constructor(
    private readonly workers: WorkerQueries,
    private readonly facts: FactBus,
  ) {}

  /**
   * Adds or subtracts one, never below zero, in one statement.
   *
   * @returns the new count
   * @throws NotFound no such worker, or another company's
   */
  async adjust(
    work: Work,
    workerSlug: string,
    counter: WorkerCounter,
    by: 1 | -1,
  ): Promise<number> {
    const { id, company_id: companyId } = await this.workers.reached(work, workerSlug);
    const changed = await work.row<{ count: number }>(
      `update workers set ${counter} = ${counter} + $2 where id = $1 and ${counter} + $2 >= 0 returning ${counter} as count`,
      [id, by],
    );
    if (!changed) return 0;
    const values = {
      before: { [counter]: changed.count - by },
      after: { [counter]: changed.count },
    };
    await this.facts.record(work, new WorkerChanged({ companyId, workerId: id, ...values }));
    return changed.count;
  }
}
