import { Injectable } from '@nestjs/common';
import { MessageService } from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import type { RequestTransition, RequestAction } from '../rules/request-states.js';
import { recordCancellations, withdrawCancellations } from './cancellations.js';
import { CancellationTextService } from './cancellation-text.service.js';
import { ConfirmationTextService } from './confirmation-text.service.js';
import { RequestStateChanged } from './labor-request.facts.js';
import { type RequestInContext, requestIdsOf } from './request-in-context.rows.js';
import type { UntoldReason } from './untold-reason.js';

/** Applies a decided transition: row, worker's counters, fact, text. */
@Injectable()
export class RequestTransitionService {
  constructor(
    private readonly facts: FactBus,
    private readonly confirmations: ConfirmationTextService,
    private readonly cancellations: CancellationTextService,
    private readonly messages: MessageService,
  ) {}

  /**
   * Call it under the requirement's lock, with a request read under it. A repeated answer changes nothing.
   *
   * @returns why a worker who was taken off gets no text; null: they get one, or none is due
   */
  async apply(
    work: Work,
    request: RequestInContext,
    action: RequestAction,
    move: RequestTransition,
  ): Promise<UntoldReason | null> {
    if (move.repeated) return null;
    work.executeWithoutWaiting(
      `update labor_requests
          set state = $2, responded_at = $3, reserved = reserved and not $4, cancel_counted = cancel_counted or $5, confirmed_at = $6
        where id = $1`,
      [
        request.id,
        move.to,
        work.now,
        move.dropsReservation,
        move.canceledCount > 0,
        confirmedAtAfter(request, move, work.now),
      ],
    );
    this.updateWorkerCounters(work, request.worker_id, move);
    await this.facts.record(
      work,
      new RequestStateChanged(
        requestIdsOf(request),
        action,
        request.state,
        move.to,
        move.notify,
        request.starts_at,
      ),
    );
    if (request.state === 'pending' && request.sent_at)
      work.batchWrite(this.dropOffers, request.id);
    if (move.to === 'confirmed') work.batchWrite(withdrawCancellations, request.id);
    if (move.textConfirmation) this.confirmations.queue(work, request);
    if (!move.textTakenOff) return null;
    work.batchWrite(recordCancellations, request.id);
    return this.cancellations.tellTakenOff(work, request);
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

/**
 * A no-show who still came keeps the earlier instant; all others are confirmed now. Leaving a crew keeps the instant.
 */
export function confirmedAtAfter(
  { state, confirmed_at: before }: RequestInContext,
  { to }: RequestTransition,
  now: Date,
): Date | null {
  return to === 'confirmed' && !(state === 'no_show' && before) ? now : before;
}
