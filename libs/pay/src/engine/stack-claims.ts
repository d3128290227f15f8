import { CLAIM_RULES, type Claim } from './pay-result.js';
import type { RuleSet } from './rule-set.js';

/** What the claims of all sets make of a minute. */
export interface Stacked {
  multiplier: number;
  /** Null: straight time. */
  winner: Claim | null;
  adding: Claim[];
}

/** The claim of one set that counts: the highest, then by the order of rules. */
export function bestClaim(claims: readonly (Claim | null)[]): Claim | null {
  let best: Claim | null = null;
  for (const claim of claims) {
    if (!claim || claim.multiplier <= 100) continue;
    if (!best || claim.multiplier > best.multiplier || isEarlier(claim, best)) best = claim;
  }
  return best;
}

/** Going up the stack (docs/pay.md 5). @param best the claim of each set, in the order of the sets */
export function stackClaims(sets: readonly RuleSet[], best: readonly (Claim | null)[]): Stacked {
  const stacked: Stacked = { multiplier: 100, winner: null, adding: [] };
  best.forEach((claim, index) => {
    if (!claim) return;
    if (sets[index]!.combine === 'adds') {
      stacked.multiplier += claim.multiplier - 100;
      stacked.adding.push(claim);
    } else if (claim.multiplier > stacked.multiplier) {
      stacked.multiplier = claim.multiplier;
      stacked.winner = claim;
      stacked.adding = [];
    }
  });
  return stacked;
}

function isEarlier(claim: Claim, than: Claim): boolean {
  return (
    claim.multiplier === than.multiplier &&
    CLAIM_RULES.indexOf(claim.rule) < CLAIM_RULES.indexOf(than.rule)
  );
}
