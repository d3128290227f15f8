import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '#libs/kernel';
import { assertReached } from '#libs/event';
import { RequirementNews } from './requirement-news.queries.js';
import { companyRoom, requirementRoom } from './rooms.js';

const NOTIFICATIONS = /^\/ws\/notifications\/?$/;
const LABOR_REQUESTS = /^\/ws\/labor-requests\/([-A-Za-z0-9_]{1,64})\/?$/;

/** Which paths there are to listen on, and who may listen where. */
@Injectable()
export class Channels {
  constructor(private readonly requirements: RequirementNews) {}

  exist(path: string): boolean {
    return NOTIFICATIONS.test(path) || LABOR_REQUESTS.test(path);
  }

  /**
   * Notifications: the companies the actor manages. A requirement: managers of its company, its event's steward and
   * administrators. Empty: the actor may not listen there.
   */
  async roomsFor(actor: Actor, path: string): Promise<string[]> {
    if (NOTIFICATIONS.test(path)) return actor.companiesAs('manager').map(companyRoom);
    const [, slug] = LABOR_REQUESTS.exec(path) ?? [];
    const requirement = slug ? await this.requirements.find(slug) : null;
    return requirement && isReached(actor, requirement) ? [requirementRoom(requirement.id)] : [];
  }
}

function isReached(actor: Actor, requirement: { company_id: number; steward_id: number | null }): boolean {
  try {
    assertReached(actor, requirement, 'LaborRequirement');
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
