/** The rules by which hours are computed, in whole minutes. */
export interface WorkRules {
  /** Minimum length of a shift. */
  minimumMinutes: number;
  /** Work without a meal break beyond this is meal penalty time. */
  mealTriggerMinutes: number;
  /** Grace at clock-out: minutes past a half-hour mark that still count as that mark, so rounded down. */
  roundUpMinutes: number;
}

/** One level of the chain; null or absent: not set here. */
type WorkRulesLevel = { readonly [Rule in keyof WorkRules]?: number | null };

/** From the nearest level to the farthest; the company sets all rules. */
export interface WorkRulesChain {
  requirement?: WorkRulesLevel | null;
  callTime?: WorkRulesLevel | null;
  event?: WorkRulesLevel | null;
  location?: WorkRulesLevel | null;
  company: WorkRules;
}

/**
 * Resolves each rule by itself: the first of requirement, call time, event, location, company that
 * sets it.
 * 0 counts as set. To get what a level inherits, leave it and the nearer ones out.
 */
export function resolveWorkRules(chain: WorkRulesChain): WorkRules {
  const links = [chain.requirement, chain.callTime, chain.event, chain.location];
  const resolve = (rule: keyof WorkRules): number =>
    links.find((link) => link?.[rule] != null)?.[rule] ?? chain.company[rule];

  return {
    minimumMinutes: resolve('minimumMinutes'),
    mealTriggerMinutes: resolve('mealTriggerMinutes'),
    roundUpMinutes: resolve('roundUpMinutes'),
  };
}
