import { Injectable } from '@nestjs/common';
import { Invalid, NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { lockRequirementsOfRequests } from '../requirements/requirement-lock.js';
import {
  isRefused,
  type RequestTransition,
  transitionOf,
  type Refusal,
  type RequestAction,
  type RequestActor,
} from '../rules/request-states.js';
import { RequestTransitionService } from './request-transition.service.js';
import { OpenPositions } from './open-positions.js';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
} from './request-in-context.rows.js';
import { PromotionService } from './promotion.service.js';

export interface ActionOnRequest {
  requestId: number;
  action: RequestAction;
}

/**
 * Changes the state of requests, for REST, pages, texts and the time sheet. Callers have checked
 * reach.
 */
@Injectable()
export class RequestAnsweringService {
  constructor(
    private readonly moving: RequestTransitionService,
    private readonly promotion: PromotionService,
  ) {}

  /**
   * Performs one action on one request, with all that follows: counters, feed, text, promotion.
   *
   * @throws NotFound the request is gone
   * @throws Invalid the table of states refuses the action
   */
  async perform(
    work: Work,
    requestId: number,
    action: RequestAction,
    by: RequestActor,
  ): Promise<RequestTransition> {
    const [outcome] = await this.performAll(work, [{ requestId, action }], by);
    return transitionOrThrow(outcome!);
  }

  /**
   * A worker's answers, all or none.
   *
   * @throws NotFound a request is gone
   * @throws Invalid the table of states refuses one of them
   */
  async answerAll(
    work: Work,
    answers: readonly { requestId: number; answer: 'yes' | 'no' }[],
  ): Promise<void> {
    const wishes = answers.map(({ requestId, answer }) => ({
      requestId,
      action: `available_${answer}` as const,
    }));
    for (const outcome of await this.performAll(work, wishes, 'worker')) transitionOrThrow(outcome);
  }

  /**
   * Several actions at once, in the given order, under one set of locks. A refused one does not
   * stop the others.
   *
   * @returns the outcome of each action
   * @throws NotFound a request is gone
   */
  async performAll(
    work: Work,
    wishes: readonly ActionOnRequest[],
    by: RequestActor,
  ): Promise<(RequestTransition | Refusal)[]> {
    const ids = wishes.map(({ requestId }) => requestId);
    lockRequirementsOfRequests(work, ids);
    const [requests, counts] = await Promise.all([
      this.read(work, ids),
      OpenPositions.ofRequests(work, ids),
    ]);

    const outcomes: (RequestTransition | Refusal)[] = [];
    const freed = new Set<number>();
    for (const { requestId, action } of wishes) {
      const request = requests.get(requestId);
      if (!request) throw new NotFound('LaborRequest');
      const outcome = this.decide(work, request, action, by, counts);
      outcomes.push(outcome);
      if (isRefused(outcome)) continue;

      await this.moving.apply(work, request, action, outcome);
      counts.recordTransition(request, outcome.to);
      if (outcome.freesPosition) freed.add(request.requirement_id);
      requests.set(requestId, requestAfter(request, outcome, work.now));
    }
    if (freed.size > 0) await this.promotion.fillOpenPositions(work, [...freed]);
    return outcomes;
  }

  private decide(
    work: Work,
    request: RequestInContext,
    action: RequestAction,
    by: RequestActor,
    counts: OpenPositions,
  ): RequestTransition | Refusal {
    return transitionOf(request.state, action, by, {
      reserved: request.reserved,
      positionOpen: counts.remaining(request) > 0,
      callStarted: request.starts_at <= work.now,
      eventCanceled: request.event_canceled,
      cancelCounted: request.cancel_counted,
    });
  }

  private async read(work: Work, ids: readonly number[]): Promise<Map<number, RequestInContext>> {
    const rows = await work.rows<RequestInContext>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT} where r.id = any($1) and ${NOT_ARCHIVED}`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** A second action on the same request starts from the first one's result. */
function requestAfter(
  request: RequestInContext,
  move: RequestTransition,
  now: Date,
): RequestInContext {
  if (move.repeated) return request;
  return {
    ...request,
    state: move.to,
    reserved: request.reserved && !move.dropsReservation,
    cancel_counted: request.cancel_counted || move.canceledCount > 0,
    responded_at: now,
  };
}

function transitionOrThrow(outcome: RequestTransition | Refusal): RequestTransition {
  if (isRefused(outcome)) throw new Invalid(outcome.refused, outcome.message);
  return outcome;
}
