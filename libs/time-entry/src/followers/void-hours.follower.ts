import { RequestStateChanged } from '#libs/labor';
import { Follower, OnFact, type Work } from '#libs/platform';
import { HoursVoidingService } from '../hours/hours-voiding.service.js';

/** Voids the hours of workers who are no longer confirmed. */
@Follower('time-entry')
export class VoidHoursFollower {
  constructor(private readonly voiding: HoursVoidingService) {}

  /** @throws HoursComplete the worker has signed out; the request has to stay confirmed */
  @OnFact(RequestStateChanged)
  async whenRequestMoved(work: Work, { from, to, ids }: RequestStateChanged): Promise<void> {
    if (from === 'confirmed' && to !== 'confirmed')
      await this.voiding.voidHours(work, ids.requestId);
  }
}
