import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import { UnitOfWork } from '#libs/platform';
import { RoomReachQueries } from '../dashboards/room-reach.queries.js';
import { type PageRoom, type PageRoomKind, parsePageRoom } from './page-room.js';

const NOWHERE = { event_id: null, call_time_id: null, requirement_id: null };

/** Finds the room of a page if the actor may watch it. One statement each. */
@Injectable()
export class PageRoomQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reach: RoomReachQueries,
  ) {}

  /**
   * Events, calls and requirements: managers of the company, the event's steward and administrators. The feed: managers
   * and administrators. Other parts of a company: owners, too. Administration: administrators. Null: malformed, unknown
   * or out of reach.
   */
  async find(actor: Actor, name: string): Promise<PageRoom | null> {
    const wanted = parsePageRoom(name);
    if (!wanted) return null;
    const { kind, slug } = wanted;
    switch (kind) {
      case 'event':
      case 'call-time':
      case 'requirement': {
        const found = await this.reach.find(actor, { kind, slug });
        if (!found) return null;
        const { companyId, event_id, call_time_id, requirement_id } = found;
        return { kind, name, companyId, event_id, call_time_id, requirement_id };
      }
      case 'administration':
        return actor.isAdministrator ? { kind, name, companyId: null, ...NOWHERE } : null;
      case 'company':
      case 'contacts':
      case 'settings':
      case 'notifications':
        return this.ofCompany(actor, kind, slug);
    }
  }

  private async ofCompany(
    actor: Actor,
    kind: PageRoomKind,
    slug: string,
  ): Promise<PageRoom | null> {
    const company = await this.unitOfWork
      .reading()
      .row<{ id: number }>('select id from companies where slug = $1', [slug]);
    if (!company) return null;
    const isOwners = kind !== 'notifications' && actor.is('owner', company.id);
    return actor.manages(company.id) || isOwners
      ? { kind, name: `${kind}:${slug}`, companyId: company.id, ...NOWHERE }
      : null;
  }
}
