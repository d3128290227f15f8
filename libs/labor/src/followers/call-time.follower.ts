import { CallTimeMoved } from '#libs/call-time';
import { Follower, OnFact, type Work } from '#libs/platform';
import { Sending } from '../requests/sending.service.js';
import { TimeChanges } from '../time-changes/time-changes.service.js';

/** A call moved: its confirmed crew is asked again, and no offer leaves with the old time. */
@Follower('labor')
export class CallTimeFollower {
  constructor(
    private readonly timeChanges: TimeChanges,
    private readonly sending: Sending,
  ) {}

  @OnFact(CallTimeMoved)
  async whenCallMoved(work: Work, fact: CallTimeMoved): Promise<void> {
    await this.timeChanges.announce(work, fact.callTimeId, {
      date: fact.previousDate,
      time: fact.previousTime,
    });
    await this.sending.rewriteOffers(work, fact.callTimeId);
  }
}
