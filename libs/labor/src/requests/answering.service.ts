import { Injectable } from '@nestjs/common';
import { Invalid, Missing } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { lockRequirementsOf } from '../requirements/requirement-lock.js';
import {
  isRefused,
  type Move,
  moveOf,
  type Refusal,
  type RequestAction,
  type RequestActor,
} from '../rules/request-states.js';
import { Moving } from './moving.service.js';
import { PlaceCounts } from './place-counts.js';
import {
  LIVE,
  PLACED_COLUMNS,
  PLACED_REQUESTS,
  type PlacedRequest,
} from './placed-request.rows.js';
import { Promotion } from './promotion.service.js';

export interface Wish {
  requestId: number;
  action: RequestAction;
}

/** The one way a request goes from state to state: REST, pages, texts, the time sheet. Whoever calls has checked reach. */
@Injectable()
export class Answering {
  constructor(
    private readonly moving: Moving,
    private readonly promotion: Promotion,
  ) {}

  /**
   * Does one thing to one request, with all that follows: counters, feed, text, promotion.
   *
   * @throws Missing the request is gone
   * @throws Invalid the table of moves refuses it
   */
  async move(
    work: Work,
    requestId: number,
    action: RequestAction,
    by: RequestActor,
  ): Promise<Move> {
    const [outcome] = await this.moveAll(work, [{ requestId, action }], by);
    return accepted(outcome!);
  }

  /**
   * A worker's answers, all of them or none.
   *
   * @throws Missing a request is gone
   * @throws Invalid the table of moves refuses one of them
   */
  async answerAll(
    work: Work,
    answers: readonly { requestId: number; answer: 'yes' | 'no' }[],
  ): Promise<void> {
    const wishes = answers.map(({ requestId, answer }) => ({
      requestId,
      action: `available_${answer}` as const,
    }));
    for (const outcome of await this.moveAll(work, wishes, 'worker')) accepted(outcome);
  }

  /**
   * Several at once, in the given order, under one pass of locks. A refused wish stops no other.
   *
   * @returns for each wish what came of it
   * @throws Missing a request is gone
   */
  async moveAll(
    work: Work,
    wishes: readonly Wish[],
    by: RequestActor,
  ): Promise<(Move | Refusal)[]> {
    const ids = wishes.map(({ requestId }) => requestId);
    lockRequirementsOf(work, ids);
    const [requests, counts] = await Promise.all([
      this.read(work, ids),
      PlaceCounts.around(work, ids),
    ]);

    const outcomes: (Move | Refusal)[] = [];
    const freed = new Set<number>();
    for (const { requestId, action } of wishes) {
      const request = requests.get(requestId);
      if (!request) throw new Missing('LaborRequest');
      const outcome = this.decide(work, request, action, by, counts);
      outcomes.push(outcome);
      if (isRefused(outcome)) continue;

      await this.moving.carryOut(work, request, action, outcome);
      counts.moved(request, outcome.to);
      if (outcome.freesPlace) freed.add(request.requirement_id);
      requests.set(requestId, afterwards(request, outcome, work.now));
    }
    if (freed.size > 0) await this.promotion.fill(work, [...freed]);
    return outcomes;
  }

  private decide(
    work: Work,
    request: PlacedRequest,
    action: RequestAction,
    by: RequestActor,
    counts: PlaceCounts,
  ): Move | Refusal {
    return moveOf(request.state, action, by, {
      reserved: request.reserved,
      placeFree: counts.free(request) > 0,
      callStarted: request.starts_at <= work.now,
      eventCanceled: request.event_canceled,
      cancelCounted: request.cancel_counted,
    });
  }

  private async read(work: Work, ids: readonly number[]): Promise<Map<number, PlacedRequest>> {
    const rows = await work.rows<PlacedRequest>(
      `select ${PLACED_COLUMNS} from ${PLACED_REQUESTS} where r.id = any($1) and ${LIVE}`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** So that a second wish about the same request starts from the first. */
function afterwards(request: PlacedRequest, move: Move, now: Date): PlacedRequest {
  if (move.repeated) return request;
  return {
    ...request,
    state: move.to,
    reserved: request.reserved && !move.dropsReservation,
    cancel_counted: request.cancel_counted || move.canceledCount > 0,
    responded_at: now,
  };
}

function accepted(outcome: Move | Refusal): Move {
  if (isRefused(outcome)) throw new Invalid(outcome.refused, outcome.message);
  return outcome;
}
