import { Injectable } from '@nestjs/common';
import { Invalid, Missing } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { lockRequirementsOf } from '../requirements/requirement-lock.js';
import { CancellationTexts } from './cancellation-texts.js';
import { RequestDeleted } from './labor-request.facts.js';
import {
  LIVE,
  PLACED_COLUMNS,
  PLACED_REQUESTS,
  type PlacedRequest,
  placeOf,
} from './placed-request.rows.js';
import { Promotion } from './promotion.service.js';

/** Takes a worker off the list of a requirement. */
@Injectable()
export class Deleting {
  constructor(
    private readonly cancellations: CancellationTexts,
    private readonly promotion: Promotion,
    private readonly facts: FactBus,
  ) {}

  /**
   * Deletes a request for good. Who was confirmed for a call to come is told; who is next in line moves up.
   *
   * @throws Missing the request is gone
   * @throws Invalid hours were recorded for it
   */
  async delete(work: Work, requestId: number): Promise<void> {
    lockRequirementsOf(work, [requestId]);
    const request = await work.row<PlacedRequest & { has_hours: boolean }>(
      `select ${PLACED_COLUMNS}, exists (select 1 from time_entries te where te.labor_request_id = r.id) as has_hours
         from ${PLACED_REQUESTS} where r.id = $1 and ${LIVE}`,
      [requestId],
    );
    if (!request) throw new Missing('LaborRequest');
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
        placeOf(request),
        { state: request.state, reserved: request.reserved },
        null,
      ),
    );
    const freesPlace =
      request.state === 'confirmed' || (request.state === 'pending' && request.reserved);
    if (freesPlace) await this.promotion.fill(work, [request.requirement_id]);
  }
}
