import { Injectable } from '@nestjs/common';
import { hashToken } from '#libs/identity';
import { looksLikeUuid } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { isBlankToken } from '../requests/blank-token.js';
import {
  CONTEXT_OF_REQUESTS,
  NOT_ARCHIVED,
  REQUEST_IN_CONTEXT_COLUMNS,
  type RequestInContext,
} from '../requests/request-in-context.rows.js';
import { UnknownLink } from '../requests/request.queries.js';

/** A call that a worker is or was confirmed for, as calendars keep it. */
export interface CalendarCall extends RequestInContext {
  call_slug: string;
  worker_name: string;
  location_address: string | null;
  /** The worker is not to come: taken off, canceled or deleted. A no-show was to come. */
  is_off: boolean;
  /** The request is there, so that its link opens a page. */
  has_page: boolean;
  /** Grows with every change of event, call, requirement and request. */
  revision: number;
  last_modified: Date;
}

const COLUMNS = `${REQUEST_IN_CONTEXT_COLUMNS}, ct.slug as call_slug, r.deleted_at is null and ${NOT_ARCHIVED} as has_page, w.name as worker_name, l.address as location_address,
  not (r.state in ('confirmed', 'no_show') and not e.canceled and ${NOT_ARCHIVED}) as is_off,
  e.revision + ct.revision + q.revision + r.revision as revision,
  greatest(ct.last_modified, e.revised_at, r.responded_at, r.confirmed_at, q.archived_at, ct.archived_at, e.archived_at, r.deleted_at) as last_modified`;

/** How long calendars keep calls: past ones, and those that were canceled. */
const KEPT_DAYS = { past: 366, canceled: 30 };
const DAY = 24 * 60 * 60_000;

/** Requests r, deleted ones among them as long as they are remembered. */
const WITH_DELETED = `(
    select id, labor_requirement_id, worker_id, token_short, state, reserved, cancel_counted, sent_at, responded_at, confirmed_at, revision,
           null::timestamptz as deleted_at from labor_requests
     union all
    select id, labor_requirement_id, worker_id, token_short, 'canceled', false, false, null, null, confirmed_at, revision, deleted_at
      from deleted_requests) r`;

/** Calendars of workers: confirmed calls stay in them, marked as canceled when they are. */
@Injectable()
export class CalendarQueries {
  /**
   * The calls of an event that the number of the link's worker is or was confirmed for, the earliest first; includes
   * deleted ones, so that calendars remove them, and for 30 days calls whose request was deleted. Two statements.
   *
   * @throws UnknownLink the event has no such token, or there is no such event
   */
  async ofLink(work: Work, eventSlug: string, shortToken: string): Promise<CalendarCall[]> {
    if (isBlankToken(shortToken)) throw new UnknownLink();
    const holder = await work.row<{ event_id: number; phone_number: string }>(
      `select e.id as event_id, w.phone_number from ${WITH_DELETED}
         join workers w on w.id = r.worker_id
         join labor_requirements q on q.id = r.labor_requirement_id
         join call_times ct on ct.id = q.call_time_id
         join events e on e.id = ct.event_id
        where r.token_short = $2 and e.slug = $1`,
      [eventSlug, shortToken],
    );
    if (!holder) throw new UnknownLink();
    return work.rows<CalendarCall>(
      `select ${COLUMNS} from ${WITH_DELETED} ${CONTEXT_OF_REQUESTS}
        where e.id = $1 and w.phone_number = $2 and r.confirmed_at is not null order by ct.starts_at, r.id`,
      [holder.event_id, holder.phone_number],
    );
  }

  /**
   * The calls of a feed's person, in all companies, the earliest first: those they are or were confirmed for, from a year
   * ago on; canceled and deleted ones for 30 days. Two statements.
   *
   * @throws UnknownLink no such feed, renewed or ended, or the account has ended
   */
  async ofFeed(work: Work, token: string): Promise<CalendarCall[]> {
    const owner = looksLikeUuid(token)
      ? await work.row<{ user_id: number }>(
          'select cf.user_id from calendar_feeds cf join users u on u.id = cf.user_id where cf.token_hash = $1 and u.is_active',
          [hashToken(token)],
        )
      : null;
    if (!owner) throw new UnknownLink();
    const before = (days: number): Date => new Date(work.now.getTime() - days * DAY);
    return work.rows<CalendarCall>(
      `select * from (
         select ${COLUMNS} from ${WITH_DELETED} ${CONTEXT_OF_REQUESTS}
          where w.user_id = $1 and r.confirmed_at is not null and ct.starts_at > $2) calls
        where not calls.is_off or calls.last_modified > $3 order by calls.starts_at, calls.id`,
      [owner.user_id, before(KEPT_DAYS.past), before(KEPT_DAYS.canceled)],
    );
  }
}
