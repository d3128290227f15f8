import { CallTimeArchived } from '#libs/call-time';
import { EventArchived } from '#libs/event';
import { Follower, OnFact, type Work } from '#libs/platform';
import { RequirementArchivingService } from '../requests/requirement-archiving.service.js';

/** Archives the labor requirements of an archived call or event. */
@Follower('labor')
export class ArchiveFollower {
  constructor(private readonly archiving: RequirementArchivingService) {}

  @OnFact(CallTimeArchived)
  whenCallArchived(work: Work, fact: CallTimeArchived): Promise<void> {
    return this.archiving.archive(work, { callTimeId: fact.callTimeId });
  }

  @OnFact(EventArchived)
  whenEventArchived(work: Work, fact: EventArchived): Promise<void> {
    return this.archiving.archive(work, { eventId: fact.eventId });
  }
}
