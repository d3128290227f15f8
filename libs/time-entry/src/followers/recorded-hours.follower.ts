import { RequestDeleted, RequirementArchived } from '#libs/labor';
import { Follower, OnFact, type Work } from '#libs/platform';
import { RequestHasHours, RequirementHasHours } from '../time-entry.errors.js';

/** Refuses deletions that would take recorded hours along, voided ones included. */
@Follower('time-entry')
export class RecordedHoursFollower {
  /** @throws RequestHasHours the worker has signed in */
  @OnFact(RequestDeleted)
  async whenRequestDeleted(work: Work, { ids }: RequestDeleted): Promise<void> {
    const hours = await work.row('select 1 from time_entries where labor_request_id = $1', [
      ids.requestId,
    ]);
    if (hours) throw new RequestHasHours();
  }

  /** @throws RequirementHasHours unless the actor manages the company */
  @OnFact(RequirementArchived)
  async whenRequirementArchived(work: Work, fact: RequirementArchived): Promise<void> {
    if (work.actor.manages(fact.companyId!)) return;
    const hours = await work.row(
      'select 1 from time_entries te join labor_requests r on r.id = te.labor_request_id where r.labor_requirement_id = $1 limit 1',
      [fact.requirementId],
    );
    if (hours) throw new RequirementHasHours();
  }
}
