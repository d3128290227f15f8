import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { lockRequirementsOfRequests } from '../requirements/requirement-lock.js';
import { CancellationTextService } from './cancellation-text.service.js';
import { LaborRequest } from './labor-request.entity.js';
import { RequestDeleted } from './labor-request.facts.js';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
  requestIdsOf,
} from './request-in-context.rows.js';
import { PromotionService } from './promotion.service.js';

/** Deletes labor requests. */
@Injectable()
export class RequestDeletingService {
  constructor(
    private readonly cancellations: CancellationTextService,
    private readonly promotion: PromotionService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Deletes a request. A worker confirmed for a future call gets a text; the next on the waiting
   * list is promoted. The fact is recorded first: time-entry refuses it when hours were recorded.
   *
   * @throws NotFound the request is gone
   */
  async delete(work: Work, requestId: number): Promise<void> {
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
    await this.cancellations.queue(work, { requestId });
    await work.tx.delete(LaborRequest, requestId);
    const opensPosition =
      request.state === 'confirmed' || (request.state === 'pending' && request.reserved);
    if (opensPosition) await this.promotion.fillOpenPositions(work, [request.requirement_id]);
  }
}
