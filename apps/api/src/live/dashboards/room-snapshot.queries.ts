import { Injectable } from '@nestjs/common';
import { DATABASE_VERSION_SQL, UnitOfWork } from '#libs/platform';
import type { Room, RoomKind } from './room.js';
import type { RoomCounts } from './shapes.js';

/** The state of a room at one moment of the database. */
export interface RoomSnapshot {
  version: number;
  counts: RoomCounts;
  /** Slugs of the requested requirements, ordered by id; null when one is gone: anything may have changed. */
  requirements: string[] | null;
}

type Row = RoomCounts & { version: number; slugs: string[] };

const CALLS =
  'labor_requirements q join call_times ct on ct.id = q.call_time_id join events e on e.id = ct.event_id';
const NOT_DELETED = 'coalesce(q.archived_at, ct.archived_at, e.archived_at) is null';
/** Counts as many as the feed shows. */
const UNREAD = `(select count(*) filter (where not n.read) from (select read from notifications where company_id = $1 order by id desc limit 500) n)`;

/**
 * For each kind of room, by `$1` (and the moment `$3`): whether its entity exists, and which requirements belong to it.
 */
const SCOPES: Record<RoomKind, { there: string; requirements: string; unread: string }> = {
  company: {
    there: 'companies c where c.id = $1',
    requirements: `e.company_id = $1 and ct.starts_at > $3::timestamptz - interval '1 day'`,
    unread: UNREAD,
  },
  event: {
    there: 'events e where e.id = $1 and e.archived_at is null',
    requirements: 'e.id = $1',
    unread: 'null::bigint',
  },
  'call-time': {
    there:
      'call_times ct join events e on e.id = ct.event_id where ct.id = $1 and coalesce(ct.archived_at, e.archived_at) is null',
    requirements: 'ct.id = $1',
    unread: 'null::bigint',
  },
  requirement: {
    there: `${CALLS} where q.id = $1 and ${NOT_DELETED}`,
    requirements: 'q.id = $1',
    unread: 'null::bigint',
  },
};

/** Reads the state of a room and its version. */
@Injectable()
export class RoomSnapshotQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Null when the room's entity was deleted. One statement: counts and version are of the same moment.
   *
   * @param requirementIds whose slugs are wanted
   */
  async readUnchecked(
    { kind, id }: Pick<Room, 'kind' | 'id'>,
    requirementIds: readonly number[] = [],
  ): Promise<RoomSnapshot | null> {
    const { there, requirements, unread } = SCOPES[kind];
    const work = this.unitOfWork.reading();
    const row = await work.row<Row>(
      `with shown as materialized (select q.id, q.needed_labor from ${CALLS} where ${requirements} and ${NOT_DELETED})
       select ${DATABASE_VERSION_SQL} as version, needed.count as needed, asked.*, ${unread} as unread_notifications,
              array(select q.slug from labor_requirements q where q.id = any($2) order by q.id) as slugs
         from (select coalesce(sum(needed_labor), 0)::bigint as count from shown) needed,
              (select count(*) filter (where r.state = 'pending') as pending,
                      count(*) filter (where r.state = 'confirmed') as confirmed,
                      count(*) filter (where r.state = 'available') as available,
                      count(*) filter (where r.state in ('declined', 'canceled', 'no_show')) as declined
                 from labor_requests r where r.labor_requirement_id in (select id from shown)) asked
        where exists (select from ${there})`,
      kind === 'company' ? [id, requirementIds, work.now] : [id, requirementIds],
    );
    if (!row) return null;
    const { version, slugs, ...counts } = row;
    const { needed, pending, confirmed, available, declined, unread_notifications } = counts;
    return {
      version,
      counts: { needed, pending, confirmed, available, declined, unread_notifications },
      requirements: slugs.length < requirementIds.length ? null : slugs,
    };
  }
}
