/** What hours are worked out by, in whole minutes. */
export interface WorkRules {
  /** A call pays at least this long. */
  minimumMinutes: number;
  /** Time worked without a meal break beyond this is meal penalty time. */
  mealTriggerMinutes: number;
  /** Minutes past a mark that still count as that mark when somebody signs out. */
  roundUpMinutes: number;
}

/** One link of the chain: null or left out means "not set here". */
export type WorkRulesLevel = { readonly [Rule in keyof WorkRules]?: number | null };

/** From the nearest to the farthest; only the company must have an answer to everything. */
export interface WorkRulesChain {
  requirement?: WorkRulesLevel | null;
  callTime?: WorkRulesLevel | null;
  event?: WorkRulesLevel | null;
  location?: WorkRulesLevel | null;
  company: WorkRules;
}

/**
 * Requirement, call time, event, location, company: for each rule by itself the first link that sets it wins.
 * 0 is an answer. To ask what a link would inherit, leave it and the nearer ones out.
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
