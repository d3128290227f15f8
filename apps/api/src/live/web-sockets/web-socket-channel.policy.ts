import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import { reaches } from '#libs/event';
import { TextProgressQueries } from './text-progress.queries.js';
import { LiveRequirementQueries } from './live-requirement.queries.js';
import { companyRoom, messagesRoom, requirementRoom, watchersRoom } from './rooms.js';

const NOTIFICATIONS = /^\/ws\/notifications\/?$/;
const EVENT_MESSAGES = /^\/ws\/events\/([-A-Za-z0-9_]{1,64})\/messages\/?$/;
const LABOR_REQUESTS = /^\/ws\/labor-requests\/([-A-Za-z0-9_]{1,64})\/?$/;

/** Knows the paths of `/ws/` and decides which rooms an actor may join. */
@Injectable()
export class WebSocketChannelPolicy {
  constructor(
    private readonly requirements: LiveRequirementQueries,
    private readonly messages: TextProgressQueries,
  ) {}

  handles(path: string): boolean {
    return NOTIFICATIONS.test(path) || LABOR_REQUESTS.test(path) || EVENT_MESSAGES.test(path);
  }

  /**
   * Notifications: the companies the actor manages. A requirement, and the texts of an event: managers of its company,
   * the event's steward and administrators. Empty: the actor has no access.
   */
  async roomsFor(actor: Actor, path: string): Promise<string[]> {
    if (NOTIFICATIONS.test(path)) return actor.companyIdsAs('manager').map(companyRoom);
    const [, eventSlug] = EVENT_MESSAGES.exec(path) ?? [];
    if (eventSlug) return this.roomsOfEvent(actor, eventSlug);
    const [, slug] = LABOR_REQUESTS.exec(path) ?? [];
    const requirement = slug ? await this.requirements.findUnchecked(slug) : null;
    return requirement && reaches(actor, requirement) ? [requirementRoom(requirement.id)] : [];
  }

  private async roomsOfEvent(actor: Actor, slug: string): Promise<string[]> {
    const event = await this.messages.findUnchecked(slug);
    return event && reaches(actor, event)
      ? [messagesRoom(event.id), watchersRoom(event.company_id)]
      : [];
  }
}
