import { CancellationTextService, RequirementArchived } from '#libs/labor';
import { Follower, OnFact, type Work } from '#libs/platform';
import { HoursService } from '../hours/hours.service.js';
import { ShiftService } from '../hours/shift.service.js';

/**
 * Ends the running shifts of a deleted requirement, by itself or with its call or event: no sheet, link or station
 * would end them later. The rules of a steward's sign-out decide what counts; the workers get a text.
 */
@Follower('time-entry')
export class RunningShiftFollower {
  constructor(
    private readonly shifts: ShiftService,
    private readonly hours: HoursService,
    private readonly cancellations: CancellationTextService,
  ) {}

  @OnFact(RequirementArchived)
  async whenRequirementArchived(work: Work, fact: RequirementArchived): Promise<void> {
    const running = await work.rows<{ id: number }>(
      `select r.id from labor_requests r join time_entries te on te.labor_request_id = r.id
        where r.labor_requirement_id = $1 and r.state = 'confirmed' and te.end_at is null and te.voided_at is null order by r.id`,
      [fact.requirementId],
    );
    if (running.length === 0) return;
    const ends = new Map<number, Date>();
    for (const { id } of running) {
      const shift = await this.shifts.lock(work, id);
      const end = await this.hours.signOut(work, shift, 'time_sheet', 'ended_by_deletion');
      ends.set(id, end);
    }
    await this.cancellations.tellShiftsEnded(work, ends);
  }
}
