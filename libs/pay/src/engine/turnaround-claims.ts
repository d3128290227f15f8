import type { Claim } from './pay-result.js';
import type { Prepared } from './prepare.js';
import type { TurnaroundRule, RuleSet } from './rule-set.js';
import { claimOf } from './time-claims.js';

/** For each entry the highest claim of a set's rest rules (docs/pay.md 4.4). */
export function turnaroundClaims(set: RuleSet, working: readonly Prepared[]): (Claim | null)[] {
  const byRule = (set.rest ?? []).map((rule) => heldEntries(rule, working));
  return working.map((_, index) => {
    const held = (set.rest ?? []).filter((_rule, nth) => byRule[nth]![index]);
    const best = held.toSorted((a, b) => b.multiplier - a.multiplier)[0];
    return best ? claimOf(set, 'rest', best.multiplier, best.below) : null;
  });
}

function heldEntries(rule: TurnaroundRule, working: readonly Prepared[]): boolean[] {
  let workBefore = 0;
  let held = false;
  return working.map(({ gap, paidMinutes }) => {
    if (gap === null || gap >= rule.below) {
      workBefore = 0;
      held = false;
    } else if (gap >= rule.from && workBefore >= (rule.afterWork ?? 0)) held = true;
    else if (rule.until === 'shift') held = false;
    workBefore += paidMinutes;
    return held;
  });
}
