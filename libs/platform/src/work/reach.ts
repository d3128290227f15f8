import type { Actor } from '#libs/kernel';
import { ALL_COMPANIES } from '../database/reach-setting.js';

/**
 * The companies whose rows an actor's statements see, as `SET_REACH` takes it: those of their grants. All: the system,
 * administrators, holders of links, whoever is not signed in, and workers, whom companies know by their number. Sorted, so
 * that two actors with the same companies have the same.
 */
export function reachOf(actor: Actor): string {
  const isLimited = actor.userId !== null && !actor.isAdministrator && !actor.isWorker;
  if (!isLimited) return ALL_COMPANIES;
  const ids = new Set(actor.grants.map(({ companyId }) => companyId));
  return `{${[...ids].sort((a, b) => a! - b!).join(',')}}`;
}
