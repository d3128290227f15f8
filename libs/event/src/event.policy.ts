import { type Actor, NotFound, Unauthorized } from '#libs/kernel';

/** What the policy looks at. */
interface Reachable {
  company_id: number;
  steward_id: number | null;
}

/**
 * A manager reaches every event of the company, a steward the events they run, an administrator all of them.
 * Another company's event is not there; an event of the steward's own company that somebody else runs is refused.
 *
 * @throws NotFound (as `model`) the event belongs to a company in which the actor is nothing
 * @throws Unauthorized a steward of the company who does not run it
 */
export function assertReached(actor: Actor, event: Reachable, model: string): void {
  if (reaches(actor, event)) return;
  if (actor.is('steward', event.company_id) || actor.is('owner', event.company_id))
    throw new Unauthorized();
  throw new NotFound(model);
}

/** For deleting, editing and assigning: managers of the company and administrators only. */
export function assertManaged(actor: Actor, event: Reachable, model: string): void {
  if (actor.manages(event.company_id)) return;
  if (actor.is('steward', event.company_id) || actor.is('owner', event.company_id))
    throw new Unauthorized();
  throw new NotFound(model);
}

/** The same as a question, for verbs that pass over what is out of reach. */
export function reaches(actor: Actor, event: Reachable): boolean {
  if (actor.manages(event.company_id)) return true;
  const steward = actor.grantId('steward', event.company_id);
  return steward !== null && steward === event.steward_id;
}
