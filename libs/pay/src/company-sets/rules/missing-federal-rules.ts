import { FORTY_HOURS } from '../../engine/week-settlement.js';
import type { RuleSet } from '../../engine/rule-set.js';

/** Zones of the United States, and of territories where the Fair Labor Standards Act holds. */
const FEDERAL_ZONE =
  /^(?:US\/.+|America\/(?:New_York|Detroit|Chicago|Menominee|Denver|Boise|Phoenix|Los_Angeles|Anchorage|Juneau|Sitka|Metlakatla|Yakutat|Nome|Adak|Louisville|Indianapolis|Fort_Wayne|(?:Indiana|Kentucky|North_Dakota)\/.+|Puerto_Rico|St_Thomas)|Pacific\/(?:Honolulu|Guam|Saipan))$/;

/** How hours beyond forty a week are paid where no federal rules count: as all others, or by weekly rules of another layer. */
export type MissingFederalRules = 'as_others' | 'by_other_rules';

/**
 * What is missing if a US company never chose federal rules. Null: nothing is missing.
 *
 * @param stack what counts in the present workweek
 */
export function missingFederalRules(
  timeZone: string,
  stack: readonly Pick<RuleSet, 'weekly'>[],
  choices: readonly { layer: string }[],
): MissingFederalRules | null {
  if (!FEDERAL_ZONE.test(timeZone) || choices.some(({ layer }) => layer === 'federal')) return null;
  const isPaidHigher = stack.some(({ weekly = [] }) =>
    weekly.some(({ after, multiplier }) => after <= FORTY_HOURS && multiplier >= 150),
  );
  return isPaidHigher ? 'by_other_rules' : 'as_others';
}
