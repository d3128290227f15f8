import { Injectable } from '@nestjs/common';
import { anyCompanyOf, TodayQueries } from '#libs/company';
import { type EventSearchTerm, eventSearchCondition, type EventDates } from '#libs/event';
import type { Work } from '#libs/platform';
import type { Fill } from '../rules/fill.js';

/** `upcoming` includes events that ended yesterday; `all` is both; each includes canceled ones. */
export const EVENT_VIEWS = ['upcoming', 'past', 'all', 'canceled'] as const;
export type EventView = (typeof EVENT_VIEWS)[number];

export interface EventSearch {
  /** Null: every company that the actor reaches. */
  companyId: number | null;
  terms: readonly EventSearchTerm[];
  view: EventView;
  limit: number;
  offset: number;
}

/** An event as lists show it. */
export interface FoundEvent extends EventDates {
  id: number;
  slug: string;
  company_id: number;
  event_name: string;
  event_description: string;
  canceled: boolean;
  company_name: string;
  location_name: string | null;
  time_zone: string;
  /** The steward's grant. */
  steward_id: number | null;
  steward_name: string | null;
  /** Who waits for consent, or sent STOP, counts as queued. */
  fill: Omit<Fill, 'awaiting' | 'stopped'>;
  /** Requirements that miss confirmed workers, by call and skill. */
  needs: { laborType: string; needed: number; confirmed: number }[];
}

export interface FoundEvents {
  events: FoundEvent[];
  /** How many match in each view. */
  counts: Record<EventView, number>;
}

const CONDITION: Record<EventView, string> = {
  upcoming: 'matching.is_upcoming',
  past: 'not matching.is_upcoming',
  all: 'true',
  canceled: 'matching.canceled',
};
const ORDER: Record<EventView, string> = {
  upcoming: 'start_date, id',
  past: 'start_date desc, id desc',
  all: 'start_date, id',
  canceled: 'start_date desc, id desc',
};

/** The columns of `FoundEvent`, for one page of events. */
const FOUND = `
  e.id, e.slug, e.company_id, e.event_name, e.event_description, e.start_date, e.end_date, e.is_single_day, e.canceled, e.steward_id,
  c.name as company_name, l.name as location_name, coalesce(l.time_zone, c.time_zone) as time_zone,
  (select coalesce((select w.name from workers w where w.user_id = u.id and w.company_id = e.company_id order by w.id limit 1),
                   nullif(trim(u.first_name || ' ' || u.last_name), ''), u.username)
     from role_grants g join users u on u.id = g.user_id where g.id = e.steward_id) as steward_name,
  (select json_build_object('needed', coalesce(sum(f.needed_labor), 0), 'confirmed', coalesce(sum(f.confirmed), 0),
            'available', coalesce(sum(f.available), 0), 'asked', coalesce(sum(f.asked), 0), 'queued', coalesce(sum(f.queued), 0),
            'declined', coalesce(sum(f.declined), 0)) from fills f where f.event_id = e.id) as fill,
  (select coalesce(json_agg(json_build_object('laborType', f.skill, 'needed', f.needed_labor, 'confirmed', f.confirmed)
                            order by f.starts_at, f.call_time_id, f.skill), '[]')
     from fills f where f.event_id = e.id and f.confirmed < f.needed_labor) as needs`;

@Injectable()
export class EventSearchQueries {
  constructor(private readonly today: TodayQueries) {}

  /**
   * One page of the events that the actor reaches and that match, and how many there are. By start date; past and canceled
   * ones the latest first. Two statements.
   */
  async find(
    work: Work,
    { companyId, terms, view, limit, offset }: EventSearch,
  ): Promise<FoundEvents> {
    const { actor } = work;
    const stewardGrants = actor.grants
      .filter((grant) => grant.role === 'steward')
      .map((grant) => grant.id);
    const asked = companyId === null ? null : [companyId];
    const reached = actor.companyIdsReachedAs('manager', 'steward');
    const today = await this.today.datesByZoneUnchecked(work, asked ?? reached);
    const found = await work.row<FoundEvents>(
      `with matching as materialized (
         select e.id, e.start_date, e.canceled, coalesce(e.end_date, e.start_date) >= today.date - 1 as is_upcoming
           from events e
           join companies c on c.id = e.company_id
           left join location_profiles l on l.id = e.location_profile_id
           join jsonb_to_recordset($4::jsonb) as today(zone text, date date) on today.zone = coalesce(l.time_zone, c.time_zone)
          where e.archived_at is null and e.company_id = ${anyCompanyOf(3)} and (e.company_id = ${anyCompanyOf(1)} or e.steward_id = any($2))
            and ${eventSearchCondition(5)}
       ), shown as materialized (
         select id from matching where ${CONDITION[view]} order by ${ORDER[view]} limit $6 offset $7
       ), fills as materialized (
         select ct.event_id, ct.id as call_time_id, ct.starts_at, q.needed_labor, t.name as skill,
                count(*) filter (where r.state = 'confirmed') as confirmed, count(*) filter (where r.state = 'available') as available,
                count(*) filter (where r.state = 'pending' and r.sent_at is not null) as asked,
                count(*) filter (where r.state = 'pending' and r.sent_at is null) as queued,
                count(*) filter (where r.state in ('declined', 'canceled', 'no_show')) as declined
           from shown
           join call_times ct on ct.event_id = shown.id and ct.archived_at is null
           join labor_requirements q on q.call_time_id = ct.id and q.archived_at is null
           join labor_types t on t.id = q.labor_type_id
           left join labor_requests r on r.labor_requirement_id = q.id
          group by ct.id, q.id, t.id
       )
       select (select json_build_object('all', count(*), 'upcoming', count(*) filter (where is_upcoming),
                        'past', count(*) filter (where not is_upcoming), 'canceled', count(*) filter (where canceled)) from matching) as counts,
              (select coalesce(json_agg(to_json(found) order by ${ORDER[view]}), '[]') from (
                 select ${FOUND} from shown join events e on e.id = shown.id join companies c on c.id = e.company_id
                   left join location_profiles l on l.id = e.location_profile_id) found) as events`,
      [
        actor.companyIdsReachedAs('manager'),
        stewardGrants,
        asked,
        today,
        JSON.stringify(terms),
        limit,
        offset,
      ],
    );
    return found!;
  }
}
