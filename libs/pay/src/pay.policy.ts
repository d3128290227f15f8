import { type Actor, NotFound } from '#libs/kernel';

/**
 * Money is a right of its own: rates, amounts and costs of a company are for its owners and managers, for administrators
 * and for the system. Never for stewards, never for another company.
 */
export function mayReadMoney(actor: Actor, companyId: number): boolean {
  return actor.isSystem || actor.manages(companyId) || actor.is('owner', companyId);
}

/** The same for the money of one worker, who reads their own. @param worker.userId null: no account */
export function mayReadMoneyOf(
  actor: Actor,
  worker: { companyId: number; userId: number | null },
): boolean {
  const isOwn = actor.userId !== null && actor.userId === worker.userId;
  return isOwn || mayReadMoney(actor, worker.companyId);
}

/** @throws NotFound the actor may not read the company's money */
export function assertMoneyReached(actor: Actor, companyId: number): void {
  if (!mayReadMoney(actor, companyId)) throw new NotFound('Company');
}
