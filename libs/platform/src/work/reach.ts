import { ALL_COMPANIES } from '../database/reach-setting.js';
import type { Caller } from './work.js';

/**
 * The ids of the companies whose rows a caller's statements see, sorted, as `SET_REACH` takes them: of the actor's grants, of
 * those that wait for a second factor, and of contacts. All companies for the system, administrators, holders of links and visitors.
 */
export function reachOf({ actor, opensLink }: Pick<Caller, 'actor' | 'opensLink'>): string {
  const isLimited = actor.userId !== null && !actor.isAdministrator;
  if (!isLimited || opensLink) return ALL_COMPANIES;
  const granted = [...actor.grants, ...actor.withheldGrants].map(({ companyId }) => companyId);
  const ids = new Set([...granted.filter((id) => id !== null), ...actor.contactCompanyIds]);
  return `{${[...ids].sort((a, b) => a - b).join(',')}}`;
}
