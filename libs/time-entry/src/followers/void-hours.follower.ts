import { RequestStateChanged } from '#libs/labor';
import { Follower, OnFact, type Work } from '#libs/platform';
import { HoursVoidingService } from '../hours/hours-voiding.service.js';

/** Whoever leaves a crew, by whichever door, leaves no hours behind that would be paid; who comes back finds them again. */
@Follower('time-entry')
export class VoidHoursFollower {
  constructor(private readonly voiding: HoursVoidingService) {}

  @OnFact(RequestStateChanged)
  async whenRequestMoved(work: Work, { from, to, ids }: RequestStateChanged): Promise<void> {
    if (from === 'confirmed') await this.voiding.voidHours(work, ids.requestId);
    else if (to === 'confirmed' && COMING_BACK.has(from))
      await this.voiding.restoreHours(work, ids.requestId);
  }
}

/** States of somebody who was confirmed before and may have hours. */
const COMING_BACK = new Set(['no_show', 'canceled', 'declined']);
