import {
  CallTimeArchived,
  CallTimeChanged,
  CallTimeMoved,
  CallTimeRestored,
  CallTimeScheduled,
} from '#libs/call-time';
import { EventCanceled } from '#libs/event';
import { Follower, OnFact, type Work } from '#libs/platform';
import { MissingCrewService } from '../missing-crew/missing-crew.service.js';

/** Plans the check for missing crew again when a call moves or ends. */
@Follower('time-entry')
export class MissingCrewFollower {
  constructor(private readonly missing: MissingCrewService) {}

  @OnFact(CallTimeScheduled)
  async whenCallScheduled(work: Work, { callTimeId }: CallTimeScheduled): Promise<void> {
    work.batchWrite(this.missing.planChecks, callTimeId);
  }

  @OnFact(CallTimeMoved)
  async whenCallMoved(work: Work, { callTimeId }: CallTimeMoved): Promise<void> {
    work.batchWrite(this.missing.planChecks, callTimeId);
  }

  @OnFact(CallTimeChanged)
  async whenCallChanged(work: Work, { callTimeId }: CallTimeChanged): Promise<void> {
    work.batchWrite(this.missing.planChecks, callTimeId);
  }

  @OnFact(CallTimeArchived)
  async whenCallArchived(work: Work, { callTimeId }: CallTimeArchived): Promise<void> {
    work.batchWrite(this.missing.planChecks, callTimeId);
  }

  @OnFact(CallTimeRestored)
  async whenCallRestored(work: Work, { callTimeId }: CallTimeRestored): Promise<void> {
    work.batchWrite(this.missing.planChecks, callTimeId);
  }

  @OnFact(EventCanceled)
  async whenEventCanceled(work: Work, { eventId }: EventCanceled): Promise<void> {
    const calls = await work.rows<{ id: number }>('select id from call_times where event_id = $1', [
      eventId,
    ]);
    for (const { id } of calls) work.batchWrite(this.missing.planChecks, id);
  }
}
