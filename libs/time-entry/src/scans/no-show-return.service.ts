import { Injectable } from '@nestjs/common';
import { OfferWithdrawingService, RequestAnsweringService } from '#libs/labor';
import type { Work } from '#libs/platform';

/** Takes back a no-show when a scan that arrives later shows that the worker came. */
@Injectable()
export class NoShowReturnService {
  constructor(
    private readonly answering: RequestAnsweringService,
    private readonly withdrawing: OfferWithdrawingService,
  ) {}

  /**
   * As if a steward pressed *Showed up*: the count goes back. Open offers of the requirement stop before the commit, with
   * a text, where as many as needed are confirmed again; a requirement that lacks others goes on asking.
   */
  async takeBack(work: Work, requestIds: readonly number[]): Promise<void> {
    const actions = requestIds.map((requestId) => ({ requestId, action: 'showed_up' as const }));
    await this.answering.performAll(work, actions, 'manager');
    for (const id of requestIds) work.batchWrite(this.stopOffers, id);
  }

  private readonly stopOffers = async (
    work: Work,
    requestIds: readonly number[],
  ): Promise<void> => {
    const full = await work.rows<{ id: number }>(
      `select q.id from labor_requirements q
        where q.id = any(array(select labor_requirement_id from labor_requests where id = any($1)))
          and (select count(*) from labor_requests where labor_requirement_id = q.id and state = 'confirmed') >= q.needed_labor
        order by q.id`,
      [requestIds],
    );
    for (const { id } of full) await this.withdrawing.withdraw(work, id);
  };
}
