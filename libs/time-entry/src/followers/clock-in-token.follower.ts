import { RequestMoved } from '#libs/labor';
import { Follower, OnFact, type Work } from '#libs/platform';
import { addTokens } from '../clock-in-tokens.service.js';

/** Whoever is confirmed has a code to clock in with, before any page asks for it. */
@Follower('time-entry')
export class ClockInTokenFollower {
  @OnFact(RequestMoved)
  async whenRequestMoved(work: Work, { to, place }: RequestMoved): Promise<void> {
    if (to === 'confirmed')
      work.gather(addTokens, { eventId: place.eventId, workerId: place.workerId });
  }
}
