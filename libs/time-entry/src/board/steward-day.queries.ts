import { Injectable } from '@nestjs/common';
import { type CallTime, LONGEST_CALL_HOURS } from '#libs/call-time';
import type { Event } from '#libs/event';
import { MISSING_AFTER_MINUTES } from '#libs/labor';
import type { RowOf, Work } from '#libs/platform';
import { PRESENCE_JOINS, presenceAt } from './presence-sql.js';

/** A call of today, with where its crew is. */
export type CallOfTheDay = Pick<RowOf<CallTime>, 'id' | 'slug' | 'name' | 'starts_at'> &
  Pick<RowOf<Event>, 'event_name'> & {
    event_slug: string;
    location_name: string | null;
    /** IANA name of the event's zone. */
    time_zone: string;
    time_tracking: boolean;
    needed: number;
    confirmed: number;
    here: number;
    /** Said that they are late, or are on their way to a call that has begun. */
    late: number;
    /** Silent ten minutes after the call. */
    missing: number;
  };

/** An event that the actor runs. */
export type AssignedEvent = Pick<
  RowOf<Event>,
  'id' | 'slug' | 'event_name' | 'start_date' | 'end_date'
> & {
  location_name: string | null;
  address: string | null;
  time_zone: string;
  is_past: boolean;
};

/** A time sheet that waits for its steward. */
export interface SheetOfSteward {
  slug: string;
  call_name: string;
  event_name: string;
  starts_at: Date;
  /** IANA name of the event's zone. */
  time_zone: string;
  /** Somebody returned it, or an edit did. */
  is_returned: boolean;
  returned_note: string | null;
  open_disputes: number;
}

/** So far back sheets that were never submitted are asked for. */
const SHEET_DAYS = 30;

/** What a steward has before them. */
@Injectable()
export class StewardDayQueries {
  /** Today's calls of the actor's events, in the venue's zone, and those that run since yesterday; by start. One statement. */
  calls(work: Work): Promise<CallOfTheDay[]> {
    return work.rows<CallOfTheDay>(
      `select ct.id, ct.slug, ct.name, ct.starts_at, e.event_name, e.slug as event_slug, l.name as location_name,
              coalesce(l.time_zone, c.time_zone) as time_zone, c.time_tracking,
              (select coalesce(sum(q.needed_labor), 0)::int from labor_requirements q where q.call_time_id = ct.id and q.archived_at is null) as needed,
              crew.confirmed, crew.here, crew.late, crew.missing
         from events e
         join companies c on c.id = e.company_id
         left join location_profiles l on l.id = e.location_profile_id
         join call_times ct on ct.event_id = e.id
         cross join lateral (
           select count(*)::int as confirmed, count(*) filter (where presence = 'here')::int as here,
                  count(*) filter (where presence = 'on_the_way' and (minutes is not null or ct.starts_at <= $2))::int as late,
                  count(*) filter (where presence = 'silent' and ct.starts_at <= $2::timestamptz - interval '${MISSING_AFTER_MINUTES} minutes')::int as missing
             from (select ${presenceAt('$2')} as presence, arr.minutes
                     from labor_requirements q join labor_requests r on r.labor_requirement_id = q.id${PRESENCE_JOINS}
                    where q.call_time_id = ct.id and q.archived_at is null and r.state = 'confirmed') those) crew
        where e.steward_id = any($1::bigint[]) and e.archived_at is null and not e.canceled and ct.archived_at is null
          and (ct.date = ($2 at time zone coalesce(l.time_zone, c.time_zone))::date
               or crew.here > 0 and ct.starts_at between $2::timestamptz - interval '${LONGEST_CALL_HOURS} hours' and $2)
        order by ct.starts_at, ct.id`,
      [grantIdsOf(work), work.now],
    );
  }

  /**
   * Time sheets of the actor's events that wait: drafts of the last 30 days whose crew has left, and any with disputes that
   * nobody answered. Oldest first. One statement.
   */
  sheets(work: Work): Promise<SheetOfSteward[]> {
    return work.rows<SheetOfSteward>(
      `select ct.slug, ct.name as call_name, e.event_name, ct.starts_at, coalesce(l.time_zone, c.time_zone) as time_zone,
              ts.returned_at is not null as is_returned, ts.returned_note, open.disputes as open_disputes
         from events e
         join companies c on c.id = e.company_id
         left join location_profiles l on l.id = e.location_profile_id
         join call_times ct on ct.event_id = e.id and ct.archived_at is null
         left join time_sheets ts on ts.call_time_id = ct.id
         cross join lateral (select count(*)::int as disputes from time_entry_disputes ted
                              where ted.call_time_id = ct.id and ted.answered_at is null) open
         cross join lateral (select count(te.id) as entries, count(te.id) filter (where te.end_at is null or te.end_at > $2) as running
                               from labor_requirements q
                               join labor_requests r on r.labor_requirement_id = q.id
                               join time_entries te on te.labor_request_id = r.id and te.voided_at is null
                              where q.call_time_id = ct.id and q.archived_at is null) hours
        where e.steward_id = any($1::bigint[]) and e.archived_at is null and ct.starts_at <= $2
          and (ct.starts_at > $2::timestamptz - interval '${SHEET_DAYS} days'
               or exists (select from time_entry_disputes ted where ted.call_time_id = ct.id and ted.answered_at is null))
          and (open.disputes > 0 or coalesce(ts.state, 'draft') = 'draft' and hours.entries > 0 and hours.running = 0
                                    and ct.starts_at > $2::timestamptz - interval '${SHEET_DAYS} days')
        order by ct.starts_at, ct.id`,
      [grantIdsOf(work), work.now],
    );
  }

  /** The actor's events, by start. One statement. */
  events(work: Work): Promise<AssignedEvent[]> {
    return work.rows<AssignedEvent>(
      `select e.id, e.slug, e.event_name, e.start_date, e.end_date, l.name as location_name, l.address,
              coalesce(l.time_zone, c.time_zone) as time_zone,
              coalesce(e.end_date, e.start_date) < ($2 at time zone coalesce(l.time_zone, c.time_zone))::date as is_past
         from events e join companies c on c.id = e.company_id left join location_profiles l on l.id = e.location_profile_id
        where e.steward_id = any($1::bigint[]) and e.archived_at is null and not e.canceled
        order by e.start_date, e.id`,
      [grantIdsOf(work), work.now],
    );
  }
}

function grantIdsOf({ actor }: Work): number[] {
  return actor.grants.filter(({ role }) => role === 'steward').map(({ id }) => id);
}
