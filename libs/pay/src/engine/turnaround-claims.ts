import type { Claim } from './pay-result.js';
import type { Prepared } from './prepare.js';
import type { RuleSet, TurnaroundRule } from './rule-set.js';
import { claimOf } from './time-claims.js';

/** For each entry the highest claim of a set's turnaround rules, whose key is `rest` (docs/pay.md 4.4). */
export function turnaroundClaims(set: RuleSet, working: readonly Prepared[]): (Claim | null)[] {
  const byRule = (set.rest ?? []).map((rule) => entriesAfterShortRest(rule, working));
  return working.map((_, index) => {
    const claiming = (set.rest ?? []).filter((_rule, nth) => byRule[nth]![index]);
    const best = claiming.toSorted((a, b) => b.multiplier - a.multiplier)[0];
    return best ? claimOf(set, 'rest', best.multiplier, best.below) : null;
  });
}

/** Whether the rule claims each entry: after a rest that was too short, for as long as its `until` says. */
function entriesAfterShortRest(rule: TurnaroundRule, working: readonly Prepared[]): boolean[] {
  let workBefore = 0;
  let isShort = false;
  return working.map(({ gap, paidMinutes }) => {
    if (gap === null || gap >= rule.below) {
      workBefore = 0;
      isShort = false;
    } else if (gap >= rule.from && workBefore >= (rule.afterWork ?? 0)) isShort = true;
    else if (rule.until === 'shift') isShort = false;
    workBefore += paidMinutes;
    return isShort;
  });
}
