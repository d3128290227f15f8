import { addPaySums, type PaySum } from '../calculation/pay-sum.js';

/** What work is planned to cost, and what it has cost until now. */
export interface CostPair {
  planned: PaySum;
  soFar: PaySum;
}

export interface RequirementCost extends CostPair {
  id: number;
  slug: string;
  skill: string;
  needed: number;
  confirmed: number;
}

export interface CallCost extends CostPair {
  id: number;
  slug: string;
  name: string;
  startsAt: Date;
  requirements: RequirementCost[];
}

/** A confirmed worker who passes 40 hours in a workweek if they come. */
export interface ProjectedOvertime {
  workerId: number;
  name: string;
  /** First date of the workweek, 'YYYY-MM-DD'. */
  week: string;
  /** Worked and planned minutes of that workweek. */
  minutes: number;
}

export function costPairOf(parts: readonly CostPair[]): CostPair {
  return {
    planned: addPaySums(parts.map(({ planned }) => planned)),
    soFar: addPaySums(parts.map(({ soFar }) => soFar)),
  };
}
