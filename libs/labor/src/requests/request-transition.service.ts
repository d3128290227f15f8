import { Injectable } from '@nestjs/common';
import { MessageService } from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import type { RequestTransition, RequestAction } from '../rules/request-states.js';
import { ConfirmationTextService } from './confirmation-text.service.js';
import { RequestStateChanged } from './labor-request.facts.js';
import { type RequestInContext, requestIdsOf } from './request-in-context.rows.js';

/** Applies a decided transition: row, worker's counters, fact, text. */
@Injectable()
export class RequestTransitionService {
  constructor(
    private readonly facts: FactBus,
    private readonly confirmations: ConfirmationTextService,
    private readonly messages: MessageService,
  ) {}

  /**
   * Call it under the requirement's lock, with a request read under it. Repeating an answer changes
   * nothing.
   */
  async apply(
    work: Work,
    request: RequestInContext,
    action: RequestAction,
    move: RequestTransition,
  ): Promise<void> {
    if (move.repeated) return;
    work.executeWithoutWaiting(
      `update labor_requests
          set state = $2, responded_at = $3, reserved = reserved and not $4, cancel_counted = cancel_counted or $5
        where id = $1`,
      [request.id, move.to, work.now, move.dropsReservation, move.canceledCount > 0],
    );
    this.updateWorkerCounters(work, request.worker_id, move);
    await this.facts.record(
      work,
      new RequestStateChanged(requestIdsOf(request), action, request.state, move.to, move.notify),
    );
    if (request.state === 'pending' && request.sent_at)
      work.batchWrite(this.dropOffers, request.id);
    if (move.textConfirmation) this.confirmations.queue(work, request);
  }

  /** Never below 0: a manager may have reset the counters meanwhile. */
  private updateWorkerCounters(
    work: Work,
    workerId: number,
    { canceledCount, noShowCount }: RequestTransition,
  ): void {
    if (canceledCount === 0 && noShowCount === 0) return;
    work.executeWithoutWaiting(
      `update workers set canceled_count = greatest(0, canceled_count + $2), no_show_count = greatest(0, no_show_count + $3) where id = $1`,
      [workerId, canceledCount, noShowCount],
    );
  }

  /** An offer held for the sending hours is outdated once the worker has answered. */
  private readonly dropOffers = (work: Work, requestIds: readonly number[]): void => {
    this.messages.dropOffers(work, requestIds, 'the request was answered');
  };
}
