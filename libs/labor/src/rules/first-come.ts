export interface FirstComeCounts {
  /** Positions that are confirmed without a manager. */
  fcfsPositions: number;
  neededLabor: number;
  /** All confirmed requests of the requirement, however they were confirmed. */
  confirmed: number;
  /** Reserved workers who have not answered: their positions are kept. */
  unansweredReserved: number;
}

/** First-come positions that are open. Count under the requirement's row lock. */
export function openFirstComePositions({
  fcfsPositions,
  neededLabor,
  confirmed,
  unansweredReserved,
}: FirstComeCounts): number {
  return Math.max(
    0,
    Math.min(fcfsPositions - confirmed, neededLabor - confirmed - unansweredReserved),
  );
}
