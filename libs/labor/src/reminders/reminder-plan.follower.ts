import {
  CallTimeArchived,
  CallTimeChanged,
  CallTimeMoved,
  CallTimeRestored,
  CallTimeScheduled,
} from '#libs/call-time';
import { CompanyChanged } from '#libs/company';
import { EventCanceled } from '#libs/event';
import { Follower, OnFact, type Work } from '#libs/platform';
import { ReminderPlanService } from './reminder-plan.service.js';

/**
 * Plans automatic reminders again when their call moves or ends, and when the company changes its
 * hours.
 */
@Follower('labor')
export class ReminderPlanFollower {
  constructor(private readonly plan: ReminderPlanService) {}

  @OnFact(CallTimeScheduled)
  whenCallScheduled(work: Work, { callTimeId }: CallTimeScheduled): Promise<void> {
    return this.reschedule(work, [callTimeId]);
  }

  @OnFact(CallTimeMoved)
  whenCallMoved(work: Work, { callTimeId }: CallTimeMoved): Promise<void> {
    return this.reschedule(work, [callTimeId]);
  }

  /** The call's zone may have changed. */
  @OnFact(CallTimeChanged)
  whenCallChanged(work: Work, { callTimeId }: CallTimeChanged): Promise<void> {
    return this.reschedule(work, [callTimeId]);
  }

  @OnFact(CallTimeArchived)
  whenCallArchived(work: Work, { callTimeId }: CallTimeArchived): Promise<void> {
    return this.reschedule(work, [callTimeId]);
  }

  @OnFact(CallTimeRestored)
  whenCallRestored(work: Work, { callTimeId }: CallTimeRestored): Promise<void> {
    return this.reschedule(work, [callTimeId]);
  }

  @OnFact(EventCanceled)
  async whenEventCanceled(work: Work, { eventId }: EventCanceled): Promise<void> {
    const calls = await work.rows<{ id: number }>(
      'select id from call_times where event_id = $1 and starts_at > $2',
      [eventId, work.now],
    );
    await this.reschedule(
      work,
      calls.map(({ id }) => id),
    );
  }

  @OnFact(CompanyChanged)
  async whenCompanyChanged(work: Work, fact: CompanyChanged): Promise<void> {
    if (!fact.hasChanged('reminder_hours', 'time_zone')) return;
    const calls = await work.rows<{ id: number }>(
      'select ct.id from call_times ct join events e on e.id = ct.event_id where e.company_id = $1 and ct.starts_at > $2',
      [fact.companyId, work.now],
    );
    await this.reschedule(
      work,
      calls.map(({ id }) => id),
    );
  }

  private async reschedule(work: Work, callTimeIds: readonly number[]): Promise<void> {
    for (const id of callTimeIds) work.batchWrite(this.plan.reschedule, id);
  }
}
