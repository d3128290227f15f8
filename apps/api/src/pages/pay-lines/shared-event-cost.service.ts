import { Injectable } from '@nestjs/common';
import type { EventRow } from '#libs/event';
import { assertMoneyReached, type EventCost, EventCostQueries } from '#libs/pay';
import type { Work } from '#libs/platform';
import { SharedReadsService } from '../frame/shared-reads.service.js';

/** What events cost, read once for all who watch an event and may read money. */
@Injectable()
export class SharedEventCostService {
  constructor(
    private readonly costs: EventCostQueries,
    private readonly shared: SharedReadsService,
  ) {}

  /**
   * @param version of the database, read before; null: unknown, the cost is not shared
   * @throws NotFound the actor may not read the company's money
   */
  of(work: Work, event: EventRow, version: number | null): Promise<EventCost> {
    assertMoneyReached(work.actor, event.company_id);
    return this.shared.at(work, version, `cost of event ${event.id}`, () =>
      this.costs.ofEvent(work, event),
    );
  }
}
