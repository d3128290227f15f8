import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import { mayPromoteAt, nextOnWaitlist } from '../rules/promotion.js';
import { isRefused, transitionOf } from '../rules/request-states.js';
import { PositionLeftOpen } from './labor-request.facts.js';
import { RequestTransitionService } from './request-transition.service.js';
import { OpenPositions } from './open-positions.js';
import {
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  REQUESTS_IN_CONTEXT,
  type RequestInContext,
  requestIdsOf,
} from './request-in-context.rows.js';

/** Fills open first-come positions from the waiting list, the earliest answer first. */
@Injectable()
export class PromotionService {
  constructor(
    private readonly facts: FactBus,
    private readonly moving: RequestTransitionService,
  ) {}

  /**
   * Call it under the requirements' locks, after a position became open. Too close to a call it
   * confirms nobody, and tells the managers once who would be next.
   */
  async fillOpenPositions(work: Work, requirementIds: readonly number[]): Promise<void> {
    const waiting = await this.waitlist(work, requirementIds);
    if (waiting.length === 0) return;
    const counts = await OpenPositions.ofRequirements(work, requirementIds);
    for (const id of requirementIds) {
      const line = waiting.filter((request) => request.requirement_id === id);
      await this.fillRequirement(work, line, counts);
    }
  }

  private async fillRequirement(
    work: Work,
    line: readonly RequestInContext[],
    counts: OpenPositions,
  ): Promise<void> {
    let left = line;
    for (let next = nextOf(left); next; next = nextOf(left)) {
      if (counts.remaining(next) === 0 || next.event_canceled) return;
      if (!mayPromoteAt(work.now, next.starts_at, next.promotion_cutoff_minutes)) {
        return this.facts.record(work, new PositionLeftOpen(requestIdsOf(next), null, null));
      }
      const move = transitionOf(next.state, 'promote', 'system', {
        reserved: false,
        positionOpen: true,
        callStarted: next.starts_at <= work.now,
        callOver: false,
        attendance: 'none',
      });
      if (isRefused(move)) return;
      counts.recordTransition(next, move.to);
      await this.moving.apply(work, next, 'promote', move);
      left = left.filter((request) => request !== next);
    }
  }

  private waitlist(work: Work, requirementIds: readonly number[]): Promise<RequestInContext[]> {
    return work.rows<RequestInContext>(
      `select ${REQUEST_IN_CONTEXT_COLUMNS} from ${REQUESTS_IN_CONTEXT}
        where r.labor_requirement_id = any($1) and r.state = 'available' and not r.reserved and ${NOT_ARCHIVED}`,
      [requirementIds],
    );
  }
}

function nextOf(line: readonly RequestInContext[]): RequestInContext | undefined {
  const id = nextOnWaitlist(
    line.map(({ id, reserved, responded_at }) => ({ id, reserved, respondedAt: responded_at })),
  );
  return line.find((request) => request.id === id);
}
