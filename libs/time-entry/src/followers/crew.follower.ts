import { RequestMoved } from '#libs/labor';
import { Follower, OnFact, type Work } from '#libs/platform';
import { Voiding } from '../voiding.js';

/** Whoever leaves a crew, by whichever door, leaves no hours behind that would be paid. */
@Follower('time-entry')
export class CrewFollower {
  constructor(private readonly voiding: Voiding) {}

  /** @throws HoursComplete the worker has worked the shift; then they cannot leave it any more */
  @OnFact(RequestMoved)
  async whenRequestMoved(work: Work, { from, to, place }: RequestMoved): Promise<void> {
    if (from === 'confirmed' && to !== 'confirmed')
      await this.voiding.voidHours(work, place.requestId);
  }
}
