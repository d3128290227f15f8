import { Follower, OnFact, type Work } from '#libs/platform';
import { ArrivalReportingService } from '../arrivals/arrival-reporting.service.js';
import {
  RequestStateChanged,
  WorkerLate,
  WorkerOnTheWay,
} from '../requests/labor-request.facts.js';
import { isBoardOpen } from '../rules/arrival.js';
import { OfferWithdrawingService } from '../running-calls/offer-withdrawing.service.js';
import { ReplacingService } from '../running-calls/replacing.service.js';

/**
 * Around the start of a call: who says yes now sets out; when enough are here or on their way, open offers are withdrawn;
 * a no of somebody who was asked as a replacement asks the next.
 */
@Follower('labor')
export class RunningCallFollower {
  constructor(
    private readonly arrivals: ArrivalReportingService,
    private readonly withdrawing: OfferWithdrawingService,
    private readonly replacing: ReplacingService,
  ) {}

  @OnFact(RequestStateChanged)
  async whenRequestMoved(work: Work, fact: RequestStateChanged): Promise<void> {
    const { to, ids, callStartsAt: startsAt } = fact;
    if (!startsAt || !isBoardOpen(startsAt, work.now)) return;
    if (to === 'confirmed') {
      work.batchWrite(this.arrivals.expectConfirmed, { requestId: ids.requestId, startsAt });
      work.batchWrite(this.withdrawing.whereEnough, ids.requirementId);
    }
    if (to === 'declined') work.batchWrite(this.replacing.planNext, ids.requestId);
  }

  @OnFact(WorkerLate)
  async whenLate(work: Work, { ids }: WorkerLate): Promise<void> {
    work.batchWrite(this.withdrawing.whereEnough, ids.requirementId);
  }

  @OnFact(WorkerOnTheWay)
  async whenOnTheWay(work: Work, { ids }: WorkerOnTheWay): Promise<void> {
    work.batchWrite(this.withdrawing.whereEnough, ids.requirementId);
  }
}
