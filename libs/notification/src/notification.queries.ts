import { Injectable } from '@nestjs/common';
import { pageClauses, type KeysetPage, type SortOrder, type Work } from '#libs/platform';
import type { NotificationRow } from './notification.rows.js';

/** The single-page app reads the whole list after every hint. */
const MAX_FEED_LINES = 500;

/** Newest first. */
export const LINES_NEWEST_FIRST: SortOrder<Pick<NotificationRow, 'id'>> = {
  columns: [{ sql: 'n.id', type: 'bigint', valueIn: (line) => line.id }],
  direction: 'desc',
};

@Injectable()
export class NotificationQueries {
  /**
   * The lines of the companies that the actor manages, newest first. One statement.
   *
   * @param page by `LINES_NEWEST_FIRST`; null: the newest 500
   */
  feed(work: Work, page: KeysetPage | null = null): Promise<NotificationRow[]> {
    const { where, orderByAndLimit, parameters } = pageClauses(LINES_NEWEST_FIRST, page, [
      work.actor.companyIdsAs('manager'),
    ]);
    return work.jsonRows<NotificationRow>(
      `select n.id, n.response, n.message, n.sent_at, n.read, e.event_name as event, ct.name as call_time,
              case when coalesce(q.archived_at, ct.archived_at, e.archived_at) is null then q.slug end as labor_requirement_slug
         from notifications n
         join events e on e.id = n.event_id
         left join call_times ct on ct.id = n.call_time_id
         left join labor_requirements q on q.id = n.labor_requirement_id
        where n.company_id = any($1) and ${where}
        ${orderByAndLimit} ${page ? '' : `limit ${MAX_FEED_LINES}`}`,
      parameters,
    );
  }

  /** Lines about a requirement that nobody has read, of the companies that the actor manages. One statement. */
  async unreadOfRequirement(work: Work, requirementId: number): Promise<number> {
    const row = await work.row<{ count: number }>(
      `select count(*)::int as count from notifications n
        where n.labor_requirement_id = $1 and n.company_id = any($2) and not n.read`,
      [requirementId, work.actor.companyIdsAs('manager')],
    );
    return row!.count;
  }
}
