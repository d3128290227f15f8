import { Injectable } from '@nestjs/common';
import type { EventRow } from '#libs/event';
import { assertMoneyReached, type EventCost, EventCostQueries } from '#libs/pay';
import type { Work } from '#libs/platform';

const MINUTE = 60_000;
/** Events that are watched at the same time. */
const MOST_KEPT = 200;

/**
 * What events cost, read once for all who watch an event: after each change all their pages read again. Two readings at
 * the same version of the database see the same rows (docs/decisions/0015), and running shifts are counted to the minute.
 */
@Injectable()
export class SharedEventCostService {
  private readonly kept = new Map<number, { key: string; cost: Promise<EventCost> }>();

  constructor(private readonly costs: EventCostQueries) {}

  /**
   * @param version of the database, read before; null: not known, and the cost is read anew
   * @throws NotFound the actor may not read the company's money
   */
  of(work: Work, event: EventRow, version: number | null): Promise<EventCost> {
    if (version === null) return this.costs.ofEvent(work, event);
    const key = `${version} ${Math.floor(work.now.getTime() / MINUTE)}`;
    assertMoneyReached(work.actor, event.company_id);
    const known = this.kept.get(event.id);
    if (known?.key === key) return known.cost;
    const cost = this.costs.ofEvent(work, event);
    this.keep(event.id, key, cost);
    return cost;
  }

  private keep(eventId: number, key: string, cost: Promise<EventCost>): void {
    this.kept.delete(eventId);
    this.kept.set(eventId, { key, cost });
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value!);
    cost.catch(() => {
      if (this.kept.get(eventId)?.cost === cost) this.kept.delete(eventId);
    });
  }
}
