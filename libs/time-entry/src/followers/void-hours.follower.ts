import { RequestStateChanged } from '#libs/labor';
import { Follower, OnFact, type Work } from '#libs/platform';
import { HoursVoidingService } from '../hours/hours-voiding.service.js';

/** Whoever leaves a crew, by whichever door, leaves no hours behind that would be paid. */
@Follower('time-entry')
export class VoidHoursFollower {
  constructor(private readonly voiding: HoursVoidingService) {}

  /** @throws HoursComplete the worker has worked the shift; then they cannot leave it any more */
  @OnFact(RequestStateChanged)
  async whenRequestMoved(work: Work, { from, to, ids }: RequestStateChanged): Promise<void> {
    if (from === 'confirmed' && to !== 'confirmed')
      await this.voiding.voidHours(work, ids.requestId);
  }
}
