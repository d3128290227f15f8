import { type Actor, NotFound } from '#libs/kernel';

/**
 * A company's contacts are for its managers, for administrators and for the system. Stewards see
 * workers only on the boards of calls they run.
 *
 * @throws NotFound
 */
export function assertContactsReached(actor: Actor, companyId: number): void {
  if (!actor.isSystem && !actor.manages(companyId)) throw new NotFound('Worker');
}
