import { RequestStateChanged } from '#libs/labor';
import { Follower, OnFact, type Work } from '#libs/platform';
import { insertMissingTokens } from '../clock/clock-in-token.service.js';

/** Makes a clock-in token for every newly confirmed worker. */
@Follower('time-entry')
export class ClockInTokenFollower {
  @OnFact(RequestStateChanged)
  async whenRequestMoved(work: Work, { to, ids }: RequestStateChanged): Promise<void> {
    if (to === 'confirmed')
      work.batchWrite(insertMissingTokens, { eventId: ids.eventId, workerId: ids.workerId });
  }
}
