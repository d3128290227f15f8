import { RequirementArchived } from '#libs/labor';
import { Follower, OnFact, type Work } from '#libs/platform';
import { SomebodyClockedIn } from '../time-entry.errors.js';

/**
 * Refuses to delete a requirement, by itself or with its call or event, while somebody is clocked in for it: their
 * code would open nothing, and their shift would never end.
 */
@Follower('time-entry')
export class RunningShiftFollower {
  @OnFact(RequirementArchived)
  whenRequirementArchived(work: Work, { requirementId }: RequirementArchived): Promise<void> {
    work.batchWrite(refuseRunning, requirementId);
    return Promise.resolve();
  }
}

/** One statement for all requirements of an event. @throws SomebodyClockedIn */
async function refuseRunning(work: Work, requirementIds: readonly number[]): Promise<void> {
  const running = await work.row<{ count: number }>(
    `select count(*)::int as count from time_entries te join labor_requests r on r.id = te.labor_request_id
      where r.labor_requirement_id = any($1::bigint[]) and te.start_at is not null and te.end_at is null and te.voided_at is null`,
    [requirementIds],
  );
  if (running!.count > 0) throw new SomebodyClockedIn(running!.count);
}
