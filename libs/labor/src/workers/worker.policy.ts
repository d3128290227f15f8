import { type Actor, Missing } from '#libs/kernel';

/**
 * A company's contacts are for its managers, for administrators, and for the house itself. A steward meets workers on the
 * boards of the calls they run; to everybody else the company has no workers.
 *
 * @throws Missing
 */
export function assertContactsReached(actor: Actor, companyId: number): void {
  const isHouse = actor.userId === null && actor.capability === null;
  if (!isHouse && !actor.isAdministrator && !actor.is('manager', companyId))
    throw new Missing('Worker');
}
