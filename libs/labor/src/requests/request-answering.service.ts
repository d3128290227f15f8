import { Injectable } from '@nestjs/common';
import { isCallOver } from '#libs/call-time';
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
import { AttendanceService, type RequestAttendance } from './attendance.service.js';
import { confirmedAtAfter, RequestTransitionService } from './request-transition.service.js';
import { OpenPositions } from './open-positions.js';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  progressOf,
  type RequestInContext,
} from './request-in-context.rows.js';
import type { UntoldReason } from './untold-reason.js';
import { PromotionService } from './promotion.service.js';

/** The outcome of an action. */
export interface PerformedTransition extends RequestTransition {
  /** Why the worker, who was taken off, gets no text; null: they get one, or none is due. */
  untold: UntoldReason | null;
}

/** A request of a worker who may be asked in place of a missing one. */
type AnsweredRequest = RequestInContext & {
  /** Nobody else whom this search has asked is confirmed: a yes confirms. */
  is_sought: boolean;
};

const IS_SOUGHT = `exists (
    select from replacement_offers ro join replacements rep on rep.id = ro.replacement_id
     where ro.labor_request_id = r.id and rep.ended_at is null and not exists (
           select from replacement_offers other join labor_requests o on o.id = other.labor_request_id
            where other.replacement_id = rep.id and o.state = 'confirmed')) as is_sought`;

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
    private readonly attendances: AttendanceService,
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
  ): Promise<PerformedTransition> {
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
    const actions = answers.map(({ requestId, answer }) => ({
      requestId,
      action: `available_${answer}` as const,
    }));
    for (const outcome of await this.performAll(work, actions, 'worker'))
      transitionOrThrow(outcome);
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
    actions: readonly ActionOnRequest[],
    by: RequestActor,
  ): Promise<(PerformedTransition | Refusal)[]> {
    const ids = actions.map(({ requestId }) => requestId);
    lockRequirementsOfRequests(work, ids);
    lockRequests(work, ids);
    const [requests, counts, attendances] = await Promise.all([
      this.read(work, ids),
      OpenPositions.ofRequests(work, ids),
      this.attendances.ofRequests(work, ids),
    ]);

    const outcomes: (PerformedTransition | Refusal)[] = [];
    const freed = new Set<number>();
    for (const { requestId, action } of actions) {
      const request = requests.get(requestId);
      if (!request) throw new NotFound('LaborRequest');
      const outcome = this.decide(work, request, action, by, counts, attendances.get(requestId)!);
      if (isRefused(outcome)) {
        outcomes.push(outcome);
        continue;
      }
      const untold = await this.moving.apply(work, request, action, outcome);
      outcomes.push({ ...outcome, untold });
      counts.recordTransition(request, outcome.to);
      if (outcome.freesPosition) freed.add(request.requirement_id);
      requests.set(requestId, requestAfter(request, outcome, work.now));
    }
    if (freed.size > 0) await this.promotion.fillOpenPositions(work, [...freed]);
    return outcomes;
  }

  private decide(
    work: Work,
    request: AnsweredRequest,
    action: RequestAction,
    by: RequestActor,
    counts: OpenPositions,
    attendance: RequestAttendance,
  ): RequestTransition | Refusal {
    return transitionOf(request.state, action, by, {
      reserved: request.reserved,
      positionOpen: counts.remaining(request) > 0 || request.is_sought,
      callStarted: request.starts_at <= work.now,
      callOver: isCallOver(progressOf(request, attendance), work.now),
      attendance: attendance.attendance,
      eventCanceled: request.event_canceled,
      cancelCounted: request.cancel_counted,
    });
  }

  private async read(work: Work, ids: readonly number[]): Promise<Map<number, AnsweredRequest>> {
    const rows = await work.rows<AnsweredRequest>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS}, ${IS_SOUGHT} from ${REQUESTS_IN_CONTEXT} where r.id = any($1) and ${NOT_ARCHIVED}`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** A second action on the same request starts from the first one's result. */
function requestAfter(
  request: AnsweredRequest,
  move: RequestTransition,
  now: Date,
): AnsweredRequest {
  if (move.repeated) return request;
  return {
    ...request,
    state: move.to,
    reserved: request.reserved && !move.dropsReservation,
    cancel_counted: request.cancel_counted || move.canceledCount > 0,
    responded_at: now,
    confirmed_at: confirmedAtAfter(request, move, now),
  };
}

/** Waits for clock-ins and clock-outs in progress, so that the decision sees their hours. */
function lockRequests(work: Work, requestIds: readonly number[]): void {
  work.executeWithoutWaiting(
    'select id from labor_requests where id = any($1) order by id for no key update',
    [requestIds],
  );
}

function transitionOrThrow(outcome: PerformedTransition | Refusal): PerformedTransition {
  if (isRefused(outcome)) throw new Invalid(outcome.refused, outcome.message);
  return outcome;
}
