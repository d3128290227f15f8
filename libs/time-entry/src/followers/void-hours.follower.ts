import { RequestStateChanged } from '#libs/labor';
import { Follower, OnFact, type Work } from '#libs/platform';
import { HoursVoidingService } from '../hours/hours-voiding.service.js';

/**
 * Voids the hours of workers who leave a crew, and restores them when they return; approved time sheets refuse both. Who is
 * confirmed for the first time has no hours yet that anybody agreed to: their hours want a reason once they are typed.
 */
@Follower('time-entry')
export class VoidHoursFollower {
  constructor(private readonly voiding: HoursVoidingService) {}

  @OnFact(RequestStateChanged)
  async whenRequestMoved(work: Work, { from, to, ids }: RequestStateChanged): Promise<void> {
    if (from === 'confirmed') await this.voiding.voidHours(work, ids.requestId);
    else if (to === 'confirmed' && COMING_BACK.has(from))
      await this.voiding.restoreHours(work, ids.requestId);
    else if (to === 'confirmed') this.voiding.noteJoined(work, ids.callTimeId);
    else if (from === 'no_show' || to === 'no_show')
      await this.voiding.noteCrewChange(work, ids.requestId);
  }
}

/** Former states of a worker who was confirmed before and may have hours. */
const COMING_BACK = new Set(['no_show', 'canceled', 'declined']);
