import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import { UnitOfWork } from '#libs/platform';
import { RoomReachQueries } from '../dashboards/room-reach.queries.js';
import { type PageRoom, type PageRoomKind, parsePageRoom } from './page-room.js';

const NOWHERE = { event_id: null, call_time_id: null, requirement_id: null };

/** Finds the room of a page if the actor may watch it. At most one statement. */
@Injectable()
export class PageRoomQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reach: RoomReachQueries,
  ) {}

  /**
   * Events, calls and requirements: managers of the company, the event's steward and administrators. Parts of a company:
   * managers, owners and administrators. The feed: a room for each company that the actor manages; own work: for each that
   * has the actor as a contact. Empty: malformed, unknown or out of reach.
   */
  async find(actor: Actor, name: string): Promise<PageRoom[]> {
    const wanted = parsePageRoom(name);
    if (!wanted) return [];
    const { kind, slug } = wanted;
    switch (kind) {
      case 'event':
      case 'call-time':
      case 'requirement': {
        const found = await this.reach.find(actor, { kind, slug });
        if (!found) return [];
        const { companyId, event_id, call_time_id, requirement_id } = found;
        return [{ kind, name, companyId, event_id, call_time_id, requirement_id }];
      }
      case 'administration':
        return actor.isAdministrator ? [{ kind, name, companyId: null, ...NOWHERE }] : [];
      case 'notifications':
        return actor
          .companyIdsAs('manager')
          .map((companyId) => ({ kind, name, companyId, ...NOWHERE }));
      case 'own-work':
        return this.ofWorker(actor);
      case 'company':
      case 'contacts':
      case 'settings':
        return this.ofCompany(actor, kind, slug);
    }
  }

  private async ofWorker(actor: Actor): Promise<PageRoom[]> {
    if (!actor.isWorker) return [];
    const companies = await this.unitOfWork
      .reading()
      .rows<{ id: number }>('select distinct company_id as id from workers where user_id = $1', [
        actor.userId,
      ]);
    return companies.map(({ id }) => ({
      kind: 'own-work',
      name: 'own-work',
      companyId: id,
      ...NOWHERE,
    }));
  }

  private async ofCompany(actor: Actor, kind: PageRoomKind, slug: string): Promise<PageRoom[]> {
    const company = await this.unitOfWork
      .reading()
      .row<{ id: number }>('select id from companies where slug = $1', [slug]);
    if (!company) return [];
    return actor.manages(company.id) || actor.is('owner', company.id)
      ? [{ kind, name: `${kind}:${slug}`, companyId: company.id, ...NOWHERE }]
      : [];
  }
}
