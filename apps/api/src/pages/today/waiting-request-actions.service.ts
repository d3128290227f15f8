import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/kernel';
import { BulkConfirmingService, RequestDeletingService, RequestQueries } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';

/** How many requests an action changed, and which ones it could not. */
export interface ActionOutcome {
  done: number;
  failed: number[];
}

/** Acts on marked requests; one that cannot be changed stops none of the others. */
@Injectable()
export class WaitingRequestActionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bulk: BulkConfirmingService,
    private readonly deleting: RequestDeletingService,
    private readonly requests: RequestQueries,
  ) {}

  async confirm(by: Caller, ids: readonly number[]): Promise<ActionOutcome> {
    const { confirmed, errors } = await this.unitOfWork.as(by, (work) =>
      this.bulk.confirm(work, ids),
    );
    return { done: confirmed.length, failed: errors.map(({ id }) => id) };
  }

  /** Each in a transaction of its own. */
  async delete(by: Caller, ids: readonly number[]): Promise<ActionOutcome> {
    const reached = await this.requests.reachedAmong(this.unitOfWork.reading(by), ids);
    const done = new Set<number>();
    for (const id of reached)
      try {
        await this.unitOfWork.as(by, (work) => this.deleting.delete(work, id));
        done.add(id);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
      }
    return { done: done.size, failed: ids.filter((id) => !done.has(id)) };
  }
}
