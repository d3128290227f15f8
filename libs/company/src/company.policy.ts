import { type Actor, NotFound } from '#libs/kernel';

/**
 * Skills, locations and stewards are for everybody who holds a grant in the company, for administrators, and for the system.
 *
 * @throws NotFound
 */
export function assertCompanyReached(actor: Actor, companyId: number): void {
  if (!actor.isSystem && !actor.isOfCompany(companyId)) throw new NotFound('Company');
}
