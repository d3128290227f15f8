import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { lockRequirementsOfRequests } from '../requirements/requirement-lock.js';
import { isRefused } from '../rules/request-states.js';
import { RequestAnsweringService } from './request-answering.service.js';
import { RequestQueries } from './request.queries.js';

export interface BulkConfirmingResult {
  /** Ids of those confirmed now, including those that were confirmed before. */
  confirmed: number[];
  errors: { id: number; error: string }[];
}

/** Confirms many requests at once for a manager or steward. */
@Injectable()
export class BulkConfirmingService {
  constructor(
    private readonly requests: RequestQueries,
    private readonly answering: RequestAnsweringService,
  ) {}

  /**
   * Confirms the requests that the actor reaches and reports the others. A repeated id counts once.
   */
  async confirm(work: Work, ids: readonly number[]): Promise<BulkConfirmingResult> {
    const wanted = [...new Set(ids)];
    lockRequirementsOfRequests(work, [...(await this.requests.reachedAmong(work, wanted))]);
    const reached = await this.requests.reachedAmong(work, wanted);

    const moved = wanted.filter((id) => reached.has(id));
    const outcomes = await this.answering.performAll(
      work,
      moved.map((requestId) => ({ requestId, action: 'confirm' as const })),
      'manager',
    );
    const missing = wanted
      .filter((id) => !reached.has(id))
      .map((id) => ({ id, error: new NotFound('LaborRequest').message }));
    const refused = outcomes.flatMap((outcome, at) =>
      isRefused(outcome) ? [{ id: moved[at]!, error: outcome.message }] : [],
    );
    const confirmed = moved.filter((_id, at) => !isRefused(outcomes[at]!));
    return { confirmed, errors: [...missing, ...refused] };
  }
}
