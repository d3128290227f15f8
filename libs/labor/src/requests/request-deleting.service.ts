import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { lockRequirementsOfRequests } from '../requirements/requirement-lock.js';
import { AttendanceService } from './attendance.service.js';
import { recordCancellations } from './cancellations.js';
import { CancellationTextService } from './cancellation-text.service.js';
import { deleteRequests } from './delete-requests.js';
import { RequestDeleted } from './labor-request.facts.js';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
  requestIdsOf,
} from './request-in-context.rows.js';
import { PromotionService } from './promotion.service.js';
import type { UntoldReason } from './untold-reason.js';

/** Deletes labor requests. */
@Injectable()
export class RequestDeletingService {
  constructor(
    private readonly cancellations: CancellationTextService,
    private readonly attendances: AttendanceService,
    private readonly promotion: PromotionService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Deletes a request for good. A worker confirmed for a call that is not over gets a text; the next on the waiting list moves
   * up. Tells the fact first: time-entry refuses it when hours were recorded.
   *
   * @returns why a confirmed worker is not told; null: they are, or there is nothing to tell
   * @throws NotFound the request is gone
   */
  async delete(work: Work, requestId: number): Promise<UntoldReason | null> {
    lockRequirementsOfRequests(work, [requestId]);
    const request = await work.row<RequestInContext>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT} where r.id = $1 and ${NOT_ARCHIVED}`,
      [requestId],
    );
    if (!request) throw new NotFound('LaborRequest');
    await this.facts.record(
      work,
      new RequestDeleted(
        requestIdsOf(request),
        { state: request.state, reserved: request.reserved },
        null,
      ),
    );
    const untold = await this.tell(work, request);
    await deleteRequests(work, [requestId]);
    const opensPosition =
      request.state === 'confirmed' || (request.state === 'pending' && request.reserved);
    if (opensPosition) await this.promotion.fillOpenPositions(work, [request.requirement_id]);
    return untold;
  }

  private async tell(work: Work, request: RequestInContext): Promise<UntoldReason | null> {
    if (request.state !== 'confirmed' || request.event_canceled) return null;
    const [expected] = await this.attendances.expected(work, [request]);
    if (!expected) return null;
    recordCancellations(work, [request.id]);
    return this.cancellations.tellTakenOff(work, request, false);
  }
}
