import { Injectable } from '@nestjs/common';
import { FactBus, type Work } from '#libs/platform';
import { mayPromoteAt, nextInLine } from '../rules/promotion.js';
import { isRefused, moveOf } from '../rules/request-states.js';
import { PlaceLeftOpen } from './labor-request.facts.js';
import { Moving } from './moving.service.js';
import { PlaceCounts } from './place-counts.js';
import {
  LIVE,
  PLACED_COLUMNS,
  PLACED_REQUESTS,
  type PlacedRequest,
  placeOf,
} from './placed-request.rows.js';

/** Gives free first-come places to those who said yes and wait, the earliest answer first. */
@Injectable()
export class Promotion {
  constructor(
    private readonly facts: FactBus,
    private readonly moving: Moving,
  ) {}

  /**
   * Call it under the requirements' locks, after whatever freed a place. Too close to a call nobody is confirmed unasked:
   * then the managers are told, once, who would be next.
   */
  async fill(work: Work, requirementIds: readonly number[]): Promise<void> {
    const waiting = await this.waiting(work, requirementIds);
    if (waiting.length === 0) return;
    const counts = await PlaceCounts.of(work, requirementIds);
    for (const id of requirementIds) {
      const line = waiting.filter((request) => request.requirement_id === id);
      await this.fillOne(work, line, counts);
    }
  }

  private async fillOne(
    work: Work,
    line: readonly PlacedRequest[],
    counts: PlaceCounts,
  ): Promise<void> {
    let left = line;
    for (let next = firstOf(left); next; next = firstOf(left)) {
      if (counts.free(next) === 0 || next.event_canceled) return;
      if (!mayPromoteAt(work.now, next.starts_at, next.promotion_cutoff_minutes)) {
        return this.facts.record(work, new PlaceLeftOpen(placeOf(next), null, null));
      }
      const move = moveOf(next.state, 'promote', 'house', {
        reserved: false,
        placeFree: true,
        callStarted: next.starts_at <= work.now,
      });
      if (isRefused(move)) return;
      counts.moved(next, move.to);
      await this.moving.carryOut(work, next, 'promote', move);
      left = left.filter((request) => request !== next);
    }
  }

  private waiting(work: Work, requirementIds: readonly number[]): Promise<PlacedRequest[]> {
    return work.rows<PlacedRequest>(
      `select ${PLACED_COLUMNS} from ${PLACED_REQUESTS}
        where r.labor_requirement_id = any($1) and r.state = 'available' and not r.reserved and ${LIVE}`,
      [requirementIds],
    );
  }
}

function firstOf(line: readonly PlacedRequest[]): PlacedRequest | undefined {
  const id = nextInLine(
    line.map(({ id, reserved, responded_at }) => ({ id, reserved, respondedAt: responded_at })),
  );
  return line.find((request) => request.id === id);
}
