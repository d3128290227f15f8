import { type Actor, NotFound } from '#libs/kernel';

/**
 * Skills, locations and stewards are visible to everybody with a grant in the company, to
 * administrators, and to the system.
 *
 * @throws NotFound
 */
export function assertCompanyReached(actor: Actor, companyId: number): void {
  if (!actor.isSystem && !actor.isOfCompany(companyId)) throw new NotFound('Company');
}
