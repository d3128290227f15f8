import { CallTimeMoved } from '#libs/call-time';
import { Follower, OnFact, type Work } from '#libs/platform';
import { OfferSendingService } from '../requests/offer-sending.service.js';
import { TimeChangeService } from '../time-changes/time-change.service.js';

/** Asks the confirmed crew of a moved call again, and rewrites offers that were not sent yet. */
@Follower('labor')
export class CallTimeFollower {
  constructor(
    private readonly timeChanges: TimeChangeService,
    private readonly sending: OfferSendingService,
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
