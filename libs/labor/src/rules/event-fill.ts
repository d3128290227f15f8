export interface RequirementFill {
  needed: number;
  confirmed: number;
}

/** Places still open in an event. Overbooking one requirement fills no other; without requirements it is 0, that is filled. */
export function unfilledCount(requirements: readonly RequirementFill[]): number {
  return requirements.reduce((sum, requirement) => sum + missingCount(requirement), 0);
}

const MAX_NAMED = 3;

/** The dashboards' line on what an event still lacks: by name up to three open requirements, in numbers above. */
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
