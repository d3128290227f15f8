import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { PayCalculationQueries } from '../calculation/pay-calculation.queries.js';
import { type PaySum, paySumOf } from '../calculation/pay-sum.js';
import { assertMoneyReached } from '../pay.policy.js';
import { wholeWeeks } from '../worked-time/whole-weeks.js';
import { timesByWorker, WorkedTimeQueries } from '../worked-time/worked-time.queries.js';
import { type PlannedCall, plannedTime } from './planned-call.js';
import { PlannedTimeQueries } from './planned-time.queries.js';
import { projectedHours } from './projected-hours.js';

/** What a call costs with somebody. */
export interface CandidateCost extends PaySum {
  /** Paid minutes of the workweek in which the call starts, this call among them. */
  weekMinutes: number;
}

/** What a call would cost with each of those who could come, before anybody is asked. */
@Injectable()
export class CandidateCostQueries {
  constructor(
    private readonly calculation: PayCalculationQueries,
    private readonly times: WorkedTimeQueries,
    private readonly planned: PlannedTimeQueries,
  ) {}

  /**
   * The call at the end of each worker's week so far: hours worked, calls they are confirmed for, and this one. Seven
   * statements for any number of workers.
   *
   * @returns by worker
   * @throws NotFound the actor may not read the company's money
   */
  async ofCandidates(
    work: Work,
    plan: PlannedCall,
    workerIds: readonly number[],
  ): Promise<Map<number, CandidateCost>> {
    const { companyId, start } = plan;
    assertMoneyReached(work.actor, companyId);
    if (workerIds.length === 0) return new Map();
    const span = { from: start, to: start + plan.minutes };
    const [basis, worked, planned] = await Promise.all([
      this.calculation.basisUnchecked(work, companyId),
      this.times.timesUnchecked(work, companyId, workerIds, span, { runningUntil: work.now }),
      this.planned.ofWorkersUnchecked(work, companyId, workerIds, span),
    ]);
    const others = projectedHours(worked, planned, Math.floor(work.now.getTime() / 60_000)).filter(
      ({ scope }) => scope.requirementId !== plan.scope.requirementId,
    );
    const asked = workerIds.map((workerId) => plannedTime(plan, { workerId, requestId: null }));
    const weeks = timesByWorker([...asked, ...others]).flatMap(
      (own) => wholeWeeks(own, ({ scope }) => scope.id === 0, basis) ?? [],
    );
    const { workers } = await this.calculation.pay(work, basis, weeks);
    return new Map(
      workers.map(({ workerId, entries, minutesOfWeeks }) => {
        const weekMinutes = minutesOfWeeks.get(entries[0]!.lines[0]?.week ?? NaN) ?? 0;
        return [workerId!, { ...paySumOf(entries), weekMinutes }];
      }),
    );
  }
}
