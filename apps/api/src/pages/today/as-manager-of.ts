import { Actor } from '#libs/kernel';
import type { Caller } from '#libs/platform';

/**
 * The same person, as a manager of one company and nothing else, so that counts over all of their companies count this
 * one. For reading only.
 */
export function asManagerOf(by: Caller, companyId: number): Caller {
  const id = by.actor.grantId('manager', companyId) ?? 0;
  return {
    ...by,
    actor: new Actor({ ...by.actor, grants: [{ id, role: 'manager', companyId }] }),
  };
}
