import { type Actor, type DomainError, NotFound, Unauthorized } from '#libs/kernel';

/** The columns that decide reach. */
interface Reachable {
  company_id: number;
  steward_id: number | null;
}

/**
 * Managers reach every event of their company, stewards those they run, administrators all.
 * Events of other companies do not exist for the actor; a steward's own company's other events are
 * refused.
 *
 * @param missing the model's name, or the error that an unknown one gets where that is another
 * @throws NotFound (as `missing`) the actor holds no role in the event's company
 * @throws Unauthorized a steward of the company who does not run it
 */
export function assertReached(actor: Actor, event: Reachable, missing: string | DomainError): void {
  if (reaches(actor, event)) return;
  if (actor.is('steward', event.company_id) || actor.is('owner', event.company_id))
    throw new Unauthorized();
  throw typeof missing === 'string' ? new NotFound(missing) : missing;
}

/** For deleting, editing and assigning: only managers of the company and administrators. */
export function assertManaged(actor: Actor, event: Reachable, model: string): void {
  if (actor.manages(event.company_id)) return;
  if (actor.is('steward', event.company_id) || actor.is('owner', event.company_id))
    throw new Unauthorized();
  throw new NotFound(model);
}

/** The same as a boolean, for verbs that skip what is out of reach. */
export function reaches(actor: Actor, event: Reachable): boolean {
  if (actor.manages(event.company_id)) return true;
  const steward = actor.grantId('steward', event.company_id);
  return steward !== null && steward === event.steward_id;
}
