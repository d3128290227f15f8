export interface FirstComeCounts {
  /** How many places may be filled without a manager. */
  fcfsPositions: number;
  neededLabor: number;
  /** All confirmed requests of the requirement, whoever confirmed them. */
  confirmed: number;
  /** Reserved workers who have not answered yet: their places are kept. */
  unansweredReserved: number;
}

/** How many places the next yes-answers may take by themselves. Count under the requirement's row lock. */
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
