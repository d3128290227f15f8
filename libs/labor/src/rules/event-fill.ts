export interface RequirementFill {
  needed: number;
  confirmed: number;
}

/**
 * Open positions of an event; 0 means filled. Overbooking one requirement does not fill another. No
 * requirements: 0.
 */
export function unfilledCount(requirements: readonly RequirementFill[]): number {
  return requirements.reduce((sum, requirement) => sum + missingCount(requirement), 0);
}

const MAX_NAMED = 3;

/** What an event lacks. */
export interface LaborNeeds {
  /** Number of requirements without enough confirmed workers; 0: all are filled. */
  open: number;
  /** Missing workers of all of them. */
  missing: number;
  /** Each of them, if there are at most three; more are told as numbers. */
  named: readonly { laborType: string; missing: number }[];
}

export function laborNeeds(
  requirements: readonly (RequirementFill & { laborType: string })[],
): LaborNeeds {
  const open = requirements.filter((requirement) => missingCount(requirement) > 0);
  return {
    open: open.length,
    missing: unfilledCount(open),
    named:
      open.length > MAX_NAMED
        ? []
        : open.map((each) => ({ laborType: each.laborType, missing: missingCount(each) })),
  };
}

function missingCount({ needed, confirmed }: RequirementFill): number {
  return Math.max(0, needed - confirmed);
}
