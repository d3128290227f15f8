import { WorkerMerged } from '#libs/labor';
import { Follower, OnFact, type Work } from '#libs/platform';

/** Codes to clock in with stay good when two contacts turn out to be one person; of two for one event, the kept contact's. */
@Follower('time-entry')
export class WorkerMergeFollower {
  @OnFact(WorkerMerged)
  async whenMerged(work: Work, { workerId, mergedId }: WorkerMerged): Promise<void> {
    await work.rows(
      `update clock_in_tokens t set worker_id = $1
        where t.worker_id = $2 and not exists (select 1 from clock_in_tokens k where k.worker_id = $1 and k.event_id = t.event_id)`,
      [workerId, mergedId],
    );
  }
}
