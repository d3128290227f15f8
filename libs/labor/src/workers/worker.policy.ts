import { type Actor, NotFound } from '#libs/kernel';

/**
 * A company's contacts are for its managers, for administrators, and for the system itself. A steward meets workers on the
 * boards of the calls they run; to everybody else the company has no workers.
 *
 * @throws NotFound
 */
export function assertContactsReached(actor: Actor, companyId: number): void {
  if (!actor.isSystem && !actor.manages(companyId)) throw new NotFound('Worker');
}
