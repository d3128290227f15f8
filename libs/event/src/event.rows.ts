import type { CompanyRow, LocationRow } from '#libs/company';

/** A manager or steward as a screen names them. */
export interface PersonRow {
  /** The grant's id. */
  id: number;
  per_page_preference: number;
  time_zone: string;
  user: { id: number; username: string; first_name: string; last_name: string };
}

/** An event with everything its work rules and zone depend on. */
export interface EventBaseRow {
  id: number;
  slug: string;
  company_id: number;
  event_name: string;
  event_description: string;
  /** 'YYYY-MM-DD' */
  start_date: string;
  end_date: string | null;
  is_single_day: boolean;
  canceled: boolean;
  location_profile_id: number | null;
  created_by_id: number | null;
  steward_id: number | null;
  minimum_minutes: number | null;
  meal_trigger_minutes: number | null;
  round_up_minutes: number | null;
  company: CompanyRow;
  location: LocationRow | null;
}

export interface EventRow extends EventBaseRow {
  created_by: PersonRow | null;
  steward: PersonRow | null;
}

/** Columns of `EventBaseRow` for the aliases e (events), c (companies), l (location_profiles). */
export const EVENT_BASE_COLUMNS = `
  e.id, e.slug, e.company_id, e.event_name, e.event_description, e.start_date, e.end_date, e.is_single_day, e.canceled,
  e.location_profile_id, e.created_by_id, e.steward_id, e.minimum_minutes, e.meal_trigger_minutes, e.round_up_minutes,
  to_json(c) as company, to_json(l) as location`;

/** Columns of `EventRow`; joins as in `EVENT_JOINS`. */
export const EVENT_COLUMNS = `${EVENT_BASE_COLUMNS}, ${person('created_by_id')} as created_by, ${person('steward_id')} as steward`;

/** `from events e` with the company and the location. */
export const EVENT_JOINS = `events e join companies c on c.id = e.company_id left join location_profiles l on l.id = e.location_profile_id`;

/** The zone of an event's wall clock: its location's, else its company's. */
export function zoneOf(event: Pick<EventBaseRow, 'company' | 'location'>): string {
  return event.location?.time_zone ?? event.company.time_zone;
}

function person(column: 'created_by_id' | 'steward_id'): string {
  return `(select json_build_object('id', g.id, 'per_page_preference', g.per_page_preference, 'time_zone', g.time_zone,
      'user', json_build_object('id', u.id, 'username', u.username, 'first_name', u.first_name, 'last_name', u.last_name))
    from role_grants g join users u on u.id = g.user_id where g.id = e.${column})`;
}
