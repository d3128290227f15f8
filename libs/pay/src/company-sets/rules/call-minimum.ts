import type { RuleSet } from '../../engine/rule-set.js';

/** Whether rules pay the minimum that each call names; else only the time sheet has it. */
export function paysCallMinimum(stack: readonly Pick<RuleSet, 'minimum'>[]): boolean {
  return stack.some(({ minimum }) => minimum?.minutes === 'call');
}
