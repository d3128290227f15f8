import { OfferWithdrawingService } from '#libs/labor';
import { Follower, OnFact, type Work } from '#libs/platform';
import { TimeRecorded } from '../time-entry.facts.js';

/** Actions after which somebody more may be here; a later change of a running shift is none. */
const CLOCKS_IN = new Set([
  'time_entry.sign_in',
  'time_entry.update_start_time',
  'time_entry.restored',
  'time_entry.replayed',
  'time_entry.undo',
]);

/** Withdraws open offers of a running call when enough have come. */
@Follower('time-entry')
export class EnoughCrewFollower {
  constructor(private readonly withdrawing: OfferWithdrawingService) {}

  @OnFact(TimeRecorded)
  async whenTimeRecorded(work: Work, { name, requestId }: TimeRecorded): Promise<void> {
    if (CLOCKS_IN.has(name)) work.batchWrite(this.withdrawing.afterClockIns, requestId);
  }
}
