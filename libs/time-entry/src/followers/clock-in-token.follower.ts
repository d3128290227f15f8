import { RequestStateChanged, WorkerNumberChanged } from '#libs/labor';
import { Follower, OnFact, type Work } from '#libs/platform';
import { insertMissingTokens } from '../clock/clock-in-token.service.js';

/** Makes a clock-in token for every newly confirmed worker, and new ones for a number that changed. */
@Follower('time-entry')
export class ClockInTokenFollower {
  @OnFact(RequestStateChanged)
  async whenRequestMoved(work: Work, { to, ids }: RequestStateChanged): Promise<void> {
    if (to === 'confirmed')
      work.batchWrite(insertMissingTokens, { eventId: ids.eventId, workerId: ids.workerId });
  }

  /** Codes on the former phone open nothing any more. */
  @OnFact(WorkerNumberChanged)
  async whenNumberChanged(work: Work, { workerId }: WorkerNumberChanged): Promise<void> {
    await work.rows('update clock_in_tokens set token = gen_random_uuid() where worker_id = $1', [
      workerId,
    ]);
  }
}
