import { ALL_COMPANIES } from '../database/reach-setting.js';
import type { Caller } from './work.js';

/**
 * The ids of the companies whose rows a caller's statements see, sorted, as `SET_REACH` takes them; grants that wait for a second
 * factor count. All companies for the system, administrators, holders of links, visitors and workers.
 */
export function reachOf({ actor, opensLink }: Pick<Caller, 'actor' | 'opensLink'>): string {
  const isLimited = actor.userId !== null && !actor.isAdministrator && !actor.isWorker;
  if (!isLimited || opensLink) return ALL_COMPANIES;
  const companies = [...actor.grants, ...actor.withheldGrants].map(({ companyId }) => companyId);
  const ids = new Set(companies.filter((id) => id !== null));
  return `{${[...ids].sort((a, b) => a - b).join(',')}}`;
}
