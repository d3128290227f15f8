import { Injectable } from '@nestjs/common';
import { assertManaged, RESTORABLE_DAYS } from '#libs/event';
import type { Work } from '#libs/platform';

/** A deleted entity that can be restored by itself: its parent exists. */
export interface ArchivedRow {
  kind: 'event' | 'call_time' | 'labor_requirement';
  slug: string;
  /** The name of the event or call; for a requirement its skill. */
  name: string;
  event_slug: string;
  event_name: string;
  /** Null for events. */
  call_name: string | null;
  archived_at: Date;
}

/** Longer lists are not for people. */
const MOST = 500;

@Injectable()
export class ArchiveQueries {
  /**
   * Entities of a company deleted in the last 90 days that can be restored, the latest first. One statement.
   *
   * @throws NotFound, Unauthorized the actor does not manage the company
   */
  async restorable(work: Work, companyId: number): Promise<ArchivedRow[]> {
    assertManaged(work.actor, { company_id: companyId, steward_id: null }, 'Company');
    return work.rows<ArchivedRow>(
      `select kind, slug, name, event_slug, event_name, call_name, archived_at from (
         select 'event' as kind, e.slug, e.event_name as name, e.slug as event_slug, e.event_name, null as call_name, e.archived_at, e.id
           from events e where e.company_id = $1
         union all
         select 'call_time', ct.slug, ct.name, e.slug, e.event_name, ct.name, ct.archived_at, ct.id
           from call_times ct join events e on e.id = ct.event_id where e.company_id = $1 and e.archived_at is null
         union all
         select 'labor_requirement', q.slug, t.name, e.slug, e.event_name, ct.name, q.archived_at, q.id
           from labor_requirements q join labor_types t on t.id = q.labor_type_id join call_times ct on ct.id = q.call_time_id
           join events e on e.id = ct.event_id
          where e.company_id = $1 and e.archived_at is null and ct.archived_at is null) deleted
        where archived_at >= $2::timestamptz - make_interval(hours => $3) order by archived_at desc, kind, id desc limit $4`,
      [companyId, work.now, RESTORABLE_DAYS * 24, MOST],
    );
  }
}
