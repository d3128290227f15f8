import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/kernel';
import { BulkConfirmingService, RequestDeletingService, RequestQueries } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';

/** How many requests an action changed, and how many it could not. */
export interface ActionCounts {
  done: number;
  failed: number;
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

  async confirm(by: Caller, ids: readonly number[]): Promise<ActionCounts> {
    const { confirmed, errors } = await this.unitOfWork.as(by, (work) =>
      this.bulk.confirm(work, ids),
    );
    return { done: confirmed.length, failed: errors.length };
  }

  /** Each in a transaction of its own. */
  async delete(by: Caller, ids: readonly number[]): Promise<ActionCounts> {
    const reached = await this.requests.reachedAmong(this.unitOfWork.reading(by), ids);
    let done = 0;
    for (const id of reached)
      try {
        await this.unitOfWork.as(by, (work) => this.deleting.delete(work, id));
        done++;
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
      }
    return { done, failed: ids.length - done };
  }
}
