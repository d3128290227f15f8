import { Injectable } from '@nestjs/common';
import { StopRecallService } from '#libs/messaging';
import { changedColumns, FactBus, type Work } from '#libs/platform';
import { WorkerAccountService } from './worker-account.service.js';
import { WorkerChanged, WorkerNumberChanged } from './worker.facts.js';
import type { LockedWorker } from './worker.queries.js';
import { writeWorker } from './write-worker.js';

/** Changes the columns of contacts, and does what a new number brings with it. */
@Injectable()
export class WorkerWritingService {
  constructor(
    private readonly accounts: WorkerAccountService,
    private readonly stops: StopRecallService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Writes what differs. A new number is linked to its account where the contact has none.
   *
   * @param worker as it is now, with all columns of `wanted`
   * @throws WorkerExists another contact has the number
   */
  async write<Known extends Pick<LockedWorker, 'id' | 'company_id' | 'phone_number'>>(
    work: Work,
    worker: Known,
    wanted: Partial<Known>,
  ): Promise<void> {
    const changed = changedColumns(worker, wanted);
    if (!changed) return;
    const { id: workerId, company_id: companyId } = worker;
    await writeWorker(work, workerId, changed.after);
    await this.facts.record(work, new WorkerChanged({ companyId, workerId, ...changed }));
    if (!changed.after.phone_number) return;
    await this.stops.recall(work, [changed.after.phone_number]);
    await this.accounts.link(work, { ...worker, ...changed.after });
    await this.facts.record(work, new WorkerNumberChanged({ companyId, workerId }));
  }
}
