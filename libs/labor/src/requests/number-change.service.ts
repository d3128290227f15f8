import { Injectable } from '@nestjs/common';
import { drawUntilFree, randomShortToken } from '#libs/kernel';
import { MessageWithdrawingService } from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { RegistrationInvitationService } from '../workers/registration-invitation.service.js';
import { blankTokenOf } from './blank-token.js';
import { OfferTakenBack } from './labor-request.facts.js';
import {
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  SHARES_CALL,
  type TalkedAbout,
  requestIdsOf,
} from './request-in-context.rows.js';

/** Withdraws texts to a worker's former number. */
@Injectable()
export class NumberChangeService {
  constructor(
    private readonly messages: MessageWithdrawingService,
    private readonly registrations: RegistrationInvitationService,
    private readonly facts: FactBus,
  ) {}

  /**
   * Gives all requests of the worker new short tokens, takes those of deleted ones, queues unanswered offers again, and ends
   * registration links. Call it under the locks of the requests.
   *
   * @returns the worker's requests, with their new tokens
   */
  async takeBack(work: Work, workerId: number): Promise<TalkedAbout[]> {
    const before = await this.requestsOf(work, workerId);
    await this.messages.withdraw(
      work,
      before.map(({ id }) => id),
    );
    await this.renewTokens(
      work,
      before.map(({ id }) => id),
    );
    await work.rows(
      `update deleted_requests dr set token_short = ${blankTokenOf('dr')} where dr.worker_id = $1`,
      [workerId],
    );
    await this.registrations.endTokens(work, workerId);
    await this.queueAgain(
      work,
      before.filter(({ state, sent_at }) => state === 'pending' && sent_at !== null),
    );
    return before.length === 0 ? [] : this.requestsOf(work, workerId);
  }

  private requestsOf(work: Work, workerId: number): Promise<TalkedAbout[]> {
    return work.rows<TalkedAbout>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS}, ${SHARES_CALL} from ${REQUESTS_IN_CONTEXT} where w.id = $1 order by r.id`,
      [workerId],
    );
  }

  /** Draws again for requests whose new token was taken. */
  private async renewTokens(work: Work, requestIds: readonly number[]): Promise<void> {
    let left = [...requestIds];
    await drawUntilFree(async () => {
      if (left.length === 0) return true;
      const renewed = await work.rows<{ id: number }>(
        `with renewed as (
           update labor_requests r set token_short = given.token
             from (select distinct on (token) * from unnest($1::bigint[], $2::text[]) as drawn(id, token)) given
            where r.id = given.id and not exists (select from labor_requests o where o.token_short = given.token)
           returning r.id
         ) select id from renewed`,
        [left, left.map(() => randomShortToken())],
      );
      const done = new Set(renewed.map(({ id }) => id));
      left = left.filter((id) => !done.has(id));
      return left.length === 0 ? true : null;
    });
  }

  private async queueAgain(work: Work, offered: readonly TalkedAbout[]): Promise<void> {
    if (offered.length === 0) return;
    await work.rows('update labor_requests set sent_at = null where id = any($1)', [
      offered.map(({ id }) => id),
    ]);
    for (const request of offered)
      await this.facts.record(
        work,
        new OfferTakenBack(requestIdsOf(request), { sent_at: request.sent_at }, { sent_at: null }),
      );
  }
}
