import type { RuleSet } from '../engine/rule-set.js';

/** An example that a company starts from. Nothing of it is legal advice. */
export interface ShippedSet {
  set: RuleSet;
  source: string;
  /** Day on which the source was read, 'YYYY-MM-DD'. */
  readOn: string;
}

/** Hours as minutes. */
export const h = (hours: number): number => hours * 60;
