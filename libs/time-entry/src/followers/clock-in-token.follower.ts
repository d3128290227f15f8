import { RequestStateChanged } from '#libs/labor';
import { Follower, OnFact, type Work } from '#libs/platform';
import { insertMissingTokens } from '../clock/clock-in-token.service.js';

/** Whoever is confirmed has a code to clock in with, before any page asks for it. */
@Follower('time-entry')
export class ClockInTokenFollower {
  @OnFact(RequestStateChanged)
  async whenRequestMoved(work: Work, { to, ids }: RequestStateChanged): Promise<void> {
    if (to === 'confirmed')
      work.batchWrite(insertMissingTokens, { eventId: ids.eventId, workerId: ids.workerId });
  }
}
