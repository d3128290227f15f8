import { Injectable } from '@nestjs/common';
import { CallFilledService, RequestAnsweringService } from '#libs/labor';
import { Invalid } from '#libs/kernel';
import type { Work } from '#libs/platform';

/** Takes no-shows back who came after all, as their scans say that arrive late. */
@Injectable()
export class NoShowReturnService {
  constructor(
    private readonly answering: RequestAnsweringService,
    private readonly filled: CallFilledService,
  ) {}

  /**
   * As if a steward pressed *Showed up*: the count goes back. Offers to replace them stop, with a text, where as many as
   * needed are confirmed again.
   */
  async takeBack(work: Work, requestIds: readonly number[]): Promise<void> {
    const actions = requestIds.map((requestId) => ({ requestId, action: 'showed_up' as const }));
    await this.answering.performAll(work, actions, 'manager');
    for (const { id } of await this.needlessOffers(work, requestIds)) {
      try {
        await this.filled.tell(work, id);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error; // The call is over: the offer has ended by itself.
      }
    }
  }

  private needlessOffers(work: Work, requestIds: readonly number[]): Promise<{ id: number }[]> {
    return work.rows<{ id: number }>(
      `select r.id from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id
        where r.state = 'pending' and r.sent_at is not null
          and q.id = any(array(select labor_requirement_id from labor_requests where id = any($1)))
          and (select count(*) from labor_requests where labor_requirement_id = q.id and state = 'confirmed') >= q.needed_labor
        order by r.id`,
      [requestIds],
    );
  }
}
