import { DAY_RATE_HOUSE, STAGEHAND_LOCAL } from './contract-sets.js';
import type { ShippedSet } from './shipped-set.js';
import { CALIFORNIA, FEDERAL, NEW_YORK } from './statute-sets.js';

/** What a company may start from, in the order of the stack. */
export const SHIPPED_SETS: readonly ShippedSet[] = [
  ...[FEDERAL, CALIFORNIA, NEW_YORK, STAGEHAND_LOCAL, DAY_RATE_HOUSE],
];
