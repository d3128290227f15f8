import { type EventBaseRow, type EventRow, eventWorkRules, type PersonRow } from '#libs/event';
import { extendObject, hoursOfMinutes } from '#libs/kernel';
import {
  date,
  decimal,
  flag,
  inline,
  integer,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { CompanyShape, presentCompany } from './company.presenter.js';
import {
  LocationWithCompanyShape,
  presentLocationWithCompany,
} from './location-profile.presenter.js';
import { MOVE_REPORT } from './move-report.js';

/** All data of an account that is ever shown. */
export const UserShape = object('User', {
  id: integer(2),
  username: text('manager'),
  first_name: text('Mia'),
  last_name: text('Lopez'),
});

const personal = {
  id: integer(1),
  per_page_preference: integer(10),
  user: UserShape,
  company: CompanyShape,
};
const ManagerShape = object('Manager', { ...personal, timezone: text('America/New_York') });
const StewardShape = object('Steward', personal);

const scalars = {
  id: integer(5),
  event_name: text('Spring tour, load-in'),
  slug: text('qsn1tEh'),
  start_date: date(),
  end_date: nullable(date('2031-05-02')),
  is_single_day: flag(false),
  event_description: text('Doors at six.'),
  canceled: flag(false),
  minimum_hours: decimal(4, 'Hours; what applies here, wherever it was set.'),
  meal_penalty_trigger_time: decimal(5),
  hour_round_up: integer(15),
};

export const EventShape = object('Event', {
  ...scalars,
  location_profile: nullable(LocationWithCompanyShape),
  company: CompanyShape,
  created_by: nullable(ManagerShape),
  steward: nullable(StewardShape),
});
export type EventView = Static<typeof EventShape>;

/** With the outcome of the texts about moved calls. */
export const EditedEventShape = object('EditedEvent', {
  ...EventShape.properties,
  ...MOVE_REPORT,
});
export type EditedEventView = Static<typeof EditedEventShape>;

export const ListedEventShape = object('ListedEvent', {
  ...EventShape.properties,
  filled: flag(false, 'Nothing is unfilled; also true of an event without requirements.'),
  unfilled_count: integer(2, 'Positions of all requirements without a confirmed worker.'),
});
export type ListedEventView = Static<typeof ListedEventShape>;

/** The event within a labor request. */
export const FlatEventShape = object('FlatEvent', {
  ...scalars,
  location_profile: nullable(inline({ id: integer(2), name: text('Arena') })),
  company: integer(1),
  created_by: nullable(integer(1)),
  steward: nullable(integer(4)),
});
export type FlatEventView = Static<typeof FlatEventShape>;

export function presentEvent(event: EventRow): EventView {
  const company = presentCompany(event.company);
  return extendObject(presentScalars(event), {
    location_profile: event.location && presentLocationWithCompany(event.location, event.company),
    company,
    created_by:
      event.created_by &&
      extendObject(presentPerson(event.created_by), {
        timezone: event.created_by.time_zone,
        company,
      }),
    steward: event.steward && extendObject(presentPerson(event.steward), { company }),
  });
}

export function presentFlatEvent(event: EventBaseRow): FlatEventView {
  return extendObject(presentScalars(event), {
    location_profile: event.location && { id: event.location.id, name: event.location.name },
    company: event.company_id,
    created_by: event.created_by_id,
    steward: event.steward_id,
  });
}

function presentScalars(
  event: EventBaseRow,
): Omit<FlatEventView, 'location_profile' | 'company' | 'created_by' | 'steward'> {
  const rules = eventWorkRules(event);
  return {
    id: event.id,
    event_name: event.event_name,
    slug: event.slug,
    start_date: event.start_date,
    end_date: event.end_date,
    is_single_day: event.is_single_day,
    event_description: event.event_description,
    canceled: event.canceled,
    minimum_hours: hoursOfMinutes(rules.minimumMinutes),
    meal_penalty_trigger_time: hoursOfMinutes(rules.mealTriggerMinutes),
    hour_round_up: rules.roundUpMinutes,
  };
}

function presentPerson(person: PersonRow): {
  id: number;
  per_page_preference: number;
  user: Static<typeof UserShape>;
} {
  return { id: person.id, per_page_preference: person.per_page_preference, user: person.user };
}
