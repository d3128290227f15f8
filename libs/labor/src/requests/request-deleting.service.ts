import { Injectable } from '@nestjs/common';
import { Invalid, NotFound } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { lockRequirementsOfRequests } from '../requirements/requirement-lock.js';
import { CancellationTextService } from './cancellation-text.service.js';
import { RequestDeleted } from './labor-request.facts.js';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
  requestIdsOf,
} from './request-in-context.rows.js';
import { PromotionService } from './promotion.service.js';

/** Takes a worker off the list of a requirement. */
@Injectable()
export class RequestDeletingService {
  constructor(
    private readonly cancellations: CancellationTextService,
    private readonly promotion: PromotionService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Deletes a request for good. Who was confirmed for a call to come is told; who is next in line moves up.
   *
   * @throws NotFound the request is gone
   * @throws Invalid hours were recorded for it
   */
  async delete(work: Work, requestId: number): Promise<void> {
    lockRequirementsOfRequests(work, [requestId]);
    const request = await work.row<RequestInContext & { has_hours: boolean }>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS}, exists (select 1 from time_entries te where te.labor_request_id = r.id) as has_hours
         from ${REQUESTS_IN_CONTEXT} where r.id = $1 and ${NOT_ARCHIVED}`,
      [requestId],
    );
    if (!request) throw new NotFound('LaborRequest');
    if (request.has_hours)
      throw new Invalid(
        'request.has_hours',
        'This worker has clocked in; the request is kept with its hours.',
      );

    await this.cancellations.queue(work, { requestId });
    await work.rows('delete from labor_requests where id = $1', [requestId]);
    await this.facts.record(
      work,
      new RequestDeleted(
        requestIdsOf(request),
        { state: request.state, reserved: request.reserved },
        null,
      ),
    );
    const freesPlace =
      request.state === 'confirmed' || (request.state === 'pending' && request.reserved);
    if (freesPlace) await this.promotion.fillOpenPositions(work, [request.requirement_id]);
  }
}
