import { CallTimeArchived, CallTimeRestored } from '#libs/call-time';
import { EventArchived } from '#libs/event';
import { Follower, OnFact, type Work } from '#libs/platform';
import { RequirementArchivingService } from '../requests/requirement-archiving.service.js';
import { RequirementRestoringService } from '../requests/requirement-restoring.service.js';

/** Archives the labor requirements of an archived call or event, and restores those of a restored call. */
@Follower('labor')
export class ArchiveFollower {
  constructor(
    private readonly archiving: RequirementArchivingService,
    private readonly restoring: RequirementRestoringService,
  ) {}

  @OnFact(CallTimeArchived)
  whenCallArchived(work: Work, fact: CallTimeArchived): Promise<void> {
    return this.archiving.archive(work, { callTimeId: fact.callTimeId });
  }

  @OnFact(EventArchived)
  whenEventArchived(work: Work, fact: EventArchived): Promise<void> {
    return this.archiving.archive(work, { eventId: fact.eventId });
  }

  @OnFact(CallTimeRestored)
  whenCallRestored(work: Work, fact: CallTimeRestored): Promise<void> {
    return this.restoring.restoreWithCall(work, fact);
  }
}
