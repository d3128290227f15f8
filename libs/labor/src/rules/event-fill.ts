export interface RequirementFill {
  needed: number;
  confirmed: number;
}

/** Places still open in an event. Overbooking one requirement fills no other; without requirements it is 0, that is filled. */
export function unfilledCount(requirements: readonly RequirementFill[]): number {
  return requirements.reduce((sum, requirement) => sum + missing(requirement), 0);
}

const NAMED_AT_MOST = 3;

/** The dashboards' line on what an event still lacks: by name up to three open requirements, in numbers above. */
export function laborNeedsText(
  requirements: readonly (RequirementFill & { laborType: string })[],
): string {
  const open = requirements.filter((requirement) => missing(requirement) > 0);
  if (open.length === 0) return 'All calls filled';
  if (open.length > NAMED_AT_MOST)
    return `${open.length} unfilled, ${unfilledCount(open)} total labor needed`;
  return open
    .map((requirement) => `${requirement.laborType}: ${missing(requirement)} needed`)
    .join(', ');
}

function missing({ needed, confirmed }: RequirementFill): number {
  return Math.max(0, needed - confirmed);
}
