import { Injectable } from '@nestjs/common';
import { type EventSearchTerm, eventSearchCondition } from '#libs/event';
import type { Actor } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { searchPatterns } from '../workers/contact-list/contact-filter.js';

export interface SiteSearch {
  /** As it was typed. */
  search: string;
  /** The same, read as a search for events. */
  terms: readonly EventSearchTerm[];
  /** Of each kind. */
  limit: number;
  /** The one company to search in; administrators have to name it. Null: every company that the actor is of. */
  companyId: number | null;
}

export interface FoundSites {
  events: {
    slug: string;
    name: string;
    date: string;
    location: string | null;
    canceled: boolean;
  }[];
  contacts: { slug: string; name: string; phone: string }[];
  calls: {
    slug: string;
    name: string;
    event_slug: string;
    event: string;
    date: string;
    time: string;
  }[];
}

/** The companies that the actor manages, the grants by which they run events, and the companies of both. */
function reachOf(actor: Actor, companyId: number | null): [number[], number[], number[]] {
  const isAsked = (id: number): boolean => companyId === null || id === companyId;
  const managed = actor.companyIdsAs('manager').filter(isAsked);
  if (companyId !== null && actor.isAdministrator) managed.push(companyId);
  const ofSteward = actor.companyIdsAs('steward').filter(isAsked);
  const grants = actor.grants.filter(({ role }) => role === 'steward').map(({ id }) => id);
  return [managed, grants, [...new Set([...managed, ...ofSteward])]];
}

/** $1: companies that the actor manages, $2: grants of a steward, $3: companies of both. Nothing else, so that indexes by company are used. */
const EVENTS_REACHED =
  'e.company_id = any($3::bigint[]) and e.archived_at is null and (e.company_id = any($1::bigint[]) or e.steward_id = any($2::bigint[]))';
const TODAY = `$4::timestamptz at time zone 'UTC'`;

/** $5: terms of events, $6: patterns of names, $7: pattern of a number, $8: limit, $9: words as text. */
const FOUND = `
  select
    (select coalesce(json_agg(json_build_object('slug', slug, 'name', event_name, 'date', start_date, 'location', location, 'canceled', canceled) order by place), '[]')
       from (select e.slug, e.event_name, e.start_date, l.name as location, e.canceled,
                    row_number() over (order by e.start_date < (${TODAY})::date - 1, abs(e.start_date - (${TODAY})::date), e.id) as place
               from events e left join location_profiles l on l.id = e.location_profile_id
              where ${EVENTS_REACHED} and ${eventSearchCondition(5)}
              order by place limit $8) listed) as events,
    (select coalesce(json_agg(json_build_object('slug', slug, 'name', name, 'phone', phone_number) order by place), '[]')
       from (select w.slug, w.name, w.phone_number, row_number() over (order by position($9 in lower(w.name)) <> 1, lower(w.name), w.id) as place
               from workers w
              where w.company_id = any($1::bigint[]) and w.erased_at is null
                and case when $7::text is null then lower(w.name) like all($6::text[])
                         else w.phone_number like $7 or exists (select from alt_phones ap where ap.worker_id = w.id and ap.phone_number like $7) end
              order by place limit $8) listed) as contacts,
    (select coalesce(json_agg(json_build_object('slug', slug, 'name', name, 'event_slug', event_slug, 'event', event_name, 'date', date, 'time', time) order by place), '[]')
       from (select ct.slug, ct.name, ct.date, to_char(ct.time, 'HH24:MI') as time, e.slug as event_slug, e.event_name,
                    row_number() over (order by ct.starts_at < $4::timestamptz - interval '1 day', abs(extract(epoch from ct.starts_at - $4::timestamptz)), ct.id) as place
               from events e join call_times ct on ct.event_id = e.id and ct.archived_at is null
              where ${EVENTS_REACHED}
                and exists (select from unnest($6::text[]) pattern where lower(ct.name) like pattern)
                and lower(ct.name || ' ' || e.event_name) like all($6::text[])
              order by place limit $8) listed) as calls`;

/** The search of the header: events, contacts and calls at once. */
@Injectable()
export class SiteSearchQueries {
  /**
   * What the actor reaches and every word of the search matches: events by name, location and date, coming ones first;
   * contacts by name or number; calls by their name, with the event's. Stewards find the events that they run, and no
   * contacts. One statement, which reads what belongs to the reached companies by their indexes.
   */
  async find(work: Work, { search, terms, limit, companyId }: SiteSearch): Promise<FoundSites> {
    const { names, number } = searchPatterns(search);
    if (names.length === 0) return { events: [], contacts: [], calls: [] };
    const found = await work.row<FoundSites>(FOUND, [
      ...reachOf(work.actor, companyId),
      work.now,
      ...[JSON.stringify(terms), names, number, limit, search.trim().toLowerCase()],
    ]);
    return found!;
  }
}
