import { Follower, OnFact, type Work } from '#libs/platform';
import { PromotionService } from '../requests/promotion.service.js';
import { RequirementChanged } from '../requirements/labor-requirement.facts.js';

/** Columns of a requirement that an edit may have changed; absent: unchanged. */
interface Positions {
  needed_labor?: number;
  fcfs_positions?: number;
}

/** Fills positions that an edit added from the waiting list. */
@Follower('labor')
export class RequirementFollower {
  constructor(private readonly promotion: PromotionService) {}

  /** Written last, so that the audit line of the edit precedes those of the promotions. */
  @OnFact(RequirementChanged)
  async whenRequirementChanged(work: Work, fact: RequirementChanged): Promise<void> {
    if (addsPositions(fact.before as Positions, fact.after as Positions))
      work.batchWrite(this.fill, fact.requirementId);
  }

  private readonly fill = (work: Work, requirementIds: readonly number[]): Promise<void> =>
    this.promotion.fillOpenPositions(work, [...new Set(requirementIds)]);
}

function addsPositions(before: Positions, after: Positions): boolean {
  return (
    (after.needed_labor ?? 0) > (before.needed_labor ?? 0) ||
    (after.fcfs_positions ?? 0) > (before.fcfs_positions ?? 0)
  );
}
