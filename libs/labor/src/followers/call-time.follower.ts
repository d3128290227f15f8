import { CallTimeMoved } from '#libs/call-time';
import { Follower, OnFact, type Work } from '#libs/platform';
import { TimeChanges } from '../time-changes/time-changes.service.js';

/** A call moved: its confirmed crew is asked again. */
@Follower('labor')
export class CallTimeFollower {
  constructor(private readonly timeChanges: TimeChanges) {}

  @OnFact(CallTimeMoved)
  whenCallMoved(work: Work, fact: CallTimeMoved): Promise<void> {
    return this.timeChanges.announce(work, fact.callTimeId, { date: fact.previousDate, time: fact.previousTime });
  }
}
