import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import { reaches } from '#libs/event';
import { UnitOfWork } from '#libs/platform';
import { type EntityPath, type Room, roomName, type RequestedRoom } from './room.js';

interface FoundEntity extends EntityPath {
  id: number;
  slug: string;
  company_id: number;
  steward_id: number | null;
}

const EVENT = `
  select e.id, e.slug, e.company_id, e.steward_id, e.id as event_id, null::bigint as call_time_id, null::bigint as requirement_id
    from events e
   where e.slug = $1 and e.archived_at is null`;
const CALL_TIME = `
  select ct.id, ct.slug, e.company_id, e.steward_id, e.id as event_id, ct.id as call_time_id, null::bigint as requirement_id
    from call_times ct join events e on e.id = ct.event_id
   where ct.slug = $1 and coalesce(ct.archived_at, e.archived_at) is null`;
const REQUIREMENT = `
  select q.id, q.slug, e.company_id, e.steward_id, e.id as event_id, ct.id as call_time_id, q.id as requirement_id
    from labor_requirements q join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id
   where q.slug = $1 and coalesce(q.archived_at, ct.archived_at, e.archived_at) is null`;
const STATEMENTS = { event: EVENT, 'call-time': CALL_TIME, requirement: REQUIREMENT };

/** Finds the room if the actor may watch it. One statement each. */
@Injectable()
export class RoomReachQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * A company: its managers and administrators. All else: managers of its company, its event's steward and
   * administrators. Null: the room does not exist, or the actor has no access; the client cannot tell which.
   */
  async find(actor: Actor, { kind, slug }: RequestedRoom): Promise<Room | null> {
    if (kind === 'company') return this.company(actor, slug);
    const found = await this.unitOfWork.reading().row<FoundEntity>(STATEMENTS[kind], [slug]);
    if (!found || !reaches(actor, found)) return null;
    const { id, company_id: companyId, event_id, call_time_id, requirement_id } = found;
    return {
      kind,
      id,
      companyId,
      event_id,
      call_time_id,
      requirement_id,
      name: roomName(kind, found.slug),
    };
  }

  private async company(actor: Actor, slug: string | null): Promise<Room | null> {
    const managed = actor.companyIdsAs('manager');
    const company = await this.unitOfWork
      .reading()
      .row<{ id: number; slug: string }>(
        `select id, slug from companies where ${slug === null ? 'id' : 'slug'} = $1`,
        [slug ?? managed[0] ?? null],
      );
    if (!company || !actor.manages(company.id)) return null;
    const nowhere = { event_id: null, call_time_id: null, requirement_id: null };
    return {
      kind: 'company',
      id: company.id,
      companyId: company.id,
      ...nowhere,
      name: roomName('company', company.slug),
    };
  }
}
