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

/**
 * The dashboards' text on what an event lacks: up to three open requirements by name, more as a
 * number.
 */
export function laborNeedsText(
  requirements: readonly (RequirementFill & { laborType: string })[],
): string {
  const open = requirements.filter((requirement) => missingCount(requirement) > 0);
  if (open.length === 0) return 'All calls filled';
  if (open.length > MAX_NAMED)
    return `${open.length} unfilled, ${unfilledCount(open)} total labor needed`;
  return open
    .map((requirement) => `${requirement.laborType}: ${missingCount(requirement)} needed`)
    .join(', ');
}

function missingCount({ needed, confirmed }: RequirementFill): number {
  return Math.max(0, needed - confirmed);
}
