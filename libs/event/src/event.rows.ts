import type { CompanyJson, LocationRow } from '#libs/company';
import type { RoleGrant, User } from '#libs/identity';
import { columnsOf, type RowOf } from '#libs/platform';
import { Event } from './event.entity.js';

/** A manager or steward as screens show them; the id is the grant's. */
export type PersonRow = Pick<RowOf<RoleGrant>, 'id' | 'per_page_preference' | 'time_zone'> & {
  user: Pick<RowOf<User>, 'id' | 'username' | 'first_name' | 'last_name'>;
};

/** An event with everything that its work rules and zone depend on. */
export type EventBaseRow = Omit<
  RowOf<Event>,
  'created_at' | 'archived_at' | 'revision' | 'revised_at'
> & {
  company: CompanyJson;
  location: LocationRow | null;
};

export type EventRow = EventBaseRow & { created_by: PersonRow | null; steward: PersonRow | null };

/** Columns of the event itself: `EventBaseRow` without joined rows. */
const EVENT_OWN_COLUMNS = columnsOf(Event, 'e', [
  'created_at',
  'archived_at',
  'revision',
  'revised_at',
]);

/** Columns of `EventBaseRow`; joins as in `EVENT_JOINS`. */
export const EVENT_BASE_COLUMNS = `${EVENT_OWN_COLUMNS}, to_json(c) as company, to_json(l) as location`;

/** Columns of `EventRow`; joins as in `EVENT_JOINS`. */
export const EVENT_COLUMNS = `${EVENT_BASE_COLUMNS}, ${person('created_by_id')} as created_by, ${person('steward_id')} as steward`;

/** `from events e` with the company and the location. */
export const EVENT_JOINS = `events e join companies c on c.id = e.company_id left join location_profiles l on l.id = e.location_profile_id`;

/** IANA name of an event's zone: its location's, else its company's. */
export function zoneOf(event: {
  company: Pick<CompanyJson, 'time_zone'>;
  location: Pick<LocationRow, 'time_zone'> | null;
}): string {
  return event.location?.time_zone ?? event.company.time_zone;
}

function person(column: 'created_by_id' | 'steward_id'): string {
  return `(select json_build_object('id', g.id, 'per_page_preference', g.per_page_preference, 'time_zone', g.time_zone,
      'user', json_build_object('id', u.id, 'username', u.username, 'first_name', u.first_name, 'last_name', u.last_name))
    from role_grants g join users u on u.id = g.user_id where g.id = e.${column})`;
}
