import { Injectable } from '@nestjs/common';
import { anyCompanyOf, type CompanyJson, type LocationRow } from '#libs/company';
import type { EventRow, PersonRow } from '#libs/event';
import { extendObject } from '#libs/kernel';
import { pageClauses, type KeysetPage, type SortOrder, type Work } from '#libs/platform';

export interface ListedEvent extends EventRow {
  /** Positions of all live requirements that have no confirmed worker. */
  unfilled_count: number;
}

/** The events to list: those of some companies (null: of all), and those run by one of these grants. */
interface Reach {
  companies: readonly number[] | null;
  stewardGrants: number[];
}

/** Companies, locations and people that many events share: read once, shared between the rows. */
type EventWithoutRelations = Omit<ListedEvent, 'company' | 'location' | 'created_by' | 'steward'>;

export const EVENTS_BY_DATE: SortOrder<Pick<ListedEvent, 'start_date' | 'id'>> = {
  columns: [
    { sql: 'e.start_date', type: 'date', valueIn: (event) => event.start_date },
    { sql: 'e.id', type: 'bigint', valueIn: (event) => event.id },
  ],
  direction: 'asc',
};

const OWN_EVENT_COLUMNS = `
  e.id, e.slug, e.company_id, e.event_name, e.event_description, e.start_date, e.end_date, e.is_single_day, e.canceled,
  e.location_profile_id, e.created_by_id, e.steward_id, e.minimum_minutes, e.meal_trigger_minutes, e.round_up_minutes`;

@Injectable()
export class EventListQueries {
  /**
   * The events that the actor reaches, canceled ones included, by start date: all for an
   * administrator, those of their companies for a manager, those they run for a steward. Three
   * statements.
   *
   * @param page by `EVENTS_BY_DATE`; null: all of them
   */
  reached(work: Work, page: KeysetPage | null = null): Promise<ListedEvent[]> {
    const { actor } = work;
    return this.list(
      work,
      {
        companies: actor.companyIdsReachedAs('manager'),
        stewardGrants: stewardGrantsOf(work),
      },
      page,
    );
  }

  /** Only those that the actor runs as a steward. Three statements. */
  asSteward(work: Work, page: KeysetPage | null = null): Promise<ListedEvent[]> {
    return this.list(work, { companies: [], stewardGrants: stewardGrantsOf(work) }, page);
  }

  private async list(work: Work, reach: Reach, page: KeysetPage | null): Promise<ListedEvent[]> {
    const events = await this.eventsWithoutRelations(work, reach, page);
    const [companies, people] = await Promise.all([
      this.companiesOf(work, events),
      this.peopleOf(work, events),
    ]);
    return events.map((event) => {
      const { company, locations } = companies.get(event.company_id)!;
      return extendObject(event, {
        company,
        location:
          (event.location_profile_id !== null && locations.get(event.location_profile_id)) || null,
        created_by: (event.created_by_id !== null && people.get(event.created_by_id)) || null,
        steward: (event.steward_id !== null && people.get(event.steward_id)) || null,
      });
    });
  }

  private eventsWithoutRelations(
    work: Work,
    { companies, stewardGrants }: Reach,
    page: KeysetPage | null,
  ): Promise<EventWithoutRelations[]> {
    const { where, orderByAndLimit, parameters } = pageClauses(EVENTS_BY_DATE, page, [
      companies,
      stewardGrants,
    ]);
    return work.jsonRows<EventWithoutRelations>(
      `with reached as materialized (
         select e.* from events e
          where e.archived_at is null and (e.company_id = ${anyCompanyOf(1)} or e.steward_id = any($2)) and ${where}
          ${orderByAndLimit}
       ), fill as (
         select ct.event_id, q.needed_labor, count(r.id) as confirmed
           from reached e
           join call_times ct on ct.event_id = e.id and ct.archived_at is null
           join labor_requirements q on q.call_time_id = ct.id and q.archived_at is null
           left join labor_requests r on r.labor_requirement_id = q.id and r.state = 'confirmed'
          group by ct.event_id, q.id
       ), unfilled as (
         select event_id, sum(greatest(0, needed_labor - confirmed))::int as count from fill group by event_id
       )
       select ${OWN_EVENT_COLUMNS}, coalesce(u.count, 0) as unfilled_count
         from reached e left join unfilled u on u.event_id = e.id
        order by e.start_date, e.id`,
      parameters,
    );
  }

  private async companiesOf(
    work: Work,
    events: EventWithoutRelations[],
  ): Promise<Map<number, { company: CompanyJson; locations: Map<number, LocationRow> }>> {
    const rows = await work.rows<{ company: CompanyJson; locations: LocationRow[] }>(
      `select to_json(c) as company,
              (select coalesce(json_agg(to_json(l)), '[]') from location_profiles l where l.company_id = c.id) as locations
         from companies c where c.id = any($1)`,
      [distinct(events.map((event) => event.company_id))],
    );
    return new Map(
      rows.map(({ company, locations }) => [company.id, { company, locations: byId(locations) }]),
    );
  }

  private async peopleOf(
    work: Work,
    events: EventWithoutRelations[],
  ): Promise<Map<number, PersonRow>> {
    const people = await work.jsonRows<PersonRow>(
      `select g.id, g.per_page_preference, g.time_zone,
              json_build_object('id', u.id, 'username', u.username, 'first_name', u.first_name, 'last_name', u.last_name) as user
         from role_grants g join users u on u.id = g.user_id where g.id = any($1)`,
      [distinct(events.flatMap((event) => [event.created_by_id, event.steward_id]))],
    );
    return byId(people);
  }
}

function stewardGrantsOf({ actor }: Work): number[] {
  return actor.grants.filter((grant) => grant.role === 'steward').map((grant) => grant.id);
}

function distinct(ids: (number | null)[]): number[] {
  return [...new Set(ids)].filter((id) => id !== null);
}

function byId<Row extends { id: number }>(rows: Row[]): Map<number, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
