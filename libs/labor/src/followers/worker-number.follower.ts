import { Follower, OnFact, type Work } from '#libs/platform';
import { ConfirmationTextService } from '../requests/confirmation-text.service.js';
import { NumberChangeService } from '../requests/number-change.service.js';
import type { RequestInContext } from '../requests/request-in-context.rows.js';
import { renewTimeChangeTokens } from '../time-changes/open-time-changes.js';
import { TimeChangeService } from '../time-changes/time-change.service.js';
import { WorkerNumberChanged } from '../workers/worker.facts.js';

/**
 * Withdraws the texts to a worker's former number. The new one, once it may be texted, gets the links of confirmed
 * calls; managers send unanswered offers again.
 */
@Follower('labor')
export class WorkerNumberFollower {
  constructor(
    private readonly numberChange: NumberChangeService,
    private readonly timeChanges: TimeChangeService,
    private readonly confirmations: ConfirmationTextService,
  ) {}

  @OnFact(WorkerNumberChanged)
  async whenNumberChanged(work: Work, { workerId }: WorkerNumberChanged): Promise<void> {
    const requests = await this.numberChange.takeBack(work, workerId);
    if (requests.length === 0) return;
    const asked = await renewTimeChangeTokens(work, requests);
    const ahead = requests.filter((request) => isCrewAhead(request, work.now));
    const askedAhead = asked.filter((request) => isCrewAhead(request, work.now));
    await this.timeChanges.tell(work, askedAhead);
    const isAsked = new Set(askedAhead.map(({ id }) => id));
    for (const request of ahead)
      if (!isAsked.has(request.id)) this.confirmations.queue(work, request, true);
  }
}

function isCrewAhead({ state, starts_at, event_canceled }: RequestInContext, now: Date): boolean {
  return state === 'confirmed' && starts_at > now && !event_canceled;
}
