import { ALL_COMPANIES } from '../database/reach-setting.js';
import type { Caller } from './work.js';

/**
 * The companies whose rows a caller's statements see, as `SET_REACH` takes it: those of the actor's grants, also of those that
 * wait for a second factor. All: the system, administrators, holders of links, whoever is not signed in, and workers, whom
 * companies know by their number. Sorted, so that two actors with the same companies have the same.
 */
export function reachOf({ actor, opensLink }: Pick<Caller, 'actor' | 'opensLink'>): string {
  const isLimited = actor.userId !== null && !actor.isAdministrator && !actor.isWorker;
  if (!isLimited || opensLink) return ALL_COMPANIES;
  const companies = [...actor.grants, ...actor.withheldGrants].map(({ companyId }) => companyId);
  const ids = new Set(companies.filter((id) => id !== null));
  return `{${[...ids].sort((a, b) => a - b).join(',')}}`;
}
